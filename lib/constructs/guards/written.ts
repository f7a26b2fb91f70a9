import type { TerraformStack } from "cdktf";
import type { IConstruct } from "constructs";
import { isObject } from "../../schema";

type Named = Readonly<Record<string, unknown>>;

/** What a stack's file says of one resource or one module. */
export interface Written {
  /** The construct that it comes from; the stack where no construct tells, as for an override of the stack. */
  readonly construct: IConstruct;
  readonly attributes: Named;
}

/** The resources of one type in a stack's JSON. */
export function resourcesIn(stack: TerraformStack, json: unknown, type: string): Written[] {
  return bodiesOf(membersOf(membersOf([json], "resource"), type)).map((attributes) => written(stack, attributes));
}

/** The modules that a stack's JSON calls, by their names. */
export function modulesIn(stack: TerraformStack, json: unknown): (Written & { readonly name: string })[] {
  return membersOf([json], "module").flatMap((named) =>
    Object.entries(named)
      .filter(([name]) => name !== "//")
      .flatMap(([name, body]) => objects(body).map((attributes) => ({ name, ...written(stack, attributes) }))),
  );
}

// Terraform's JSON allows a list of objects wherever an object stands for blocks.
function objects(value: unknown): Named[] {
  return (Array.isArray(value) ? value.flat() : [value]).filter(isObject);
}

function membersOf(of: readonly unknown[], name: string): Named[] {
  return objects(of).flatMap((object) => objects(object[name]));
}

function bodiesOf(named: readonly Named[]): Named[] {
  return named.flatMap((byName) =>
    Object.entries(byName).flatMap(([name, body]) => (name === "//" ? [] : objects(body))),
  );
}

function written(stack: TerraformStack, attributes: Named): Written {
  const comment = attributes["//"] as { readonly metadata?: { readonly path?: unknown } } | undefined;
  return { construct: constructAt(stack, comment?.metadata?.path) ?? stack, attributes };
}

function constructAt(stack: TerraformStack, path: unknown): IConstruct | undefined {
  const { path: above } = stack.node;
  if (typeof path !== "string" || !path.startsWith(`${above}/`)) return undefined;
  const ids = path.slice(above.length + 1).split("/");
  return ids.reduce<IConstruct | undefined>((at, id) => at?.node.tryFindChild(id), stack);
}
