import { readFileSync, realpathSync } from "node:fs";
import { isObject } from "../schema";
import { CommandFailure } from "./endings";
import { isChangeSet } from "./review/change-set";
import { isSavedPlan } from "./review/plan-file";
import { cannotWrite, requireFree } from "./save-text";
import * as words from "./words";

/**
 * Refuses, before any work, an `--out` that would replace what the command reads or what another one made: a shell that
 * drops a variable that is not set leaves the next argument there. What the command wrote earlier is replaced.
 * @throws CommandFailure for such a file, or where no file can be
 */
export function requireOwn(
  file: string | undefined,
  {
    inputs = [],
    changeSet = false,
  }: { readonly inputs?: readonly (string | undefined)[]; readonly changeSet?: boolean },
): void {
  if (file === undefined || !requireFree(file, { overwrite: true })) return;
  const own = realPath(file);
  const what = inputs.some((one) => one !== undefined && realPath(one) === own)
    ? "read by this command"
    : foreign(bytesOf(file), changeSet);
  if (what !== undefined) throw new CommandFailure(words.notReplaced({ file, what }));
}

function foreign(bytes: Buffer, changeSet: boolean): string | undefined {
  if (changeSet) return bytes.length === 0 || isChangeSet(bytes) ? undefined : "no change set";
  if (isSavedPlan(bytes)) return "a change set, a saved plan or another zip file";
  return isOfTerraform(bytes) ? "a state or a plan" : undefined;
}

function isOfTerraform(bytes: Buffer): boolean {
  try {
    const json: unknown = JSON.parse(bytes.toString("utf8"));
    // The last one is OpenTofu's.
    return isObject(json) && ["terraform_version", "lineage", "encrypted_data"].some((key) => key in json);
  } catch {
    return false;
  }
}

function realPath(file: string): string | undefined {
  try {
    return realpathSync.native(file);
  } catch {
    return undefined;
  }
}

function bytesOf(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    throw cannotWrite(file, error as Error);
  }
}
