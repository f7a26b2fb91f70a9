import { serverName } from "../../cckm";
import type { ReviewModel } from "../../review";
import { environmentOptions } from "../connection";

type Target = ReviewModel["target"];
type ProviderBlock = Readonly<Record<string, unknown>>;

/** Which CCKM a configuration is for: its own arguments, else the environment, as the provider reads them. */
export function targetOf(configuration: unknown, env: NodeJS.ProcessEnv): Target {
  const block = providerBlocks(configuration).find(({ alias }) => alias === undefined);
  return targetOfBlock(block ?? {}, env);
}

/** The same for each of the provider's configurations, by name: `cckm`, and with an alias `cckm.eu`. */
export function targetsOf(configuration: unknown, env: NodeJS.ProcessEnv): Record<string, Target> {
  const aliased = providerBlocks(configuration).filter(({ alias }) => typeof alias === "string");
  return {
    cckm: targetOf(configuration, env),
    ...Object.fromEntries(aliased.map((block) => [`cckm.${block.alias}`, targetOfBlock(block, env)])),
  };
}

/**
 * The targets of a plan of which nothing but its JSON is there. That tells which arguments the configuration gives and none of
 * their values, so that these are not known; the environment gives the others.
 */
export function targetsInPlan(plan: unknown, env: NodeJS.ProcessEnv): Record<string, Target> {
  const configurations = member(member(plan, "configuration"), "provider_config");
  const ours = Object.entries(isBlock(configurations) ? configurations : {}).filter(
    ([, one]) => member(one, "name") === "cckm",
  );
  const targets = ours.map(([name, one]) => {
    const given = member(one, "expressions");
    return [
      name,
      targetOfBlock(Object.fromEntries(Object.keys(isBlock(given) ? given : {}).map(hidden)), env),
    ] as const;
  });
  return targets.length === 0 ? targetsOf(undefined, env) : Object.fromEntries(targets);
}

function targetOfBlock(block: ProviderBlock, env: NodeJS.ProcessEnv): Target {
  const options = environmentOptions({ ...env, CIPHERTRUST_PASSWORD: undefined, CM_PASSWORD: undefined });
  const text = (name: string, fallback: string | undefined, open: string | null = null) => {
    const value = block[name];
    if (value === undefined || value === null) return fallback ?? null;
    // An expression is known to Terraform alone.
    return typeof value === "string" && !/[$%]\{/.test(value) ? value : open;
  };
  const verifyNot = block.no_ssl_verify ?? options.noSslVerify ?? false;
  const address = oneSpelling(text("address", options.address));
  return {
    address,
    domain: text("domain", options.domain),
    // Over plain http there is no certificate that could be verified.
    tlsVerified: typeof verifyNot !== "boolean" || address === null ? null : !verifyNot && address.startsWith("https:"),
    // Null is the default here, so that what is not known needs a word.
    adopt: text("adopt", env.CCKM_ADOPT, "not known here"),
  };
}

// As the provider reads it, so that a rule on an address finds it however it is written.
function oneSpelling(address: string | null): string | null {
  if (address === null) return null;
  try {
    return serverName(address);
  } catch {
    // The provider refuses it; what stands before an @ may be a password.
    return address.includes("@") ? null : address;
  }
}

/** The provider's blocks; none where the environment gives it all. */
function providerBlocks(configuration: unknown): ProviderBlock[] {
  const provider = member(member(configuration, "provider"), "cckm");
  return (Array.isArray(provider) ? provider : [provider]).filter(isBlock);
}

// An expression: what it is worth is not read.
function hidden(argument: string): [string, string] {
  return [argument, `\${${argument}}`];
}

function member(value: unknown, name: string): unknown {
  return isBlock(value) && Object.hasOwn(value, name) ? value[name] : undefined;
}

function isBlock(value: unknown): value is ProviderBlock {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
