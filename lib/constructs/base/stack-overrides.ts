import { TerraformProvider, TerraformResource, TerraformStack } from "cdktf";
import type { IConstruct } from "constructs";
import { cckmProviderSchema, PROVIDER_SOURCE, resources } from "../../contract";
import { isObject, type Schema } from "../../schema";
import { inOneLine } from "../../words";
import { secretInCode } from "../azure-secret/secret-input";
import { secretInElement } from "../words";
import { isSecret } from "./inputs";
import { isMarked, markOnce } from "./marks";
import { resolved } from "./resolved";

type JsonObject = Readonly<Record<string, unknown>>;

/** The mark of a provider configuration that checks its own arguments. */
export const CHECKED_PROVIDER = "CckmProvider";

/** What is written at an address, with what `addOverride` of the stack puts over it. */
export function withStackOverrides(stack: TerraformStack, type: string, name: string, written: JsonObject): JsonObject {
  const over = overridesOf(stack, "resource", type)[name];
  return isObject(over) ? (merged(written, over) as JsonObject) : written;
}

/**
 * Adds to the construct's stack, once, the check that no secret stands in what no construct of this package checks: overrides
 * of the stack, and resources and providers of cdktf's own classes.
 */
export function requireNoSecretsInCode(construct: IConstruct): void {
  const stack = TerraformStack.of(construct);
  if (!markOnce(stack, "requires no secrets in the code")) return;
  stack.node.addValidation({ validate: () => [...ofProviders(stack), ...ofResources(stack)] });
}

function ofResources(stack: TerraformStack): string[] {
  const elements = stack.node.findAll().filter((one): one is TerraformResource => isOwn(stack, one));
  return resources.flatMap(({ type, construct, schema }) => {
    const names = secretsOf(schema);
    if (names.length === 0) return [];
    const here = elements.filter(({ terraformResourceType }) => terraformResourceType === type);
    const raw = here.filter((one) => !isMarked(one, construct));
    const texts = raw.flatMap((one) => {
      const written = (one.toTerraform().resource?.[type]?.[one.friendlyUniqueId] ?? {}) as JsonObject;
      return problems(stack, withStackOverrides(stack, type, one.friendlyUniqueId, written), names, one.node.path);
    });
    const known = new Set(here.map(({ friendlyUniqueId }) => friendlyUniqueId));
    const added = Object.entries(overridesOf(stack, "resource", type)).filter(([name]) => !known.has(name));
    return [
      ...texts,
      ...added.flatMap(([name, body]) => bodies(body).flatMap((one) => problems(stack, one, names, name))),
    ];
  });
}

function ofProviders(stack: TerraformStack): string[] {
  const names = secretsOf(cckmProviderSchema);
  const raw = stack.node
    .findAll()
    .filter((one): one is TerraformProvider => TerraformProvider.isTerraformProvider(one))
    .filter((one) => one.terraformProviderSource === PROVIDER_SOURCE && !isMarked(one, CHECKED_PROVIDER));
  const written = raw.flatMap((one) => bodies(one.toTerraform().provider?.[one.terraformResourceType]));
  // cdktf adds them to the stack's own.
  const added = bodies(overridesOf(stack, "provider", "cckm"));
  return [...written, ...added].flatMap((body) => problems(stack, body, names, "provider cckm"));
}

function problems(stack: TerraformStack, body: JsonObject, names: readonly string[], where: string): string[] {
  return names.flatMap((name) => {
    const got = foundIn(stack, body[name]);
    return got === undefined ? [] : [`${name} of ${where}: ${inOneLine(secretInElement({ name, where, got }))}`];
  });
}

function foundIn(stack: TerraformStack, given: unknown): string | undefined {
  try {
    const value = resolved(stack, given);
    return value === undefined || value === null ? undefined : secretInCode(stack, value);
  } catch {
    return "an expression that cannot be resolved";
  }
}

function secretsOf({ attributes }: Schema): string[] {
  return Object.entries(attributes).flatMap(([name, attribute]) => (isSecret(attribute) ? [name] : []));
}

function isOwn(stack: TerraformStack, one: IConstruct): boolean {
  return TerraformResource.isTerraformResource(one) && TerraformStack.of(one) === stack;
}

function overridesOf(stack: TerraformStack, block: string, type: string): JsonObject {
  // biome-ignore lint/complexity/useLiteralKeys: what addOverride of a stack writes has no other way in.
  const found: unknown = (stack["rawOverrides"] as JsonObject | undefined)?.[block];
  const ofType = isObject(found) ? found[type] : undefined;
  return isObject(ofType) || Array.isArray(ofType) ? (ofType as JsonObject) : {};
}

// Terraform's JSON allows a list of objects wherever an object stands for blocks.
function bodies(value: unknown): JsonObject[] {
  return (Array.isArray(value) ? value.flat() : [value]).filter(isObject);
}

// As cdktf puts an override over what is there.
function merged(target: unknown, source: unknown): unknown {
  if (Array.isArray(target) && Array.isArray(source)) return [...target, ...source];
  if (!isObject(target) || !isObject(source) || "resolve" in source) return source;
  const members = Object.entries(source).map(([name, value]) => [name, merged(target[name], value)] as const);
  return { ...target, ...Object.fromEntries(members) };
}
