import { TerraformElement, TerraformResource, type TerraformStack } from "cdktf";
import type { IConstruct } from "constructs";
import { isObject } from "../../schema";
import { holdsComment } from "../base/paths";
import { resolved } from "../base/resolved";
import { elementsOf, type StackElements } from "../base/stack-elements";
import { writesHcl } from "../base/writes-hcl";
import { jsonOfHcl } from "./written-hcl";

type JsonObject = Readonly<Record<string, unknown>>;

/** The configuration of a resource or module in a stack's file. */
export interface Written {
  /** The construct that wrote it; the stack if unknown, as for an override of the stack. */
  readonly construct: IConstruct;
  /** All constructs that wrote it: cdktf merges those of one address. */
  readonly writers: readonly IConstruct[];
  readonly attributes: JsonObject;
}

/** A configuration block that has a name. */
export interface NamedWritten extends Written {
  readonly name: string;
}

/** A stack as JSON, with what is in its file: where that is HCL, in its place. */
export function renderedBy(stack: TerraformStack): unknown {
  if (!writesHcl()) return stack.toTerraform();
  return elementsOf(stack)
    .constructs.filter((one) => TerraformElement.isTerraformElement(one))
    .map((one) => jsonOfHcl(resolved(stack, one.toHclTerraform())));
}

/**
 * A stack's JSON with the constructs that wrote it. They are listed once, so an object of this class must not outlive
 * the judgement that it is for.
 */
export class WrittenStack {
  private readonly elements: StackElements;
  // A team may put guards on each of many constructs: what they look at is found once for all of them.
  private readonly lists = new Map<string, readonly NamedWritten[]>();
  private readonly places = new Map<readonly NamedWritten[], Map<IConstruct, NamedWritten[]>>();

  constructor(
    private readonly stack: TerraformStack,
    private readonly json: unknown,
  ) {
    this.elements = elementsOf(stack);
  }

  /** The resources of one type. */
  resources(type: string): readonly NamedWritten[] {
    const isIt = (one: IConstruct) => TerraformResource.isTerraformResource(one) && one.terraformResourceType === type;
    return listed(this.lists, type, () => this.named(membersOf(membersOf([this.json], "resource"), type), isIt));
  }

  /** The module calls. */
  modules(): readonly NamedWritten[] {
    return listed(this.lists, "module", () => this.named(membersOf([this.json], "module"), (one) => "source" in one));
  }

  /** Import blocks for resources of one type that are not in the JSON: Terraform generates their configuration. */
  generated(type: string): readonly NamedWritten[] {
    return listed(this.lists, `import ${type}`, () => this.generatedNow(type));
  }

  /** What was written in some constructs, as the construct that wrote it there; what the stack wrote is in all. */
  within(scopes: ReadonlySet<IConstruct>, all: readonly NamedWritten[]): readonly NamedWritten[] {
    const covers = ({ node }: IConstruct) => node.scopes.some((scope) => scopes.has(scope));
    if (covers(this.stack)) return all;
    const places = listed(this.places, all, () => byPlace(this.stack, all));
    const found = new Set([this.stack, ...scopes].flatMap((scope) => places.get(scope) ?? []));
    return [...found].map((one) => ({ ...one, construct: one.writers.find(covers) ?? this.stack }));
  }

  private generatedNow(type: string): NamedWritten[] {
    const imports = membersOf([this.json], "import");
    if (imports.length === 0) return [];
    const present = new Set(this.resources(type).map(({ name }) => `${type}.${name}`));
    const isIt = (one: IConstruct) =>
      (one as { config?: { terraformResourceType?: unknown } }).config?.terraformResourceType === type;
    return imports.flatMap((attributes) => {
      const name = targetName(type, attributes.to);
      if (name === undefined || present.has(name)) return [];
      return [{ name, ...this.writersOf(name.slice(type.length + 1), isIt), attributes }];
    });
  }

  private named(named: readonly JsonObject[], isIt: IsIt): NamedWritten[] {
    return named.flatMap((byName) =>
      Object.entries(byName)
        .filter(([name]) => name !== "//")
        .flatMap(([name, body]) =>
          objects(body).map((attributes) => ({ name, ...this.writersOf(name, isIt, attributes), attributes })),
        ),
    );
  }

  // Found by address first: the path in the metadata may be overridden.
  private writersOf(name: string, isIt: IsIt, attributes: JsonObject = {}): Pick<Written, "construct" | "writers"> {
    const writers = this.elements.named(name).filter(isIt);
    const [construct = constructAt(this.stack, attributes) ?? this.stack] = writers;
    return { construct, writers: writers.length > 0 ? writers : [construct] };
  }
}

/** What was written, by each construct around its writers that is in the stack; what the stack wrote, by the stack. */
function byPlace(stack: TerraformStack, all: readonly NamedWritten[]): Map<IConstruct, NamedWritten[]> {
  const places = new Map<IConstruct, NamedWritten[]>();
  for (const one of all) {
    const scopes = one.writers.flatMap(({ node }) => node.scopes.slice(stack.node.scopes.length));
    for (const scope of one.construct === stack ? [stack] : scopes) listed(places, scope, () => []).push(one);
  }
  return places;
}

function listed<K, V>(lists: Map<K, V>, key: K, list: () => V): V {
  const known = lists.get(key) ?? list();
  lists.set(key, known);
  return known;
}

// `type.name["key"]`, plain or as an expression. A name behind a comment is taken for one that is not present.
function targetName(type: string, to: unknown): string | undefined {
  if (typeof to !== "string") return undefined;
  if (holdsComment(to)) return to.includes(type) ? to : undefined;
  const [of, name] = to
    .replace(/^\$\{/, "")
    .replace(/[[}].*$/s, "")
    .replace(/\s/g, "")
    .split(".");
  return of === type && name !== undefined ? `${type}.${name}` : undefined;
}

// Terraform's JSON syntax allows a list wherever it expects a block.
function objects(value: unknown): JsonObject[] {
  return (Array.isArray(value) ? value.flat() : [value]).filter(isObject);
}

function membersOf(of: readonly unknown[], name: string): JsonObject[] {
  return objects(of).flatMap((object) => objects(object[name]));
}

type IsIt = (construct: IConstruct) => boolean;

function constructAt(stack: TerraformStack, attributes: JsonObject): IConstruct | undefined {
  const comment = attributes["//"] as { readonly metadata?: { readonly path?: unknown } } | undefined;
  const path = comment?.metadata?.path;
  const { path: above } = stack.node;
  if (typeof path !== "string" || !path.startsWith(`${above}/`)) return undefined;
  const ids = path.slice(above.length + 1).split("/");
  return ids.reduce<IConstruct | undefined>((at, id) => at?.node.tryFindChild(id), stack);
}
