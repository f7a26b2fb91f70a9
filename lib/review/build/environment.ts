import { resources } from "../../contract";
import type { ReviewInput } from "../input";
import type { ReviewModel } from "../model";
import { member } from "../plan/configuration";
import type { PlanJson } from "../plan/plan-json";
import { configurationNames, configurationOf, DEFAULT_CONFIGURATION } from "../plan/provider-configuration";

const NO_TARGET: ReviewModel["target"] = { address: null, domain: null, tlsVerified: null, adopt: null };
const NO_ENVIRONMENT: ReviewModel["environment"] = { stack: null, workspace: null, commit: null, branch: null };

/** The CCKM that the review is about, as far as it is known. */
export function targetOf({ target }: Pick<ReviewInput, "target">): ReviewModel["target"] {
  return { ...NO_TARGET, ...target };
}

/** The CCKM of each provider configuration that the plan's objects use, the one without an alias first. */
export function targetsOf(input: ReviewInput, plan: PlanJson): ReviewModel["targets"] {
  const { targets = {} } = input;
  const sources = { plan, base: input.base, inState: input.configurationsInState };
  const ours = (plan.resource_changes ?? []).filter(({ type }) => resources.some((one) => one.type === type));
  const used = new Set(ours.map((entry) => configurationOf(entry, sources)));
  const all = [...new Set([...configurationNames(plan), ...Object.keys(targets)])].sort();
  // If an object's provider configuration is unknown, it may be any of them.
  const named = used.has(undefined) ? all : [...used].filter((name) => name !== undefined).sort();
  const names = named.length === 0 ? [DEFAULT_CONFIGURATION] : named;
  return names.map((configuration) => ({
    configuration,
    ...NO_TARGET,
    ...(configuration === DEFAULT_CONFIGURATION && input.target),
    ...(Object.hasOwn(targets, configuration) && targets[configuration]),
  }));
}

/** Whether a target belongs to the provider configuration without an alias. */
export function isDefault({ configuration }: ReviewModel["targets"][number]): boolean {
  return configuration === DEFAULT_CONFIGURATION;
}

/** The stack and the commit; the stack's name is in the synthesized configuration. */
export function environmentOf({ environment, configuration }: ReviewInput): ReviewModel["environment"] {
  return { ...NO_ENVIRONMENT, stack: stackNameIn(configuration) ?? null, ...environment };
}

/** The name of the stack that a configuration was synthesized of. */
export function stackNameIn(configuration: unknown): string | undefined {
  const stack = member(member(member(configuration, "//"), "metadata"), "stackName");
  return typeof stack === "string" ? stack : undefined;
}

/** Versions of the tools that made the plan. */
export function versionsOf(
  { packageVersion, providers }: ReviewInput,
  engine: string | undefined,
): ReviewModel["versions"] {
  return { package: packageVersion ?? null, engine: engine ?? null, providers: { ...providers } };
}
