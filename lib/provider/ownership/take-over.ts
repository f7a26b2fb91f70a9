import type { NaturalKey } from "../../contract";
import { failure, type HookContext } from "../../plugin";
import type { AdoptPolicy } from "../configuration";
import type { Ownership } from "./ownership";
import { alreadyHeld, ownPredecessor } from "./refusals";
import * as words from "./words";
import { reasons } from "./words";

/** An existing object with the natural key of one that is to be created. */
export interface Existing {
  /** Resource type. */
  readonly type: string;
  readonly key: NaturalKey;
  /** Type and name: `AWS KMS account "payments"`. */
  readonly what: string;
  readonly id: string;
  readonly createdAt?: string | undefined;
  /** More names by which this run may know it. */
  readonly names?: readonly string[];
  /** How it differs from the plan; empty if it does not. */
  readonly differences: readonly string[];
  /** What else a takeover does to it, as a sentence. */
  readonly note?: string;
}

type Context = HookContext<{ readonly ownership: Ownership; readonly adopt: AdoptPolicy }>;

/**
 * Takes over an existing object, with a warning: either on evidence that a killed run of this stack created it, or with the
 * user's permission (`adopt` is `identical`). Throws in all other cases, and shows the import for the object.
 */
export function takeOverOrRefuse(existing: Existing, context: Context): void {
  const { type, key, id, differences, names = [] } = existing;
  const { ownership, adopt } = context.session;
  if (ownership.holds(type, id, key, ...names)) throw alreadyHeld(existing);
  if (ownership.predecessorOf(type, key) === id) throw ownPredecessor(existing, "name");
  if (adopt === "never") throw refusal(existing, reasons.never());
  const evidence = ownership.evidence(existing);
  if (differences.length > 0) throw refusal(existing, reasons.differs({ differences }));
  if ("made" in evidence) {
    ownership.resume(existing, evidence, context);
    context.warn(words.resumed(existing));
  } else if (adopt === "own") {
    throw failure(words.existsWithoutEvidence({ ...existing, reason: evidence.missing }));
  } else {
    const missing = ownership.wordMissing(type, key, id);
    if (missing !== undefined) throw refusal(existing, missing);
    context.warn(words.tookOver(existing));
  }
  ownership.hold(type, id, key, ...names);
}

/**
 * Announces in a plan that an object will be taken over with the user's permission. Returns whether it will: not if it
 * differs, unless an earlier plan has announced it, or is already in the state.
 */
export function announceTakeOver(existing: Existing, context: Context): boolean {
  const { type, key, id, differences } = existing;
  const { ownership } = context.session;
  tellIfGone(existing, id, context);
  // The create tells how it differs by now: an id that only the apply's own plan takes back is a bug to Terraform.
  if (differences.length > 0) return ownership.announced(type, key) === id;
  if (ownership.seen(type, id)) return false;
  ownership.announces(type, key, id);
  context.warn(words.willTakeOver(existing));
  return true;
}

/**
 * Warns if an earlier plan announced that another object would be taken over than `now` has the name. Only a warning: a new
 * plan goes on without it, and the apply of the earlier one cannot be told from that.
 */
export function tellIfGone(
  { type, key, what }: Pick<Existing, "type" | "key" | "what">,
  now: string | undefined,
  context: Context,
): void {
  const { ownership } = context.session;
  const id = ownership.announced(type, key);
  if (id === undefined || id === now) return;
  ownership.takesBackWord(type, key);
  context.warn(words.announcedGone({ type, what, id }));
}

function refusal(existing: Existing, reason: string): Error {
  return failure(words.exists({ ...existing, reason }));
}
