import type { CckmClientOptions } from "../cckm";
import { optionsFromEnvironment, type Variables, variableOf } from "../cckm/http/environment";
import type { cckmProviderSchema } from "../contract";
import { failure } from "../plugin";
import { isWhollyKnown, type UnresolvedConfigOf } from "../schema";
import { type Alias, parseAlias } from "./whereabouts";
import * as words from "./words";

/** When a create may take over an existing object. */
export type AdoptPolicy = "own" | "identical" | "never";

const ADOPT_POLICIES: readonly AdoptPolicy[] = ["own", "identical", "never"];

/** The provider's arguments from the configuration and the environment. */
export interface Configuration {
  readonly options: CckmClientOptions;
  readonly adopt: AdoptPolicy;
  /** Whether `adopt` was set for this run only, by `CCKM_ADOPT`. */
  readonly adoptForOneRun: boolean;
  /** The address and domain of a stack that leaves both to the environment. */
  readonly fromEnvironment: { readonly address: string | undefined; readonly domain: string | undefined };
  /** Other names of the server and the domain. */
  readonly aliases: readonly Alias[];
  /** Arguments that will only be known after an apply; CCKM cannot be called before that. */
  readonly unknown: readonly string[];
}

type ProviderConfig = UnresolvedConfigOf<typeof cckmProviderSchema>;
/** Reads the arguments; those not in the configuration come from `CIPHERTRUST_…`, then from `CM_…`. */
export function readConfiguration(config: ProviderConfig, env: Variables): Configuration {
  const unknown = Object.keys(config).filter((name) => !isWhollyKnown(config[name as keyof ProviderConfig]));
  const given = givenOptions(config);
  return {
    unknown,
    adopt: adoptOf(env.CCKM_ADOPT, "CCKM_ADOPT") ?? adoptOf(config.adopt, "adopt") ?? "own",
    adoptForOneRun: Boolean(env.CCKM_ADOPT),
    fromEnvironment: { address: variableOf("address", env), domain: variableOf("domain", env) },
    aliases: aliasesOf(config.also_known_as, env),
    options: { ...environmentOptions(env, given), ...given },
  };
}

/** The arguments in the configuration, by the names of the client's options. */
function givenOptions(config: ProviderConfig): CckmClientOptions {
  const { address, username, password, domain, auth_domain, ca_cert } = config;
  const { rest_api_timeout, no_ssl_verify, allow_plain_http } = config;
  return {
    ...known("string", { address, username, password, domain, authDomain: auth_domain, caCert: ca_cert }),
    ...known("number", { restApiTimeout: rest_api_timeout }),
    ...known("boolean", { noSslVerify: no_ssl_verify, allowPlainHttp: allow_plain_http }),
  };
}

// An empty text is not set: a variable that a CI does not have is often empty.
function known(kind: "string" | "number" | "boolean", options: { [P in keyof CckmClientOptions]: unknown }): object {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => typeof value === kind && value !== ""));
}

/** The options in the environment. A malformed variable is an error, unless the configuration sets the argument itself. */
function environmentOptions(env: Variables, given: CckmClientOptions): CckmClientOptions {
  const { options, malformed } = optionsFromEnvironment(env);
  const wrong = malformed.find(({ option }) => given[option] === undefined);
  if (!wrong) return options;
  throw failure(wrong.expected === "true or false" ? words.flagInvalid(wrong) : words.numberInvalid(wrong));
}

function adoptOf(value: unknown, from: string): AdoptPolicy | undefined {
  if (typeof value !== "string" || value === "") return undefined;
  const policy = ADOPT_POLICIES.find((one) => one === value);
  if (policy) return policy;
  throw failure(words.adoptInvalid({ from, value, allowed: ADOPT_POLICIES }));
}

function aliasesOf(given: ProviderConfig["also_known_as"], env: Variables): Alias[] {
  const names = Array.isArray(given) ? given.filter((name) => typeof name === "string") : [];
  const ofOneRun = (env.CCKM_ALSO_KNOWN_AS ?? "").split(",").filter((name) => name.trim() !== "");
  return [...names, ...ofOneRun].map(parseAlias);
}
