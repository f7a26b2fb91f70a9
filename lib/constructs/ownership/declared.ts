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
import { resolved } from "../base/resolved";
import { targetReferredTo } from "./target-reference";
import { known, standingIn, type Values } from "./written";

const ABSENT = {
  user_id: null,
  group: null,
  report_type: null,
  start_time: null,
  end_time: null,
  log_analytic_params: null,
};

/** An object that a stack declares, as far as the synth knows it. */
export interface Declared {
  readonly construct: TerraformResource;
  readonly type: string;
  readonly key: NaturalKey;
  /** Of its provider: null where the environment gives it; with `${` where only Terraform knows. */
  readonly address: string | null;
  readonly domain: string | null;
  /** Name of its provider configuration; empty for the stack's own. */
  readonly alias: string;
}

/** Every object of CCKM that a stack declares and whose natural key the synth knows. */
export function declaredIn(stack: TerraformStack): Declared[] {
  return writtenIn(stack).flatMap(({ construct, type, written, where }) => {
    const key = keyOf(construct, written);
    return key === undefined ? [] : [{ construct, type, key, ...where }];
  });
}

/** Permissions and secrets that a stack declares, of which only Terraform knows on what account or in which vault. */
export function declaredInPart(stack: TerraformStack): (Omit<Declared, "key"> & Pick<DeclaredInPart, "parts">)[] {
  return writtenIn(stack).flatMap(({ construct, type, written, where }) => {
    if (keyOf(construct, written) !== undefined) return [];
    const parts = keyInPart(type, { ...ABSENT, ...known(construct, written) });
    return parts ? [{ construct, type, parts, ...where }] : [];
  });
}

function writtenIn(stack: TerraformStack) {
  const here = standingIn(stack);
  const providers = here.filter(isProvider);
  return here.filter(isResource).flatMap((construct) => {
    const type = construct.terraformResourceType;
    const written: Values | undefined = construct.toTerraform().resource?.[type]?.[construct.friendlyUniqueId];
    const provider = providers.find((one) => one === construct.provider) ?? providers.find(({ alias }) => !alias);
    return written ? [{ construct, type, written, where: whereOf(provider) }] : [];
  });
}

function keyOf(construct: TerraformResource, written: Values): NaturalKey | undefined {
  const type = construct.terraformResourceType;
  const values = { ...ABSENT, ...known(construct, written) };
  const key = naturalKey(type, values);
  const contract = resources.find((one) => one.type === type);
  const on = contract?.permissionsOn ?? contract?.heldBy;
  if (key !== undefined || !on) return key;
  const target = targetReferredTo(construct, on.type, written[on.argument]);
  if (!target) return undefined;
  const named = contract?.heldBy ? (target.id ?? target.listed_as) : target.id;
  return naturalKey(type, { ...values, [on.argument]: named, listed_as: target.listed_as });
}

function whereOf(provider: TerraformProvider | undefined) {
  const [written = {}] = (provider?.toTerraform().provider?.cckm ?? []) as Values[];
  const values = provider ? (resolved(provider, written) as Values) : {};
  const text = (name: string) => (typeof values[name] === "string" ? (values[name] as string) : null);
  return { address: text("address"), domain: text("domain"), alias: provider?.alias ?? "" };
}

function isResource(construct: IConstruct): construct is TerraformResource {
  return TerraformResource.isTerraformResource(construct);
}

function isProvider(construct: IConstruct): construct is TerraformProvider {
  return TerraformProvider.isTerraformProvider(construct) && construct.terraformProviderSource === PROVIDER_SOURCE;
}
