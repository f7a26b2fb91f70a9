import { readFileSync } from "node:fs";
import { z } from "zod";
import { PROVIDER_SOURCE } from "../../../contract";
import { environmentOptions } from "../../connection";
import { CommandFailure } from "../../endings";
import * as words from "../words";

const value = z.union([z.string(), z.number(), z.boolean()]);
const backends = z.record(z.string(), z.union([z.record(z.string(), value), z.array(z.record(z.string(), value))]));

/** Allowed locations of a state: a backend type and its arguments, with `*` for any characters. */
export interface AllowedBackend {
  readonly type: string;
  readonly arguments: Readonly<Record<string, string | number | boolean>>;
}

/** What an untrusted configuration may use. */
export interface Allowed {
  /** Full provider addresses. */
  readonly providers: ReadonlySet<string>;
  readonly backends: readonly AllowedBackend[];
  /** The address of the CCKM that the job's credentials are for. */
  readonly cckm: string | undefined;
}

/** Terraform's built-in provider. */
const BUILT_IN = "terraform.io/builtin/terraform";
const HOSTS = ["registry.terraform.io", "registry.opentofu.org"];

/**
 * Parses what may be used.
 * @param providers comma-separated addresses, such as `hashicorp/null`; `cckm` is this package's provider
 * @param backendsGiven JSON, or a file that contains it
 * @throws CommandFailure for an invalid address or list of backends
 */
export function readAllowed(providers: string, backendsGiven: string | undefined, env: NodeJS.ProcessEnv): Allowed {
  const named = providers.split(",").map((one) => one.trim());
  const addresses = named.flatMap((one) => {
    if (one === "cckm") return [PROVIDER_SOURCE];
    const found = addressesOf(one);
    if (found.length > 0) return found;
    throw new CommandFailure(words.onlyProvidersInvalid({ one: JSON.stringify(one) }));
  });
  return {
    providers: new Set([PROVIDER_SOURCE, BUILT_IN, ...addresses]),
    backends: backendsGiven === undefined ? [] : readBackends(backendsGiven),
    cckm: environmentOptions({ ...env, CIPHERTRUST_PASSWORD: undefined, CM_PASSWORD: undefined }).address,
  };
}

/** The full addresses that a source may refer to: without a host, those in Terraform's and in OpenTofu's registry. */
export function addressesOf(source: string): string[] {
  const parts = source.toLowerCase().split("/");
  if (!parts.every((part) => /^[a-z0-9][a-z0-9.:_-]*$/.test(part))) return [];
  if (parts.length === 2) return HOSTS.map((host) => [host, ...parts].join("/"));
  return parts.length === 3 ? [parts.join("/")] : [];
}

function readBackends(given: string): AllowedBackend[] {
  const inline = given.trimStart().startsWith("{");
  const file = inline ? "--only-backends" : given;
  let json: unknown;
  try {
    json = JSON.parse(inline ? given : readFileSync(file, "utf8"));
  } catch (error) {
    throw new CommandFailure(words.backendsNotRead({ file, reason: (error as Error).message }));
  }
  const parsed = backends.safeParse(json);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new CommandFailure(
      words.backendsInvalid({ file, place: issue?.path.join(".") || "the document", reason: issue?.message ?? "" }),
    );
  }
  const all = Object.entries(parsed.data).flatMap(([type, sets]) =>
    [sets].flat().map((one) => ({ type, arguments: one })),
  );
  for (const pattern of all.flatMap((one) => Object.values(one.arguments)).filter((one) => typeof one === "string")) {
    if (pattern.split("*").length <= 2 && (!/^[a-z]+:\/\//i.test(pattern) || /^[a-z]+:\/\/[^/*]+(\/|$)/i.test(pattern)))
      continue;
    throw new CommandFailure(words.backendPatternInvalid({ file, pattern: JSON.stringify(pattern) }));
  }
  return all;
}
