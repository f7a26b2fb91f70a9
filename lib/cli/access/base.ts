import { readFileSync } from "node:fs";
import { incomparable, type NewRight, narrowed, newRights, type WhoMay, whoMayModel } from "../../review";
import { CommandFailure } from "../failure";

/** The rights that are new since an earlier answer, which was asked the same or everything. */
export function newSince(file: string, now: WhoMay): NewRight[] {
  const base = readBase(file);
  const { question } = now;
  const same = JSON.stringify(base.question) === JSON.stringify(question);
  const whole = Object.values(base.question).every((part) => part === null);
  if (!same && !whole) {
    throw new CommandFailure(
      `${file} answers another question than this one. Ask the same, or make it anew without --who-can, --principal and --account: it then does for all of them.`,
    );
  }
  const reason = incomparable(base, now);
  if (reason !== undefined) throw new CommandFailure(`${file} cannot be compared: ${reason}. Make it anew.`);
  return newRights(same ? base : narrowed(base, question), now);
}

function readBase(file: string): WhoMay {
  let json: unknown;
  try {
    json = JSON.parse(readFileSync(file, "utf8"));
  } catch (error) {
    throw new CommandFailure(`${file} cannot be read: ${(error as Error).message}. ${ALLOWED}`);
  }
  const parsed = whoMayModel.safeParse(json);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new CommandFailure(
    `${file} is no earlier answer: ${issue?.path.join(".") || "the document"}: ${issue?.message}. ${ALLOWED}`,
  );
}

const ALLOWED = "Allowed: what cckm access --format json wrote.";
