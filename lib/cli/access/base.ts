import { readFileSync } from "node:fs";
import { incomparable, type NewRight, narrowed, newRights, type WhoMay, whoMayModel } from "../../review";
import { CommandFailure } from "../endings";
import * as words from "./words";

/** The rights that are new since an earlier answer, which asked the same question or for everything. */
export function newSince(file: string, now: WhoMay): NewRight[] {
  const base = readBase(file);
  const { question } = now;
  const same = JSON.stringify(base.question) === JSON.stringify(question);
  const whole = Object.values(base.question).every((part) => part === null);
  if (!same && !whole) {
    throw new CommandFailure(words.otherQuestion({ file }));
  }
  const reason = incomparable(base, now);
  if (reason !== undefined) throw new CommandFailure(words.incomparable({ file, reason }));
  return newRights(same ? base : narrowed(base, question), now);
}

function readBase(file: string): WhoMay {
  let json: unknown;
  try {
    json = JSON.parse(readFileSync(file, "utf8"));
  } catch (error) {
    throw new CommandFailure(words.baseNotRead({ file, reason: (error as Error).message, rule: ALLOWED }));
  }
  const parsed = whoMayModel.safeParse(json);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new CommandFailure(
    words.noAnswer({
      file,
      place: issue?.path.join(".") || "the document",
      reason: issue?.message ?? "",
      rule: ALLOWED,
    }),
  );
}

const ALLOWED = "Expected what cckm access --format json wrote.";
