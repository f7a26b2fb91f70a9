import { readFileSync } from "node:fs";
import { fromBuffer } from "yauzl";
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

/** The dependency lock file that a saved plan keeps; undefined where it has none. */
export async function lockOf(file: string): Promise<string | undefined> {
  const [lock] = await entries(readFileSync(file), LOCK);
  return lock;
}

function parse(file: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new CommandFailure(`${file} holds a configuration that is no JSON.`);
  }
}

function entries(bytes: Buffer, wanted: RegExp): Promise<string[]> {
  return new Promise((resolve, reject) => {
    const found: string[] = [];
    const fail = (error: Error) => reject(new CommandFailure(`The plan cannot be read: ${error.message}`));
    fromBuffer(bytes, { lazyEntries: true, validateEntrySizes: true }, (error, zip) => {
      if (error) return fail(error);
      zip.on("error", fail);
      zip.on("end", () => resolve(found));
      zip.on("entry", (entry) => {
        if (!wanted.test(entry.fileName)) return zip.readEntry();
        if (entry.uncompressedSize > LARGEST_ENTRY) return fail(new Error(`${entry.fileName} is too large`));
        zip.openReadStream(entry, (failed, stream) => {
          if (failed) return fail(failed);
          const chunks: Buffer[] = [];
          stream.on("data", (chunk: Buffer) => chunks.push(chunk));
          stream.on("error", fail);
          stream.on("end", () => {
            found.push(Buffer.concat(chunks).toString("utf8"));
            zip.readEntry();
          });
        });
      });
      zip.readEntry();
    });
  });
}
