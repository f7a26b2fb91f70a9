import { readFileSync, statSync } from "node:fs";
import { z } from "zod";
import { type ChangeSet, DamagedChangeSet, readChangeSet } from "../../change-set";
import { type ReviewModel, reviewModel } from "../../review";
import { CommandFailure } from "../endings";
import { isSavedPlan } from "./plan-file";
import * as words from "./words";

/**
 * The reviews of all stacks in a change set, or of one; undefined if the file is not a change set. `cckm apply` refuses
 * a change set whose review does not match its plan.
 * @throws CommandFailure if it does not contain the stack
 */
export async function reviewsInChangeSet(file: string, stack: string | undefined): Promise<ReviewModel[] | undefined> {
  const bytes = bytesOf(file);
  if (bytes === undefined || !isChangeSet(bytes)) return undefined;
  const { manifest, files } = await readChangeSet(bytes).catch((error: unknown) => {
    throw error instanceof DamagedChangeSet ? new CommandFailure(error.told) : error;
  });
  const names = manifest.stacks.map(({ name }) => name);
  if (names.length === 0 || (stack !== undefined && !names.includes(stack))) {
    throw new CommandFailure(
      words.noSuchStackInSet({ stack: JSON.stringify(stack ?? "*"), names: names.join(", ") || "no stack" }),
    );
  }
  return names.filter((name) => stack === undefined || name === stack).map((name) => reviewOf(name, files));
}

function reviewOf(name: string, files: ChangeSet["files"]): ReviewModel {
  const parsed = reviewModel.safeParse(jsonOrNothing(files.get(`reviews/${name}.json`)));
  if (parsed.success) return parsed.data;
  throw new CommandFailure(words.setWithoutReview({ name }));
}

/** The reviews in a file written by `cckm review --format json`; undefined if it is not one. */
export function reviewsInJson(file: string, stack: string | undefined): ReviewModel[] | undefined {
  const bytes = bytesOf(file);
  if (bytes === undefined || isSavedPlan(bytes)) return undefined;
  const json = jsonOrNothing(bytes);
  if (json === undefined) return undefined;
  const list: unknown[] = Array.isArray(json) ? json : [json];
  if (list.length === 0 || !list.every((one) => (one as { format?: unknown } | null)?.format === "cckm-review"))
    return undefined;
  const parsed = z.array(reviewModel).safeParse(list);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new CommandFailure(
      words.noReview({ file, place: issue?.path.join(".") ?? "", reason: issue?.message ?? "" }),
    );
  }
  const found = parsed.data.filter(({ environment }) => stack === undefined || environment.stack === stack);
  if (found.length > 0) return found;
  const names = parsed.data.map(({ environment }) => environment.stack ?? "?").join(", ");
  throw new CommandFailure(words.noSuchStackInSet({ stack: JSON.stringify(stack), names }));
}

// Errors are reported later, when the file is read as a plan.
function bytesOf(file: string): Buffer | undefined {
  try {
    return statSync(file).isFile() ? readFileSync(file) : undefined;
  } catch {
    return undefined;
  }
}

/** Recognized by the first entry of the zip file: that of a saved plan differs. */
export function isChangeSet(bytes: Buffer): boolean {
  if (!isSavedPlan(bytes) || bytes.length < 30) return false;
  return bytes.toString("utf8", 30, 30 + bytes.readUInt16LE(26)) === "manifest.json";
}

function jsonOrNothing(bytes: Buffer | undefined): unknown {
  try {
    return bytes && JSON.parse(bytes.toString("utf8"));
  } catch {
    return undefined;
  }
}
