import { type AclKey, aclId } from "../../contract";
import { failure, type HookContext } from "../../plugin";
import { reasons } from "../ownership";
import type { CckmSession } from "../session";
import { type AclKind, aclSubject } from "./kind";
import { told } from "./state";
import * as words from "./words";

/** Rights that a principal has before its permissions are created. */
export interface RightsBefore {
  readonly kind: AclKind;
  readonly key: AclKey;
  /** What is to hold; undefined where that is not known yet. */
  readonly actions: readonly string[] | undefined;
  readonly before: readonly string[];
  /** When the KMS or vault, and so perhaps the rights, was written last. */
  readonly updatedAt?: string | undefined;
}

/** What a create does about the rights that are there: nothing, take them over, or go on where a killed run stopped. */
export type TakeOverVerdict = "none" | "takeOver" | "resume";

/** Why a person's word does not reach the rights, in a sentence; undefined where it does, or is given by this very plan. */
export type Word = (ofRights: RightsBefore) => string | undefined;

/**
 * Judges rights that are there already. Views that the actions imply say nothing. Under `own` all others must be this
 * stack's: asked for by a killed run, as the journal has it; under `identical` the plan's word will do. Throws where they
 * are not.
 */
export function judgeRights(rights: RightsBefore, word: Word, context: HookContext<CckmSession>): TakeOverVerdict {
  const { kind, key, actions, before, updatedAt } = rights;
  const { foreignRights, impliedViews } = kind.rights;
  const { adopt, ownership } = context.session;
  const beyond = actions ? foreignRights(impliedViews(actions), before) : withoutViews(before);
  if (beyond.length === 0) return "none";
  if (adopt === "never") throw refusal(rights, beyond, reasons.never());
  const evidence = ownership.evidence({ ...aclSubject(kind, key), id: aclId(key), createdAt: updatedAt });
  if (!("made" in evidence) && adopt === "identical") {
    const missing = word(rights);
    if (missing === undefined) return "takeOver";
    throw refusal(rights, beyond, missing);
  }
  if (!("made" in evidence)) throw refusal(rights, beyond, evidence.missing);
  const strange = foreignRights(evidence.made.entry.asked ?? [], before);
  if (strange.length === 0) return "resume";
  throw refusal(rights, strange, reasons.askedOtherwise());
}

// Which views CCKM adds is not known before the actions are.
function withoutViews(rights: readonly string[]): string[] {
  return rights.filter((action) => !action.startsWith("view"));
}

function refusal({ kind, key }: RightsBefore, beyond: readonly string[], reason: string): Error {
  const rights = { ...told(kind, key), actions: [...beyond].sort(), type: kind.type, id: aclId(key) };
  return failure(words.exists({ ...rights, reason }), ["group" in key.principal ? "group" : "user_id"]);
}
