import { TerraformProvider, TerraformResource, TerraformStack } from "cdktf";
import type { IConstruct } from "constructs";
import { cckmProviderSchema, dataSources, PROVIDER_SOURCE, resources } from "../../contract";
import { inOneLine } from "../../words";
import { secretInCode } from "../azure-secret/secret-input";
import { secretInElement } from "../words";
import { literalsIn } from "./literal-tokens";
import { isMarked, markOnce } from "./marks";
import {
  bodies,
  bodiesAt,
  overridesAt,
  overridesOf,
  overridesWrittenBy,
  writtenBy,
  writtenByOthers,
  writtenByOverrides,
} from "./raw-overrides";
import { resolved } from "./resolved";
import { factsOf } from "./schema-facts";
import { elementsOf } from "./stack-elements";

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
      return [...new Set([...ofProviders(stack, others), ...ofResources(stack, others), ...literalsOf(stack)])];
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

/** Values that only Terraform knows and that would be written as literals. */
function literalsOf(stack: TerraformStack): string[] {
  const ofData = dataSources.flatMap(({ type }) =>
    Object.entries(overridesWrittenBy(stack, "data", type)).flatMap(([name, body]) =>
      bodies(body).map((written) => ({ path: `override data.${type}.${name}`, written })),
    ),
  );
  const ofProvider = bodies(overridesWrittenBy(stack, "provider").cckm).map((written) => ({
    path: "override provider.cckm",
    written,
  }));
  return [...resources.flatMap(({ type }) => writtenByOverrides(stack, type)), ...ofData, ...ofProvider].flatMap(
    ({ path, written }) =>
      literalsIn(valuesOf(stack, written), []).map(
        (problem) => `${problem.path.join(".")} of ${path}: ${inOneLine(problem)}`,
      ),
  );
}

// Values that cannot be resolved end the synth.
function valuesOf(stack: TerraformStack, written: Named): unknown {
  try {
    return resolved(stack, written);
  } catch {
    return {};
  }
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
  if (typeof address !== "string" || !String(resolved(stack, address)).includes("@")) return [];
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
