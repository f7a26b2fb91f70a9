import { TerraformProvider, TerraformResource, TerraformStack } from "cdktf";
import type { IConstruct } from "constructs";
import { cckmProviderSchema, dataSources, PROVIDER_SOURCE, resources } from "../../contract";
import { isObject, type Problem, unexpected } from "../../schema";
import { inOneLine } from "../../words";
import { secretInCode } from "../azure-secret/secret-input";
import { secretInElement } from "../words";
import { isMarked, markOnce } from "./marks";
import { META } from "./overridden-meta";
import { textsInQuotes } from "./overridden-texts";
import {
  bodies,
  bodiesAt,
  hasOverrides,
  overridesAt,
  overridesOf,
  overridesWrittenBy,
  writtenBy,
  writtenByOthers,
  writtenByOverrides,
} from "./raw-overrides";
import { resolved, resolvedIfPossible } from "./resolved";
import { factsOf } from "./schema-facts";
import { elementsOf } from "./stack-elements";
import { writtenWrong } from "./unresolvable";
import { writesHcl } from "./writes-hcl";

type Named = Readonly<Record<string, unknown>>;

/** Marks a provider configuration that validates its own arguments. */
export const CHECKED_PROVIDER = "CckmProvider";

/**
 * Adds a check to the construct's stack, once: no secrets where no construct of this package validates, that is in
 * overrides of the stack, resources and providers of cdktf's own classes, and elements with arbitrary output.
 */
export function requireNoSecretsInCode(construct: IConstruct): void {
  const stack = TerraformStack.of(construct);
  if (!markOnce(stack, "requires no secrets in the code")) return;
  stack.node.addValidation({
    validate: () => {
      const others = writtenByOthers(stack);
      return [...new Set([...ofProviders(stack, others), ...ofResources(stack, others), ...overridesWrong(stack)])];
    },
  });
}

function ofResources(stack: TerraformStack, others: readonly Named[]): string[] {
  const elements = elementsOf(stack).constructs.filter((one) => TerraformResource.isTerraformResource(one));
  return resources.flatMap(({ type, construct, schema }) => {
    const names = factsOf(schema).secrets;
    if (names.length === 0) return [];
    const here = elements.filter(({ terraformResourceType }) => terraformResourceType === type);
    const raw = here.filter((one) => !isMarked(one, construct));
    const texts = raw.flatMap((one) => problems(stack, writtenBy(one) ?? {}, names, one.node.path));
    const known = new Set(here.map(({ friendlyUniqueId }) => friendlyUniqueId));
    const added = Object.entries(overridesOf(stack, "resource", type)).filter(([name]) => !known.has(name));
    const free = others.flatMap((json) => bodiesAt(json, "resource", type)).flatMap(Object.entries<unknown>);
    return [
      ...texts,
      ...[...added, ...free].flatMap(([name, body]) =>
        bodies(body).flatMap((one) => problems(stack, one, names, name)),
      ),
    ];
  });
}

/** What no construct validates: arguments that do not exist, and values that would be written as literals. */
function overridesWrong(stack: TerraformStack): string[] {
  const ofResources = resources.flatMap(({ type, schema }) =>
    writtenByOverrides(stack, type).map((one) => ({ ...one, schema })),
  );
  const ofData = dataSources.flatMap(({ type, schema }) =>
    Object.entries(overridesWrittenBy(stack, "data", type)).flatMap(([name, body]) =>
      bodies(body).map((written) => ({ path: `override data.${type}.${name}`, written, schema })),
    ),
  );
  const ofProvider = bodies(overridesWrittenBy(stack, "provider").cckm).map((written) => ({
    path: "override provider.cckm",
    written,
    schema: cckmProviderSchema,
  }));
  const told = [...ofResources, ...ofData, ...ofProvider].flatMap(({ path, written, schema }) => [
    ...unexpected(written, factsOf(schema).attributes, [], META).map((problem) => textOf(problem, ` of ${path}`)),
    ...writtenWrong(stack, written).map((problem) => textOf(problem, ` of ${path}`)),
  ]);
  return [...told, ...textsInQuotes(oursOf(stack)).map((problem) => textOf(problem, " of override"))];
}

function textOf(problem: Problem, where: string): string {
  return `${problem.path.join(".")}${where}: ${inOneLine(problem)}`;
}

/** The overrides of a stack for our objects, as they were given. */
function oursOf(stack: TerraformStack): unknown {
  if (!hasOverrides(stack) || writesHcl()) return undefined;
  // biome-ignore lint/complexity/useLiteralKeys: what addOverride of a stack writes has no other way in.
  const { resource, data, provider } = stack["rawOverrides"] as Readonly<Record<string, unknown>>;
  const ours = (of: unknown) =>
    isObject(of) ? Object.fromEntries(Object.entries(of).filter(([type]) => /^cckm(?:_|$)/.test(type))) : undefined;
  return { resource: ours(resource), data: ours(data), provider: ours(provider) };
}

function ofProviders(stack: TerraformStack, others: readonly Named[]): string[] {
  const names = factsOf(cckmProviderSchema).secrets;
  const ours = stack.node
    .findAll()
    .filter((one): one is TerraformProvider => TerraformProvider.isTerraformProvider(one))
    .filter((one) => isOurs(one.terraformProviderSource));
  const raw = ours.filter((one) => !isMarked(one, CHECKED_PROVIDER));
  const written = raw.flatMap((one) => bodiesAt(one.toTerraform(), "provider", one.terraformResourceType));
  // A stack may use several local names for the provider.
  const required = [
    ...overridesAt(stack, "terraform", "required_providers"),
    ...others.flatMap((json) => bodiesAt(json, "terraform", "required_providers")),
  ].flatMap(Object.entries<unknown>);
  const renamed = required.flatMap(([local, body]) =>
    bodies(body).some(({ source }) => isOurs(source)) ? [local] : [],
  );
  const locals = new Set(["cckm", ...renamed, ...ours.map(({ terraformResourceType }) => terraformResourceType)]);
  const added = [...locals].flatMap((local) => [
    ...overridesAt(stack, "provider", local),
    ...others.flatMap((json) => bodiesAt(json, "provider", local)),
  ]);
  return [...written, ...added].flatMap((body) => [
    ...problems(stack, body, names, "provider cckm"),
    ...inAddress(stack, body),
  ]);
}

/** Terraform compares provider hosts case-insensitively. */
function isOurs(source: unknown): boolean {
  return typeof source === "string" && source.toLowerCase() === PROVIDER_SOURCE;
}

function inAddress(stack: TerraformStack, { address }: Named): string[] {
  const where = "provider cckm";
  if (typeof address !== "string" || !String(resolvedIfPossible(stack, address)).includes("@")) return [];
  return [
    `address of ${where}: ${inOneLine(secretInElement({ name: "address", where, got: "one with a user or a password" }))}`,
  ];
}

function problems(stack: TerraformStack, body: Named, names: readonly string[], where: string): string[] {
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
