import { readFileSync, statSync } from "node:fs";
import { readChangeSet } from "../../change-set";
import { type ReviewModel, reviewModel } from "../../review";
import { CommandFailure } from "../failure";
import { isSavedPlan } from "./plan-file";

/**
 * The review of one stack that a change set holds; undefined where the file is none. `cckm apply` refuses a change set whose
 * review is not that of its plan.
 * @throws CommandFailure where it has several stacks and none is named, or not that one
 */
export async function reviewInChangeSet(file: string, stack: string | undefined): Promise<ReviewModel | undefined> {
  const bytes = bytesOf(file);
  if (bytes === undefined || !isChangeSet(bytes)) return undefined;
  const { manifest, files } = await readChangeSet(bytes).catch((error: Error) => {
    throw new CommandFailure(error.message);
  });
  const names = manifest.stacks.map(({ name }) => name);
  const name = stack ?? (names.length === 1 ? names[0]! : undefined);
  if (name === undefined || !names.includes(name)) {
    const got = stack === undefined ? "no --stack" : `--stack ${JSON.stringify(stack)}`;
    throw new CommandFailure(`Got ${got}; the change set has ${names.join(", ") || "no stack"}. Name one of them.`);
  }
  const parsed = reviewModel.safeParse(JSON.parse(files.get(`reviews/${name}.json`)?.toString("utf8") ?? "null"));
  if (!parsed.success)
    throw new CommandFailure(`The change set holds no review of ${name} that can be read. Plan again.`);
  return parsed.data;
}

// What cannot be read is told by whoever reads it as a plan.
function bytesOf(file: string): Buffer | undefined {
  return statSync(file, { throwIfNoEntry: false })?.isFile() ? readFileSync(file) : undefined;
}

/** By the first entry of a zip: a saved plan has another. */
function isChangeSet(bytes: Buffer): boolean {
  if (!isSavedPlan(bytes) || bytes.length < 30) return false;
  return bytes.toString("utf8", 30, 30 + bytes.readUInt16LE(26)) === "manifest.json";
}
