import type { ReviewModel } from "../../review";
import { isObject } from "../../schema";
import { originOf } from "../../text";
import { environmentOptions } from "../connection";

type Target = ReviewModel["target"];
type ProviderBlock = Readonly<Record<string, unknown>>;

/** The CCKM of a configuration: from its arguments, otherwise from the environment, as in the provider. */
export function targetOf(configuration: unknown, env: NodeJS.ProcessEnv): Target {
  const block = providerBlocks(configuration).find(({ alias }) => alias === undefined);
  return targetOfBlock(block ?? {}, env);
}

/** The CCKM of each provider configuration, by name: `cckm`, or with an alias `cckm.eu`. */
export function targetsOf(configuration: unknown, env: NodeJS.ProcessEnv): Record<string, Target> {
  const aliased = providerBlocks(configuration).filter(({ alias }) => typeof alias === "string");
  return {
    cckm: targetOf(configuration, env),
    ...Object.fromEntries(aliased.map((block) => [`cckm.${block.alias}`, targetOfBlock(block, env)])),
  };
}

/**
 * The targets of a plan of which only the JSON is available. It says which arguments are configured but not their
 * values, so those are unknown; the others come from the environment.
 */
export function targetsInPlan(plan: unknown, env: NodeJS.ProcessEnv): Record<string, Target> {
  const configurations = member(member(plan, "configuration"), "provider_config");
  const ours = Object.entries(isObject(configurations) ? configurations : {}).filter(
    ([, one]) => member(one, "name") === "cckm",
  );
  const targets = ours.map(([name, one]) => {
    const given = member(one, "expressions");
    return [
      name,
      targetOfBlock(Object.fromEntries(Object.keys(isObject(given) ? given : {}).map(hidden)), env),
    ] as const;
  });
  return targets.length === 0 ? targetsOf(undefined, env) : Object.fromEntries(targets);
}

function targetOfBlock(block: ProviderBlock, env: NodeJS.ProcessEnv): Target {
  const options = environmentOptions({ ...env, CIPHERTRUST_PASSWORD: undefined, CM_PASSWORD: undefined });
  const text = (name: string, fallback: string | undefined, open: string | null = null) => {
    const value = block[name];
    // Empty is not set, as in the provider.
    if (value === undefined || value === null || value === "") return fallback ?? null;
    // Only Terraform can evaluate an expression.
    return typeof value === "string" && !/[$%]\{/.test(value) ? value : open;
  };
  const verifyNot = block.no_ssl_verify ?? options.noSslVerify ?? false;
  const address = oneSpelling(text("address", options.address));
  return {
    address,
    domain: text("domain", options.domain),
    tlsVerified: isVerified(verifyNot, address),
    // Null stands for the default, so an unknown value needs a text.
    adopt: text("adopt", env.CCKM_ADOPT, "not known here"),
  };
}

// Null if it is not known.
function isVerified(verifyNot: unknown, address: string | null): boolean | null {
  if (verifyNot === true) return false;
  if (verifyNot !== false || address === null) return null;
  // Over plain http there is no certificate to verify.
  return address.startsWith("https:");
}

/** An address, normalized as in the provider, so that a rule on it matches however it is spelled. */
export function oneSpelling(address: string | null): string | null {
  if (address === null) return null;
  // What the provider rejects: the part before an @ may be a password.
  return originOf(address) ?? (address.includes("@") ? null : address);
}

/** The provider blocks; empty if everything comes from the environment. */
export function providerBlocks(configuration: unknown): ProviderBlock[] {
  const provider = member(member(configuration, "provider"), "cckm");
  return (Array.isArray(provider) ? provider : [provider]).filter(isObject);
}

// An expression, which is not evaluated.
function hidden(argument: string): [string, string] {
  return [argument, `\${${argument}}`];
}

function member(value: unknown, name: string): unknown {
  return isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined;
}
