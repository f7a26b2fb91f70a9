import {
  TerraformBackend,
  TerraformDataSource,
  TerraformElement,
  TerraformLocal,
  TerraformModule,
  TerraformOutput,
  TerraformProvider,
  TerraformResource,
  TerraformStack,
} from "cdktf";
import { isObject } from "../../schema";
import { resolved } from "./resolved";

type Named = Readonly<Record<string, unknown>>;

/**
 * The objects that a value holds where Terraform reads blocks: one, a list of them, lists in lists; or what `addOverride` makes
 * of the places of a list, `{ 0: … }`.
 */
export function bodies(value: unknown): Named[] {
  if (Array.isArray(value)) return value.flatMap(bodies);
  if (!isObject(value)) return [];
  const names = Object.keys(value);
  return names.length > 0 && names.every((name) => /^\d+$/.test(name)) ? Object.values(value).flatMap(bodies) : [value];
}

/** The blocks that one JSON has under a path of names, such as `resource`, `cckm_azure_secret`. */
export function bodiesAt(json: unknown, ...path: readonly string[]): Named[] {
  return path.reduce((found, name) => found.flatMap((one) => bodies(one[name])), bodies(json));
}

/** What `addOverride` of a stack writes under a path of names, as one object. */
export function overridesOf(stack: TerraformStack, ...path: readonly string[]): Named {
  return overridesAt(stack, ...path).reduce<Named>((all, one) => merged(all, one) as Named, {});
}

/** What `addOverride` of a stack writes under a path of names, each object for itself. */
export function overridesAt(stack: TerraformStack, ...path: readonly string[]): Named[] {
  // biome-ignore lint/complexity/useLiteralKeys: what addOverride of a stack writes has no other way in.
  return bodiesAt(producedBy(stack, stack["rawOverrides"]), ...path);
}

// Where something is lazy, as it will be written; what breaks at that is told where it is written.
function producedBy(stack: TerraformStack, json: unknown): unknown {
  try {
    return resolved(stack, json);
  } catch {
    return json;
  }
}

/** What is written at an address, with what `addOverride` of the stack puts over it. */
export function withStackOverrides(stack: TerraformStack, type: string, name: string, written: Named): Named {
  return merged(written, overridesOf(stack, "resource", type, name)) as Named;
}

/** What elements of a stack that are of no class of cdktf's own write: that may be anything. */
export function writtenByOthers(stack: TerraformStack): Named[] {
  return stack.node
    .findAll()
    .filter((one): one is TerraformElement => TerraformElement.isTerraformElement(one) && !isOfCdktf(one))
    .filter((one) => TerraformStack.of(one) === stack)
    .flatMap((one) => bodies(producedBy(stack, rendered(one))));
}

function isOfCdktf(one: TerraformElement): boolean {
  return rendersItself(one) && isOfKind(one);
}

/** Whether an element is written by the class of cdktf that it is made of; by name, for there may be two copies of it. */
function rendersItself(one: object): boolean {
  const above = Object.getPrototypeOf(one) as object;
  if (!Object.hasOwn(above, "toTerraform")) return rendersItself(above);
  return !Object.hasOwn(one, "toTerraform") && /^Terraform/.test(above.constructor.name);
}

function isOfKind(one: TerraformElement): boolean {
  return (
    TerraformResource.isTerraformResource(one) ||
    TerraformDataSource.isTerraformDataSource(one) ||
    TerraformProvider.isTerraformProvider(one) ||
    [TerraformModule, TerraformOutput, TerraformLocal, TerraformBackend].some((kind) => one instanceof kind)
  );
}

function rendered(one: TerraformElement): unknown {
  try {
    return one.toTerraform();
  } catch {
    // It ends the synth, by itself.
    return {};
  }
}

// As cdktf puts an override over what is there.
function merged(target: unknown, source: unknown): unknown {
  if (Array.isArray(target) && Array.isArray(source)) return [...target, ...source];
  if (!isObject(target) || !isObject(source) || "resolve" in source) return source;
  const members = Object.entries(source).map(([name, value]) => [name, merged(target[name], value)] as const);
  return { ...target, ...Object.fromEntries(members) };
}
