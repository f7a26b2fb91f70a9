import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import type { LocalPlace } from "../../change-set";
import { CommandFailure, Refusal } from "../endings";
import { type LocalSettings, localPlace } from "./local-state";
import * as words from "./words";

/** The location of a stack's state. */
export interface Backend {
  readonly type: string;
  /** Whether it is a file on this machine. */
  readonly local: boolean;
  /** The location of that file. */
  readonly place?: LocalPlace;
}

/** A stack's folder after `init`. */
export interface Initialized {
  readonly name: string;
  readonly folder: string;
  readonly configuration: unknown;
  readonly workspace: string;
  /** The engine's data folder: `.terraform`, unless TF_DATA_DIR specifies another. */
  readonly data: string;
}

const settings = z.record(z.string(), z.unknown());
const initialized = z.looseObject({
  backend: z.looseObject({ type: z.string(), config: settings.nullish() }).nullish(),
});
const configured = z.looseObject({ terraform: z.looseObject({ cloud: z.unknown().optional() }).optional() });

/** Backend arguments that give access to the state, other than paths of files and parts of names. */
const CREDENTIAL =
  /(?:^|[_.])(?:password|secret|access_key|token|credentials|client_certificate|client_key|private_key|account_sas|http_auth|sse_customer_key)(?:_|$)(?!.*(?:files?|path|suffix)$)|(?:^|\.)encryption_key$/;
/** Maps with any credential, by names that others choose. */
const CREDENTIALS = /^(?:headers|exec\.env)\./;
/** Maps with none, by names that users choose. */
const TAGS = /(?:^|\.)(?:labels|tags)\./;
/** URLs in which a token alone may stand for the user. */
const ADDRESS = /^(?:(?:un)?lock_)?address$/;

/**
 * The backend of a folder after `init`. A plan stores its arguments as they are, so credentials among them are refused.
 * @throws Refusal for credentials, and for remote execution, whose plans are not available locally
 */
export function backendOf({ name, folder, configuration, workspace, data }: Initialized): Backend {
  if (configured.safeParse(configuration).data?.terraform?.cloud !== undefined) {
    throw new Refusal(words.remotePlans({ name }));
  }
  const local = (settings: LocalSettings) =>
    ({ type: "local", local: true, place: localPlace(folder, workspace, settings) }) as const;
  const file = join(data, "terraform.tfstate");
  if (!existsSync(file)) return local({});
  const parsed = initialized.safeParse(parse(file));
  if (!parsed.success) throw new CommandFailure(words.initDamaged({ file, folder: data }));
  const { backend } = parsed.data;
  if (!backend) return local({});
  for (const [argument, value] of textsIn(backend.config, "")) {
    if (value === "") continue;
    const isNamed = CREDENTIALS.test(argument) || (CREDENTIAL.test(argument) && !TAGS.test(argument));
    if (!isNamed && !hasPassword(argument, value)) continue;
    throw new Refusal(words.backendCredential({ name, argument, backend: backend.type }));
  }
  return backend.type === "local" ? local(backend.config ?? {}) : { type: backend.type, local: false };
}

/** The texts in a backend's arguments and blocks, by their path. */
function textsIn(value: unknown, path: string): [path: string, text: string][] {
  if (typeof value === "string") return [[path, value]];
  if (Array.isArray(value)) return value.flatMap((one) => textsIn(one, path));
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, one]) => textsIn(one, path === "" ? name : `${path}.${name}`));
}

// In a URL or in a connection string.
function hasPassword(argument: string, value: string): boolean {
  if (/password\s*=/i.test(value)) return true;
  const { password, username } = URL.canParse(value) ? new URL(value) : new URL("none:");
  return password !== "" || (username !== "" && ADDRESS.test(argument));
}

function parse(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return undefined;
  }
}
