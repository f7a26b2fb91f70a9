import { readFileSync } from "node:fs";
import { zipEntries } from "../../change-set";
import { LockFile } from "../../package/place/lock-file";
import { CommandFailure } from "../failure";

/** No configuration of a plan is as large; more is taken for a bomb. */
const LARGEST_ENTRY = 64 * 1024 * 1024;
/** Where Terraform and OpenTofu keep the root module of the configuration that the plan was made of. */
const CONFIGURATION = /^tfconfig\/m-\/[^/]+\.tf\.json$/;
const LOCK = /^\.terraform\.lock\.hcl$/;

/** Whether a file is a saved plan, by its first bytes: Terraform writes a zip. */
export function isSavedPlan(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 0x03 && bytes[3] === 0x04;
}

/** The plan's own copy of the JSON configuration; undefined where it has none. The secrets of a plan are elsewhere in it. */
export async function configurationOf(file: string): Promise<unknown> {
  const texts = await entries(readFileSync(file), CONFIGURATION);
  const parsed = texts.map((text) => parse(file, text));
  // cdktf writes one file; with more of them, that of cdktf is the one that names constructs.
  return parsed.find((content) => typeof content === "object" && content !== null && "//" in content) ?? parsed[0];
}

/** Versions of providers by their addresses, as the lock file that a saved plan keeps has them. */
export async function providersOf(file: string): Promise<Record<string, string>> {
  const [lock = ""] = await entries(readFileSync(file), LOCK);
  return LockFile.parse(lock).versions();
}

function parse(file: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new CommandFailure(`${file} holds a configuration that is no JSON.`);
  }
}

async function entries(bytes: Buffer, wanted: RegExp): Promise<string[]> {
  const found: string[] = [];
  try {
    for await (const [{ fileName, uncompressedSize }, read] of zipEntries(bytes)) {
      if (!wanted.test(fileName)) continue;
      if (uncompressedSize > LARGEST_ENTRY) throw new Error(`${fileName} is too large`);
      found.push((await read()).toString("utf8"));
    }
  } catch (error) {
    throw new CommandFailure(`The plan cannot be read: ${(error as Error).message}`);
  }
  return found;
}
