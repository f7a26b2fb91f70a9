import { type AclKey, aclId } from "../../contract";
import { failure, type HookContext } from "../../plugin";
import { reasons } from "../ownership";
import type { CckmSession } from "../session";
import { type AclKind, aclSubject } from "./kind";
import { told } from "./state";
import * as words from "./words";

/** Permissions that a principal has before they are created in Terraform. */
export interface RightsBefore {
  readonly kind: AclKind;
  readonly key: AclKey;
  /** The planned permissions; undefined if not known yet. */
  readonly actions: readonly string[] | undefined;
  readonly before: readonly string[];
  /** When the KMS or vault, and so perhaps the permissions, was last written. */
  readonly updatedAt?: string | undefined;
}

/** How a create treats existing permissions: there are none, take them over, or continue where a killed run stopped. */
export type TakeOverVerdict = "none" | "takeOver" | "resume";

/**
 * Why the user's permission to adopt does not cover the permissions, as a sentence; undefined if it does, or if this very
 * plan announces it.
 */
export type Word = (ofRights: RightsBefore) => string | undefined;

/**
 * Decides about existing permissions. Views that the actions imply do not count. With `own`, all others must belong to this
 * stack, that is, the journal must show that a killed run requested them; with `identical`, the plan's announcement is
 * enough. Throws if they may not be taken over.
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

// Which views CCKM adds is only known once the actions are.
function withoutViews(rights: readonly string[]): string[] {
  return rights.filter((action) => !action.startsWith("view"));
}

function refusal({ kind, key }: RightsBefore, beyond: readonly string[], reason: string): Error {
  const rights = { ...told(kind, key), actions: [...beyond].sort(), type: kind.type, id: aclId(key) };
  return failure(words.exists({ ...rights, reason }), [principalArgument(key)]);
}

/** The argument that names the principal. */
export function principalArgument({ principal }: AclKey): string {
  return "group" in principal ? "group" : "user_id";
}
