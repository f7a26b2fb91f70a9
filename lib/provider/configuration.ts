import type { CckmClientOptions } from "../cckm";
import type { cckmProviderSchema } from "../contract";
import { failure } from "../plugin";
import { isWhollyKnown, type UnresolvedConfigOf } from "../schema";
import { type Alias, parseAlias } from "./whereabouts";
import * as words from "./words";

/** On what a create takes over an object that is already there. */
export type AdoptPolicy = "own" | "identical" | "never";

const ADOPT_POLICIES: readonly AdoptPolicy[] = ["own", "identical", "never"];

/** The provider's arguments as the configuration and the environment give them. */
export interface Configuration {
  readonly options: CckmClientOptions;
  readonly adopt: AdoptPolicy;
  /** Whether `adopt` was said for this run alone, by `CCKM_ADOPT`. */
  readonly adoptForOneRun: boolean;
  /** Where a stack works that leaves address and domain to the environment. */
  readonly fromEnvironment: { readonly address: string | undefined; readonly domain: string | undefined };
  /** Other names of the server and the domain. */
  readonly aliases: readonly Alias[];
  /** Arguments that are known only after an apply; nothing can be asked of CCKM before. */
  readonly unknown: readonly string[];
}

type ProviderConfig = UnresolvedConfigOf<typeof cckmProviderSchema>;
type Environment = Readonly<Record<string, string | undefined>>;

/** Reads the arguments; what the configuration leaves out comes from `CIPHERTRUST_…`, then from `CM_…`. */
export function readConfiguration(config: ProviderConfig, env: Environment): Configuration {
  const unknown = Object.keys(config).filter((name) => !isWhollyKnown(config[name as keyof ProviderConfig]));
  const text = (name: keyof ProviderConfig) => {
    const value = config[name];
    return typeof value === "string" ? value : fromEnvironment(name, env);
  };
  const seconds = config.rest_api_timeout;
  const timeout = typeof seconds === "number" ? seconds : numberFrom("rest_api_timeout", env);
  const flag = (name: "no_ssl_verify" | "allow_plain_http") => {
    const value = config[name];
    return typeof value === "boolean" ? value : flagFrom(name, env);
  };
  return {
    unknown,
    adopt: adoptOf(env.CCKM_ADOPT, "CCKM_ADOPT") ?? adoptOf(config.adopt, "adopt") ?? "own",
    adoptForOneRun: Boolean(env.CCKM_ADOPT),
    fromEnvironment: { address: fromEnvironment("address", env), domain: fromEnvironment("domain", env) },
    aliases: aliasesOf(config.also_known_as, env),
    options: {
      ...given("address", text("address")),
      ...given("username", text("username")),
      ...given("password", text("password")),
      ...given("domain", text("domain")),
      ...given("authDomain", text("auth_domain")),
      ...given("caCert", text("ca_cert")),
      ...given("restApiTimeout", timeout),
      ...given("nodeLag", numberFrom("node_lag", env)),
      noSslVerify: flag("no_ssl_verify"),
      allowPlainHttp: flag("allow_plain_http"),
    },
  };
}

function adoptOf(value: unknown, from: string): AdoptPolicy | undefined {
  if (typeof value !== "string" || value === "") return undefined;
  const policy = ADOPT_POLICIES.find((one) => one === value);
  if (policy) return policy;
  throw failure(words.adoptInvalid({ from, value, allowed: ADOPT_POLICIES }));
}

function aliasesOf(given: ProviderConfig["also_known_as"], env: Environment): Alias[] {
  const names = Array.isArray(given) ? given.filter((name) => typeof name === "string") : [];
  const ofOneRun = (env.CCKM_ALSO_KNOWN_AS ?? "").split(",").filter((name) => name.trim() !== "");
  return [...names, ...ofOneRun].map(parseAlias);
}

function fromEnvironment(argument: string, env: Environment): string | undefined {
  const name = argument.toUpperCase();
  return env[`CIPHERTRUST_${name}`] || env[`CM_${name}`] || undefined;
}

function flagFrom(argument: string, env: Environment): boolean {
  const text = fromEnvironment(argument, env);
  if (text === undefined) return false;
  if (/^(1|true|yes)$/i.test(text)) return true;
  if (/^(0|false|no)$/i.test(text)) return false;
  throw failure(words.flagInvalid({ argument, value: text }));
}

function numberFrom(argument: string, env: Environment): number | undefined {
  const text = fromEnvironment(argument, env);
  if (text === undefined) return undefined;
  const value = Number(text);
  if (Number.isFinite(value) && value > 0) return value;
  throw failure(words.numberInvalid({ argument, value: text }));
}

function given<K extends string, V>(key: K, value: V | undefined): { [P in K]?: V } {
  return value === undefined ? {} : ({ [key]: value } as { [P in K]?: V });
}
