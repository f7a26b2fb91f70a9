import { TerraformProvider, TerraformResource, type TerraformStack } from "cdktf";
import type { IConstruct } from "constructs";
import {
  type DeclaredInPart,
  keyInPart,
  type NaturalKey,
  naturalKey,
  PROVIDER_SOURCE,
  resources,
} from "../../contract";
import { originOf } from "../../text";
import { instancesOf, ofInstance } from "../base/instances";
import { writtenBy, writtenElsewhere } from "../base/raw-overrides";
import { resolvedIfPossible } from "../base/resolved";
import { elementsOf } from "../base/stack-elements";
import { holdsTemplate } from "../base/template";
import { Targets } from "./target-reference";
import { known, type Values } from "./written";

const ABSENT = {
  user_id: null,
  group: null,
  report_type: null,
  start_time: null,
  end_time: null,
  log_analytic_params: null,
};

/** Of each type those of {@link ABSENT} that it has. */
const ABSENT_IN: ReadonlyMap<string, Values> = new Map(
  resources.map(({ type, schema }) => [
    type,
    Object.fromEntries(Object.entries(ABSENT).filter(([name]) => name in schema.attributes)),
  ]),
);

/** An object that a stack declares, as far as it is known at synth. */
export interface Declared {
  /** The path of its construct; its address, if no resource construct declares it. */
  readonly path: string;
  readonly type: string;
  readonly key: NaturalKey;
  /** Its arguments, with UNKNOWN for anything that only Terraform knows. */
  readonly values: Values;
  /** Its arguments as written. */
  readonly written: Values;
  /** The provider's address: null if it comes from the environment; contains `${` if only Terraform knows it. */
  readonly address: string | null;
  readonly domain: string | null;
  /**
   * The same for all configurations of the provider that are of one domain of one CCKM. Where only Terraform knows which,
   * each is taken for one of its own.
   */
  readonly place: string;
  /** Whether it certainly has an instance, in a CCKM that is known; otherwise another construct may be in its place. */
  readonly isCertain: boolean;
}

/** What a stack declares. */
export interface AllDeclared {
  readonly whole: Declared[];
  /** Permissions and secrets whose account or vault only Terraform knows. */
  readonly inPart: (Omit<Declared, "key"> & Pick<DeclaredInPart, "parts">)[];
  /** Objects of whose natural key only Terraform knows more, such as an account's name. */
  readonly unnamed: Omit<Declared, "key">[];
}

/** Every CCKM object in a stack whose natural key is known at synth, in whole or in part. */
export function allDeclaredIn(stack: TerraformStack): AllDeclared {
  const all: AllDeclared = { whole: [], inPart: [], unnamed: [] };
  const targets = new Targets();
  for (const { path, type, written, where } of writtenIn(stack)) {
    const instances = instancesOf(stack, written);
    if (instances === "none") continue;
    const isCertain = instances === "some" && !ofInstance(written.provider);
    const values = withTexts(type, known(stack, written, ABSENT_IN.get(type)));
    const key = keyOf(stack, type, written, values, targets);
    const parts = key === undefined ? keyInPart(type, values) : undefined;
    if (key !== undefined) all.whole.push({ path, type, key, values, written, isCertain, ...where });
    else if (parts) all.inPart.push({ path, type, parts, values, written, isCertain, ...where });
    else all.unnamed.push({ path, type, values, written, isCertain, ...where });
  }
  return all;
}

function writtenIn(stack: TerraformStack) {
  const here = elementsOf(stack).constructs;
  const providers = here.filter(isProvider);
  const first = providers.find(({ alias }) => !alias);
  const places = new Map<TerraformProvider | undefined, ReturnType<typeof whereOf>>();
  const placeOf = (provider: TerraformProvider | undefined) => {
    const place = places.get(provider) ?? whereOf(provider);
    places.set(provider, place);
    return place;
  };
  const whereBy = (provider: unknown) => {
    const [written = "", ...keys] = typeof provider === "string" ? provider.split("[") : [];
    const name = written.trimEnd();
    const where = placeOf(providers.find((one) => one.fqn === name) ?? first);
    return keys.length === 0 ? where : { ...where, place: JSON.stringify([name, keys]) };
  };
  const ofConstructs = here.filter(isResource).flatMap((construct) => {
    const type = construct.terraformResourceType;
    const written = writtenBy(construct);
    return written ? [{ path: construct.node.path, type, written, where: whereBy(written.provider) }] : [];
  });
  const elsewhere = resources.flatMap(({ type }) =>
    writtenElsewhere(stack, type).map((one) => ({ ...one, type, where: whereBy(one.written.provider) })),
  );
  return [...ofConstructs, ...elsewhere];
}

const CONTRACTS = new Map(resources.map((contract) => [contract.type, contract]));

// Terraform converts a number or a boolean where the argument is a text.
function withTexts(type: string, values: Values): Values {
  const attributes = CONTRACTS.get(type)?.schema.attributes ?? {};
  const others = Object.entries(values).filter(
    ([name, value]) =>
      (typeof value === "number" || typeof value === "boolean") &&
      Object.hasOwn(attributes, name) &&
      attributes[name]!.type.kind === "string",
  );
  if (others.length === 0) return values;
  return { ...values, ...Object.fromEntries(others.map(([name, value]) => [name, String(value)])) };
}

function keyOf(
  stack: TerraformStack,
  type: string,
  written: Values,
  values: Values,
  targets: Targets,
): NaturalKey | undefined {
  const key = naturalKey(type, values);
  const contract = CONTRACTS.get(type);
  const on = contract?.permissionsOn ?? contract?.heldBy;
  if (key !== undefined || !on) return key;
  const target = targets.referredTo(stack, on.type, written[on.argument]);
  if (!target) return undefined;
  const named = contract?.heldBy ? (target.id ?? target.listed_as) : target.id;
  return naturalKey(type, { ...values, [on.argument]: named, listed_as: target.listed_as });
}

function whereOf(provider: TerraformProvider | undefined) {
  const [written = {}] = (provider?.toTerraform().provider?.cckm ?? []) as Values[];
  const values = provider ? ((resolvedIfPossible(provider, written) ?? {}) as Values) : {};
  // An empty text counts as not set.
  const text = (name: string) => (typeof values[name] === "string" && values[name] !== "" ? values[name] : null);
  const [address, domain] = [text("address"), text("domain")];
  const isOpen = [address, domain].some((one) => one !== null && holdsTemplate(one));
  const place = isOpen ? [provider?.alias ?? null] : [address === null ? null : (originOf(address) ?? address), domain];
  return { address, domain, place: JSON.stringify(place) };
}

function isResource(construct: IConstruct): construct is TerraformResource {
  return TerraformResource.isTerraformResource(construct);
}

function isProvider(construct: IConstruct): construct is TerraformProvider {
  return TerraformProvider.isTerraformProvider(construct) && construct.terraformProviderSource === PROVIDER_SOURCE;
}
