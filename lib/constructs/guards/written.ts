import { TerraformElement, TerraformResource, TerraformStack } from "cdktf";
import type { IConstruct } from "constructs";
import { isObject } from "../../schema";
import { resolved } from "../base/resolved";
import { writesHcl } from "../base/writes-hcl";

type JsonObject = Readonly<Record<string, unknown>>;

/** The configuration of a resource or module in a stack's file. */
export interface Written {
  /** The construct that wrote it; the stack if unknown, as for an override of the stack. */
  readonly construct: IConstruct;
  readonly attributes: JsonObject;
}

/** A configuration block that has a name. */
export interface NamedWritten extends Written {
  readonly name: string;
}

/** A stack as JSON, with what is in its file. */
export function renderedBy(stack: TerraformStack): unknown {
  if (!writesHcl()) return stack.toTerraform();
  return stack.node
    .findAll()
    .filter((one) => TerraformElement.isTerraformElement(one))
    .filter((one) => TerraformStack.of(one) === stack)
    .map((one) => resolved(stack, one.toTerraform()));
}

/** The resources of one type in a stack's JSON. */
export function resourcesIn(stack: TerraformStack, json: unknown, type: string): NamedWritten[] {
  const isIt = (one: IConstruct) => TerraformResource.isTerraformResource(one) && one.terraformResourceType === type;
  return namedIn(stack, membersOf(membersOf([json], "resource"), type), isIt);
}

/** The module calls in a stack's JSON. */
export function modulesIn(stack: TerraformStack, json: unknown): NamedWritten[] {
  return namedIn(stack, membersOf([json], "module"), (one) => "source" in one);
}

/**
 * Import blocks for resources of one type that are not in the stack's JSON: Terraform generates their configuration.
 */
export function generatedIn(stack: TerraformStack, json: unknown, type: string): NamedWritten[] {
  const present = new Set(resourcesIn(stack, json, type).map(({ name }) => name));
  const isIt = (one: IConstruct) =>
    (one as { config?: { terraformResourceType?: unknown } }).config?.terraformResourceType === type;
  return membersOf([json], "import").flatMap((attributes) => {
    const [to, name] = targetOf(attributes.to).split(".");
    if (to !== type || name === undefined || present.has(name)) return [];
    return [{ name: `${type}.${name}`, construct: constructOf(stack, name, isIt) ?? stack, attributes }];
  });
}

// `type.name["key"]`, plain or as an expression.
function targetOf(to: unknown): string {
  const text = typeof to === "string" ? to : "";
  return text
    .replace(/^\$\{/, "")
    .replace(/[[}].*$/s, "")
    .replace(/\s/g, "");
}

// Terraform's JSON syntax allows a list wherever it expects a block.
function objects(value: unknown): JsonObject[] {
  return (Array.isArray(value) ? value.flat() : [value]).filter(isObject);
}

function membersOf(of: readonly unknown[], name: string): JsonObject[] {
  return objects(of).flatMap((object) => objects(object[name]));
}

type IsIt = (construct: IConstruct) => boolean;

function namedIn(stack: TerraformStack, named: readonly JsonObject[], isIt: IsIt): NamedWritten[] {
  const constructFor = (name: string, attributes: JsonObject) =>
    constructOf(stack, name, isIt) ?? constructAt(stack, attributes) ?? stack;
  return named.flatMap((byName) =>
    Object.entries(byName)
      .filter(([name]) => name !== "//")
      .flatMap(([name, body]) =>
        objects(body).map((attributes) => ({ name, construct: constructFor(name, attributes), attributes })),
      ),
  );
}

// Found by address first: the path in the metadata may be overridden.
function constructOf(stack: TerraformStack, name: string, isIt: IsIt): IConstruct | undefined {
  return stack.node
    .findAll()
    .filter((one) => TerraformElement.isTerraformElement(one) && isIt(one))
    .find((one) => (one as TerraformElement).friendlyUniqueId === name && TerraformStack.of(one) === stack);
}

function constructAt(stack: TerraformStack, attributes: JsonObject): IConstruct | undefined {
  const comment = attributes["//"] as { readonly metadata?: { readonly path?: unknown } } | undefined;
  const path = comment?.metadata?.path;
  const { path: above } = stack.node;
  if (typeof path !== "string" || !path.startsWith(`${above}/`)) return undefined;
  const ids = path.slice(above.length + 1).split("/");
  return ids.reduce<IConstruct | undefined>((at, id) => at?.node.tryFindChild(id), stack);
}
