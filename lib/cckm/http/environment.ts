import { readRequestSeconds } from "../../text";
import type { CckmClientOptions } from "./options";

/** Variables by name, such as `process.env`. */
export type Variables = Readonly<Record<string, string | undefined>>;

/** An environment variable whose value its argument does not accept. */
export interface MalformedVariable {
  readonly option: keyof CckmClientOptions;
  /** The provider argument that the variable belongs to. */
  readonly argument: string;
  readonly value: string;
  readonly expected: "true or false" | "a whole number of seconds, 1 to 3600" | "a number of seconds, 0 or more";
}

const TEXTS = {
  address: "address",
  username: "username",
  password: "password",
  domain: "domain",
  authDomain: "auth_domain",
  caCert: "ca_cert",
} as const;
const TIMEOUT = { restApiTimeout: "rest_api_timeout" } as const;
const LAG = { nodeLag: "node_lag" } as const;
const FLAGS = { noSslVerify: "no_ssl_verify", allowPlainHttp: "allow_plain_http" } as const;

/** The environment's value for an argument: `CIPHERTRUST_…`, then `CM_…`; undefined if both are unset or empty. */
export function variableOf(argument: string, env: Variables): string | undefined {
  const name = argument.toUpperCase();
  return env[`CIPHERTRUST_${name}`] || env[`CM_${name}`] || undefined;
}

/** The options set in the environment, its proxies and `SSL_CERT_FILE` among them, without malformed ones. */
export function optionsFromEnvironment(env: Variables): {
  readonly options: CckmClientOptions;
  readonly malformed: readonly MalformedVariable[];
} {
  const malformed: MalformedVariable[] = [];
  const read =
    <T>(parse: (text: string) => T | undefined, expected: MalformedVariable["expected"]) =>
    (argument: string, option: keyof CckmClientOptions) => {
      const text = variableOf(argument, env);
      const value = text === undefined ? undefined : parse(text);
      if (text !== undefined && value === undefined) malformed.push({ option, argument, value: text, expected });
      return value;
    };
  const options = {
    ...members(TEXTS, (argument) => variableOf(argument, env)),
    ...members(TIMEOUT, read(readRequestSeconds, "a whole number of seconds, 1 to 3600")),
    ...members(LAG, read(seconds, "a number of seconds, 0 or more")),
    ...members(FLAGS, read(flag, "true or false")),
    env,
  };
  return { options, malformed };
}

function members<O extends keyof CckmClientOptions, T>(
  names: Readonly<Record<O, string>>,
  read: (argument: string, option: NoInfer<O>) => T | undefined,
): { [P in O]?: T } {
  const entries = Object.entries(names) as [O, string][];
  return Object.fromEntries(
    entries.flatMap(([option, argument]) => {
      const value = read(argument, option);
      return value === undefined ? [] : [[option, value]];
    }),
  ) as { [P in O]?: T };
}

function flag(given: string): boolean | undefined {
  const text = given.trim();
  if (/^(1|true|yes)$/i.test(text)) return true;
  return /^(0|false|no)$/i.test(text) ? false : undefined;
}

const SECONDS_IN_TEXT = /^\d{1,9}(?:\.\d{1,9})?$/;

function seconds(text: string): number | undefined {
  return SECONDS_IN_TEXT.test(text.trim()) ? Number(text) : undefined;
}
