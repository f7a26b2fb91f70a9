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
  TerraformVariable,
  Token,
  Tokenization,
} from "cdktf";
import type { IConstruct } from "constructs";
import { isObject } from "../../schema";
import { isPlain } from "./plain";
import { resolved } from "./resolved";
import { elementsOf, type StackElements } from "./stack-elements";
import { writesHcl } from "./writes-hcl";
import { attributesWrittenBy } from "./written-attributes";

type Named = Readonly<Record<string, unknown>>;

/**
 * The objects in a value where Terraform expects blocks: a single one, a list, nested lists, or the form that
 * `addOverride` creates for list indexes, `{ 0: … }`.
 */
export function bodies(value: unknown): Named[] {
  if (Array.isArray(value)) return value.flatMap(bodies);
  if (!isObject(value)) return [];
  const names = Object.keys(value);
  return names.length > 0 && names.every((name) => /^\d+$/.test(name)) ? Object.values(value).flatMap(bodies) : [value];
}

/** The blocks in one JSON object under a path of names, such as `resource`, `cckm_azure_secret`. */
export function bodiesAt(json: unknown, ...path: readonly string[]): Named[] {
  return path.reduce((found, name) => found.flatMap((one) => bodies(one[name])), bodies(json));
}

/** The overrides of a stack (`addOverride`) under a path of names, merged into one object. */
export function overridesOf(stack: TerraformStack, ...path: readonly string[]): Named {
  return overridesAt(stack, ...path).reduce<Named>((all, one) => merged(all, one) as Named, {});
}

/** The overrides of a stack under a path of names, as far as they are written: HCL output is without these. */
export function overridesWrittenBy(stack: TerraformStack, ...path: readonly string[]): Named {
  return hasOverrides(stack) && !writesHcl() ? overridesOf(stack, ...path) : {};
}

/** Whether a stack has overrides of its own. */
export function hasOverrides(stack: TerraformStack): boolean {
  // biome-ignore lint/complexity/useLiteralKeys: what addOverride of a stack writes has no other way in.
  return Object.keys(stack["rawOverrides"]).length > 0;
}

/** The overrides of a stack (`addOverride`) under a path of names, not merged. */
export function overridesAt(stack: TerraformStack, ...path: readonly string[]): Named[] {
  // biome-ignore lint/complexity/useLiteralKeys: what addOverride of a stack writes has no other way in.
  const overrides: unknown = stack["rawOverrides"];
  const { below, rest } = narrowed(overrides, path);
  return below === undefined ? [] : bodiesAt(producedBy(stack, below), ...rest);
}

/**
 * What is in overrides under as many names of a path as can be followed without resolving anything, so that not all of
 * them are resolved for each resource.
 */
function narrowed(
  overrides: unknown,
  path: readonly string[],
): { readonly below: unknown; readonly rest: readonly string[] } {
  const [name, ...rest] = path;
  if (name === undefined || !isObject(overrides) || Tokenization.isResolvable(overrides)) {
    return { below: overrides, rest: path };
  }
  for (const key of Object.keys(overrides))
    if (/^\d+$/.test(key) || !isPlain(key)) return { below: overrides, rest: path };
  return narrowed(overrides[name], rest);
}

// Resolves lazy values; if that fails, synth reports the error itself.
function producedBy(stack: TerraformStack, json: unknown): unknown {
  try {
    return resolved(stack, json);
  } catch {
    return json;
  }
}

/** What a resource writes to its stack's file, with the stack's overrides; undefined if it writes nothing. */
export function writtenBy(resource: TerraformResource): Named | undefined {
  const written = attributesWrittenBy(resource);
  if (!written) return undefined;
  const stack = TerraformStack.of(resource);
  if (!hasOverrides(stack) || writesHcl()) return written;
  const { terraformResourceType: type, friendlyUniqueId: name } = resource;
  const overrides = { ...overridesOf(stack, "resource", type, name), ...listTokensOf(stack, type, name) };
  return Object.keys(overrides).length === 0 ? written : (merged(written, overrides) as Named);
}

// cdktf adds them, unresolved, to a list that the resource has.
function listTokensOf(stack: TerraformStack, ...path: readonly string[]): Named {
  // biome-ignore lint/complexity/useLiteralKeys: what addOverride of a stack writes has no other way in.
  const { below, rest } = narrowed(stack["rawOverrides"], ["resource", ...path]);
  if (rest.length > 0 || !isObject(below)) return {};
  return Object.fromEntries(
    Object.entries(below).filter(([, value]) => Array.isArray(value) && Token.isUnresolved(value)),
  );
}

/** A resource that no resource construct writes. */
export interface WrittenElsewhere {
  /** What writes it and its address in Terraform. */
  readonly path: string;
  readonly written: Named;
}

/** The resources of a type that only a stack's overrides write. HCL output is without these. */
export function writtenByOverrides(stack: TerraformStack, type: string): WrittenElsewhere[] {
  if (!hasOverrides(stack) || writesHcl()) return [];
  const elements = elementsOf(stack);
  const isWritten = (name: string) =>
    elements
      .named(name)
      .some(
        (one) => TerraformResource.isTerraformResource(one) && one.terraformResourceType === type && writtenBy(one),
      );
  return Object.entries(overridesOf(stack, "resource", type))
    .filter(([name]) => name !== "//" && !isWritten(name))
    .flatMap(([name, body]) => bodies(body).map((written) => ({ path: `override ${type}.${name}`, written })));
}

/** The resources of a type that no resource construct of a stack writes: only its overrides, or elements of any output. */
export function writtenElsewhere(stack: TerraformStack, type: string): WrittenElsewhere[] {
  const named = writtenByOthers(stack)
    .flatMap((json) => bodiesAt(json, "resource", type))
    .flatMap(Object.entries<unknown>);
  const free = named.flatMap(([name, body]) => bodies(body).map((written) => ({ path: `${type}.${name}`, written })));
  return [...writtenByOverrides(stack, type), ...free];
}

/** The output of elements of a stack that are not of cdktf's own classes and may write anything. */
export function writtenByOthers(stack: TerraformStack): Named[] {
  const elements = elementsOf(stack);
  const others = OTHERS.get(elements) ?? elements.constructs.filter(isOther);
  OTHERS.set(elements, others);
  return others.flatMap((one) => bodies(writtenByElement(stack, one)));
}

/** The output of an element of a stack. */
export function writtenByElement(stack: TerraformStack, one: TerraformElement): unknown {
  return producedBy(stack, rendered(one));
}

const OTHERS = new WeakMap<StackElements, readonly TerraformElement[]>();

function isOther(one: IConstruct): one is TerraformElement {
  return TerraformElement.isTerraformElement(one) && !isOfCdktf(one);
}

function isOfCdktf(one: TerraformElement): boolean {
  return rendersItself(one) && isOfKind(one);
}

/** The mark of jsii's compiler on each class of cdktf, with its full name, such as `cdktf.TerraformResource`. */
const JSII_TYPE = Symbol.for("jsii.rtti");

/**
 * Whether an element's output comes from its cdktf class. There may be two copies of cdktf, so the class itself does not
 * tell; nor does its name, which is another in an app that is bundled and minified.
 */
function rendersItself(one: object): boolean {
  const above = Object.getPrototypeOf(one) as object;
  if (!Object.hasOwn(above, "toTerraform")) return rendersItself(above);
  if (Object.hasOwn(one, "toTerraform")) return false;
  const type = Object.getOwnPropertyDescriptor(above.constructor, JSII_TYPE)?.value as { fqn?: unknown } | undefined;
  return /^cdkt[fn]\.Terraform/.test(String(type?.fqn));
}

function isOfKind(one: TerraformElement): boolean {
  return (
    TerraformResource.isTerraformResource(one) ||
    TerraformDataSource.isTerraformDataSource(one) ||
    TerraformProvider.isTerraformProvider(one) ||
    [TerraformModule, TerraformOutput, TerraformLocal, TerraformBackend, TerraformVariable].some(
      (kind) => one instanceof kind,
    )
  );
}

function rendered(one: TerraformElement): unknown {
  try {
    return one.toTerraform();
  } catch {
    // The error makes synth fail anyway.
    return {};
  }
}

// The way cdktf merges overrides.
function merged(target: unknown, source: unknown): unknown {
  if (Array.isArray(target) && Array.isArray(source)) return [...target, ...source];
  const into = Array.isArray(target) ? [...target] : isObject(target) ? { ...target } : undefined;
  if (!into || !isObject(source) || "resolve" in source) return source;
  // In a list, the names are indexes.
  const before = into as Readonly<Record<string, unknown>>;
  const members = Object.entries(source).map(([name, value]) => [name, merged(before[name], value)] as const);
  return Object.assign(into, Object.fromEntries(members));
}
