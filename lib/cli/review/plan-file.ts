import { existsSync, readFileSync } from "node:fs";
import { z } from "zod";
import { zipEntries } from "../../change-set";
import { LockFile } from "../../package/place/lock-file";
import { CommandFailure } from "../endings";
import { isNarrowed, workspaceInPlan } from "./plan-message";
import * as words from "./words";

/** Larger than any configuration in a plan; more is treated as a zip bomb. */
const LARGEST_ENTRY = 64 * 1024 * 1024;
/** The root module of the plan's configuration, as Terraform and OpenTofu store it. */
const CONFIGURATION = /^tfconfig\/m-\/[^/]+\.tf\.json$/;
const PLAN = /^tfplan$/;
const STATE = /^tfstate$/;
const LOCK = /^\.terraform\.lock\.hcl$/;

/** Whether a file is a saved plan, by its first bytes: Terraform writes a zip file. */
export function isSavedPlan(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 0x03 && bytes[3] === 0x04;
}

/**
 * The plan's own copy of the JSON configuration; undefined if it has none. The plan's secrets are in other parts of the
 * file.
 */
export async function configurationOf(file: string): Promise<unknown> {
  const texts = await entries(readFileSync(file), CONFIGURATION);
  const parsed = texts.map((text) => parse(file, text));
  // cdktf writes a single file; if there are more, its file is the one with construct metadata.
  return parsed.find((content) => typeof content === "object" && content !== null && "//" in content) ?? parsed[0];
}

/** The workspace of a saved plan; undefined if the plan does not contain it. */
export async function workspaceOf(file: string): Promise<string | undefined> {
  const [plan] = await bytesOf(readFileSync(file), PLAN);
  return plan && workspaceInPlan(plan);
}

/**
 * The JSON of a saved plan as its engine printed it, and whether it contains all changes where only the file tells: OpenTofu
 * does not print it for a plan with targets or excludes.
 */
export async function toldWhole(plan: unknown, file: string): Promise<unknown> {
  if (typeof plan !== "object" || plan === null || "complete" in plan) return plan;
  const bytes = existsSync(file) ? readFileSync(file) : Buffer.of();
  // An encrypted plan is no zip file.
  const [message] = isSavedPlan(bytes) ? await bytesOf(bytes, PLAN) : [];
  return message && isNarrowed(message) ? { ...plan, complete: false } : plan;
}

/** Provider versions by source address, from the lock file in a saved plan. */
export async function providersOf(file: string): Promise<Record<string, string>> {
  const [lock = ""] = await entries(readFileSync(file), LOCK);
  return LockFile.parse(lock).versions();
}

const state = z.looseObject({
  resources: z
    .array(
      z.looseObject({
        module: z.string().optional(),
        mode: z.string(),
        type: z.string(),
        name: z.string(),
        provider: z.string(),
        instances: z.array(z.looseObject({ index_key: z.union([z.string(), z.number()]).nullish() })),
      }),
    )
    .optional(),
});

/**
 * The provider configuration of each object by address, from the state in a saved plan. Nothing else of the state is
 * kept; an unreadable state is ignored.
 */
export async function configurationsInState(file: string): Promise<Record<string, string>> {
  const [text = "{}"] = existsSync(file) ? await entries(readFileSync(file), STATE).catch(() => []) : [];
  const parsed = state.safeParse(jsonOrNothing(text));
  const resources = (parsed.data?.resources ?? []).filter(({ mode }) => mode === "managed");
  return Object.fromEntries(
    resources.flatMap(({ module, type, name, provider, instances }) =>
      instances.map(({ index_key: key }) => {
        const index = key === undefined || key === null ? "" : `[${JSON.stringify(key)}]`;
        return [`${module === undefined ? "" : `${module}.`}${type}.${name}${index}`, configurationKey(provider)];
      }),
    ),
  );
}

// In the notation of a plan in JSON: `module.m.provider["registry.terraform.io/cdktf-cckm/cckm"].eu` becomes
// `module.m:cckm.eu`.
function configurationKey(provider: string): string {
  const [before = "", source = "", after = ""] = provider.split('"');
  const module = before.slice(0, before.lastIndexOf("provider["));
  return `${module === "" ? "" : `${module.slice(0, -1)}:`}${source.slice(source.lastIndexOf("/") + 1)}${after.slice(1)}`;
}

function jsonOrNothing(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function parse(file: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new CommandFailure(words.configurationNoJson({ file }));
  }
}

async function entries(bytes: Buffer, wanted: RegExp): Promise<string[]> {
  return (await bytesOf(bytes, wanted)).map((content) => content.toString("utf8"));
}

async function bytesOf(bytes: Buffer, wanted: RegExp): Promise<Buffer[]> {
  const found: Buffer[] = [];
  try {
    for await (const [{ fileName, uncompressedSize }, read] of zipEntries(bytes)) {
      if (!wanted.test(fileName)) continue;
      if (uncompressedSize > LARGEST_ENTRY) throw new Error(`${fileName} is too large`);
      found.push(await read());
    }
  } catch (error) {
    throw new CommandFailure(words.planDamaged({ reason: (error as Error).message }));
  }
  return found;
}
