import type { NaturalKey } from "../../contract";
import { failure, type HookContext } from "../../plugin";
import type { AdoptPolicy } from "../configuration";
import { importLine } from "./in-words";
import type { Ownership } from "./ownership";
import { alreadyHeld, ownPredecessor } from "./refusals";

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

const BULK =
  "Where killed runs left several such objects and no journal lasted, CCKM_ADOPT=identical takes over, for one run, whatever is exactly as asked for.";

/**
 * Takes over an object that is there, with a warning: on evidence that a killed run of this stack made it, or on a
 * person's word (`adopt` is `identical`). Throws for any other, with the import that would bring it under Terraform.
 */
export function takeOverOrRefuse(existing: Existing, context: Context): void {
  const { type, key, id, differences, names = [] } = existing;
  const { ownership, adopt } = context.client;
  if (ownership.holds(type, id, key, ...names)) throw alreadyHeld(existing);
  if (ownership.predecessorOf(type, key) === id) throw ownPredecessor(existing, "name");
  if (adopt === "never") throw refusal(existing, `The provider's adopt is "never".`);
  const evidence = ownership.evidence(existing);
  if (differences.length > 0) throw refusal(existing, `It differs: ${differences.join("; ")}.`);
  if ("made" in evidence) {
    ownership.resume(existing, evidence, context);
    say(existing, "The journal shows that a run of this stack asked for it and was killed.", context);
  } else if (adopt === "own") {
    throw refusal(existing, `${evidence.missing} ${BULK}`);
  } else {
    const missing = ownership.wordMissing(type, key, id);
    if (missing !== undefined) throw refusal(existing, missing);
    say(existing, `${anotherState} Set the provider's adopt to "own" to refuse this.`, context);
  }
  ownership.hold(type, id, key, ...names);
}

const anotherState = "Another state, or another entry of this one, may own it.";

/**
 * Says in a plan that an object will be taken over on a person's word. Returns whether it will: not one that differs, nor
 * one that the state has already.
 */
export function announceTakeOver(existing: Existing, context: Context): boolean {
  const { type, key, what, id, createdAt, differences } = existing;
  const { ownership } = context.client;
  if (differences.length > 0 || ownership.seen(type, id)) return false;
  ownership.announces(type, key, id);
  context.warn(
    `Will take over an existing ${what}`,
    `It is in CCKM already (id ${id}${since(createdAt)}) and is exactly what the configuration asks for, and adopt is "identical". ${anotherState} If it was managed under another address, write a moved block instead.`,
  );
  return true;
}

function say({ what, id, createdAt, note }: Existing, why: string, context: Context): void {
  context.warn(
    `Took over an existing ${what}`,
    `It was already in CCKM (id ${id}${since(createdAt)}) and is exactly what the configuration asks for. ${note ? `${note} ` : ""}${why}`,
  );
}

function refusal({ type, what, id, createdAt }: Existing, reason: string): Error {
  return failure(
    `${what} already exists`,
    `CCKM has it with id ${id}${since(createdAt)}. ${reason} To manage it, import it: ${importLine(type, id)}. If this configuration had it under another address, write a moved block; if its entry is tainted, run terraform untaint. Otherwise choose another name, or remove it from CCKM.`,
  );
}

function since(createdAt: string | undefined): string {
  return createdAt ? `, created ${createdAt}` : "";
}
