import type { NaturalKey } from "../../contract";
import { failure, type HookContext } from "../../plugin";
import type { AdoptPolicy } from "../configuration";
import type { Ownership } from "./ownership";
import { alreadyHeld, ownPredecessor } from "./refusals";
import * as words from "./words";
import { reasons } from "./words";

/** An object that is already there under the natural key of one that is to be created. */
export interface Existing {
  /** Terraform's type. */
  readonly type: string;
  readonly key: NaturalKey;
  /** What it is, with its name: `AWS KMS account "payments"`. */
  readonly what: string;
  readonly id: string;
  readonly createdAt?: string | undefined;
  /** More names by which this run may know it. */
  readonly names?: readonly string[];
  /** How it differs from what was asked for; empty when it is exactly that. */
  readonly differences: readonly string[];
  /** What else happens to it when it is taken over, in a sentence. */
  readonly note?: string;
}

type Context = HookContext<{ readonly ownership: Ownership; readonly adopt: AdoptPolicy }>;

/**
 * Takes over an object that is there, with a warning: on evidence that a killed run of this stack made it, or on a
 * person's word (`adopt` is `identical`). Throws for any other, with the import that would bring it under Terraform.
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
 * Says in a plan that an object will be taken over on a person's word. Returns whether it will: not one that differs, nor
 * one that the state has already.
 */
export function announceTakeOver(existing: Existing, context: Context): boolean {
  const { type, key, id, differences } = existing;
  const { ownership } = context.session;
  if (differences.length > 0 || ownership.seen(type, id)) return false;
  ownership.announces(type, key, id);
  context.warn(words.willTakeOver(existing));
  return true;
}

function refusal(existing: Existing, reason: string): Error {
  return failure(words.exists({ ...existing, reason }));
}
