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

/** An object that a stack declares, as far as it is known at synth. */
export interface Declared {
  readonly construct: TerraformResource;
  readonly type: string;
  readonly key: NaturalKey;
  /** The provider's address: null if it comes from the environment; contains `${` if only Terraform knows it. */
  readonly address: string | null;
  readonly domain: string | null;
  /** Alias of its provider configuration; empty for the default one. */
  readonly alias: string;
}

/** Every CCKM object in a stack whose natural key is known at synth. */
export function declaredIn(stack: TerraformStack): Declared[] {
  return writtenIn(stack).flatMap(({ construct, type, written, where }) => {
    const key = keyOf(construct, written);
    return key === undefined ? [] : [{ construct, type, key, ...where }];
  });
}

/** Permissions and secrets in a stack whose account or vault only Terraform knows. */
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
