import type { ReviewModel } from "../../review";
import { environmentOptions } from "../connection";

type Target = ReviewModel["target"];

/** Which CCKM a configuration is for: its own arguments, else the environment, as the provider reads them. */
export function targetOf(configuration: unknown, env: NodeJS.ProcessEnv): Target {
  const options = environmentOptions({ ...env, CIPHERTRUST_PASSWORD: undefined, CM_PASSWORD: undefined });
  const block = providerBlock(configuration);
  const text = (name: string, fallback: string | undefined) => {
    const value = block[name];
    if (value === undefined || value === null) return fallback ?? null;
    // An expression is known to Terraform alone.
    return typeof value === "string" && !/[$%]\{/.test(value) ? value : null;
  };
  const verifyNot = block.no_ssl_verify ?? options.noSslVerify ?? false;
  const address = text("address", options.address);
  return {
    address,
    domain: text("domain", options.domain),
    // Over plain http there is no certificate that could be verified.
    tlsVerified: typeof verifyNot !== "boolean" || address === null ? null : !verifyNot && address.startsWith("https:"),
    adopt: text("adopt", env.CCKM_ADOPT),
  };
}

/** The provider's block without an alias; nothing where the environment gives it all. */
function providerBlock(configuration: unknown): Readonly<Record<string, unknown>> {
  const provider = (configuration as { provider?: { cckm?: unknown } } | null | undefined)?.provider?.cckm;
  const blocks = (Array.isArray(provider) ? provider : [provider]) as (Record<string, unknown> | undefined)[];
  return blocks.find((block) => typeof block === "object" && block !== null && block.alias === undefined) ?? {};
}
