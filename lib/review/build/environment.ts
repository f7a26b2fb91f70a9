import { resources } from "../../contract";
import type { ReviewInput } from "../input";
import type { ReviewModel } from "../model";
import { member } from "../plan/configuration";
import type { PlanJson } from "../plan/plan-json";
import { configurationNames, configurationOf, DEFAULT_CONFIGURATION } from "../plan/provider-configuration";

const NO_TARGET: ReviewModel["target"] = { address: null, domain: null, tlsVerified: null, adopt: null };
const NO_ENVIRONMENT: ReviewModel["environment"] = { stack: null, workspace: null, commit: null, branch: null };

/** Which CCKM, as far as it was told. */
export function targetOf({ target }: Pick<ReviewInput, "target">): ReviewModel["target"] {
  return { ...NO_TARGET, ...target };
}

/** Which CCKM by the provider's configurations that the plan's objects go through, that without an alias first. */
export function targetsOf(input: ReviewInput, plan: PlanJson): ReviewModel["targets"] {
  const { targets = {} } = input;
  const sources = { plan, base: input.base, inState: input.configurationsInState };
  const ours = (plan.resource_changes ?? []).filter(({ type }) => resources.some((one) => one.type === type));
  const used = new Set(ours.map((entry) => configurationOf(entry, sources)));
  const all = [...new Set([...configurationNames(plan), ...Object.keys(targets)])].sort();
  // Where it is not known which one an object goes through, it may be any of them.
  const named = used.has(undefined) ? all : [...used].filter((name) => name !== undefined).sort();
  const names = named.length === 0 ? [DEFAULT_CONFIGURATION] : named;
  return names.map((configuration) => ({
    configuration,
    ...NO_TARGET,
    ...(configuration === DEFAULT_CONFIGURATION && input.target),
    ...(Object.hasOwn(targets, configuration) && targets[configuration]),
  }));
}

/** Whether a target is that of the provider's configuration without an alias. */
export function isDefault({ configuration }: ReviewModel["targets"][number]): boolean {
  return configuration === DEFAULT_CONFIGURATION;
}

/** Which stack and code; the stack's name is in what synth wrote. */
export function environmentOf({ environment, configuration }: ReviewInput): ReviewModel["environment"] {
  const stack = member(member(member(configuration, "//"), "metadata"), "stackName");
  return { ...NO_ENVIRONMENT, ...(typeof stack === "string" && { stack }), ...environment };
}

/** Versions of what made the plan. */
export function versionsOf(
  { packageVersion, providers }: ReviewInput,
  engine: string | undefined,
): ReviewModel["versions"] {
  return { package: packageVersion ?? null, engine: engine ?? null, providers: { ...providers } };
}
