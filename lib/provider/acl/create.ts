import type { AclTarget } from "../../cckm";
import { type AclKey, aclId } from "../../contract";
import { type CreateRequest, failure, type WriteContext } from "../../plugin";
import { alreadyHeld, ownPredecessor } from "../ownership";
import type { CckmSession } from "../session";
import { rememberKeptAs } from "../shared/kept-as";
import { rememberWritten } from "../shared/recent";
import { judgeRights, principalArgument } from "./existing";
import { type AclKind, type AclSchema, type AclState, aclSubject, keyOf } from "./kind";
import { aclState, nameOf, rememberAsked, renamed, told } from "./state";
import * as words from "./words";
import { reconcileRights } from "./write";

type Context = WriteContext<AclSchema, CckmSession>;

/**
 * Creates the planned permissions of a principal. Existing ones must belong to this stack, or the user must allow taking
 * them over.
 */
export async function createAcl(
  kind: AclKind,
  { plan }: CreateRequest<AclSchema>,
  context: Context,
): Promise<AclState> {
  const key = keyOf(kind, plan);
  const id = aclId(key);
  const { ownership } = context.session;
  const subject = aclSubject(kind, key);
  const save = keep(kind, key, plan.actions, context);
  const judge = (before: readonly string[], { updatedAt }: AclTarget) => {
    ownership.judgesInCreate(subject.type, subject.key);
    const word = () => ownership.wordMissing(subject.type, subject.key, id);
    const verdict = judgeRights({ kind, key, actions: plan.actions, before, updatedAt }, word, context);
    if (verdict !== "none") warnOfTakeOver(kind, key, before, plan.actions, verdict, context);
  };
  const more = (effective: readonly string[]) => kind.rights.foreignRights(plan.actions, effective);
  const warnOfGrant = leavingGrants(kind, key, context);
  let changed = false;
  let before: readonly string[] = [];
  let making: ReturnType<typeof ownership.begin> | undefined;
  try {
    const effective = await reconcileRights(
      {
        kind,
        key,
        requested: plan.actions,
        expected: [],
        found: (found, target) => {
          before = found;
          if (ownership.holds(subject.type, id)) throw alreadyHeld({ ...subject, id, what: inWords(kind, key) });
          if (found.length > 0 && ownership.predecessorOf(subject.type, subject.key) === id) {
            throw ownPredecessor({ ...subject, id, what: inWords(kind, key) }, "principal");
          }
          judge(found, target);
          making = ownership.begin({ ...subject, what: inWords(kind, key), asked: plan.actions }, context);
          return undefined;
        },
        keepsAs: (name, there, target) => {
          const other = aclId({ targetId: key.targetId, principal: renamed(key.principal, name) });
          if (ownership.holds(subject.type, other))
            throw alreadyHeld({ ...subject, id: other, what: inWords(kind, key) });
          judge(there, target);
          before = there;
          ownership.hold(subject.type, other);
          rememberKeptAs(name, context.seen);
        },
        send: (request) => (making ? making.watching(request) : request()),
        changed: (now) => {
          making?.made(id);
          // A state must not have what somebody else may have granted first: its destroy would revoke that.
          if (!changed && more(now).some((action) => !before.includes(action))) return;
          changed = true;
          save(now);
        },
        granted: (meanwhile) => {
          if (!changed) {
            const granted = { ...told(kind, key), actions: meanwhile, asked: plan.actions };
            throw failure(words.grantedFirst({ ...granted, type: kind.type, id }), [principalArgument(key)]);
          }
          warnOfGrant(meanwhile);
        },
        looked: rememberIn(context),
      },
      context,
    );
    if (!effective) throw kind.on.missing(key.targetId);
    making?.made(id);
    rememberAsked(plan.actions, context.seen);
    return aclState(kind, key, effective, plan.actions);
  } catch (error) {
    // Changes already made are in the state that Terraform keeps with the error.
    if (!changed) making?.failed();
    throw error;
  }
}

/** Warns once of what somebody else has granted during a write, and which is left alone. */
export function leavingGrants(
  kind: AclKind,
  key: AclKey,
  context: Pick<Context, "warn">,
): (meanwhile: readonly string[]) => void {
  let isTold = false;
  return (actions) => {
    if (!isTold) context.warn(words.grantedMeanwhile({ ...told(kind, key), actions }));
    isTold = true;
  };
}

/** Permissions are part of their target, whose update time identifies an outdated record. */
export function rememberIn({ seen }: Pick<Context, "seen">): (target: AclTarget) => void {
  return ({ updatedAt }) => rememberWritten(updatedAt === undefined ? {} : { updatedAt }, seen);
}

/** Saves what CCKM has confirmed, in case a later step fails. */
export function keep(
  kind: AclKind,
  key: AclKey,
  actions: readonly string[],
  context: Context,
): (effective: readonly string[]) => void {
  return (effective) => {
    rememberAsked(actions, context.seen);
    context.save(aclState(kind, key, effective, actions));
  };
}

/** Describes permissions for messages. */
export function inWords({ on }: AclKind, { targetId, principal }: AclKey): string {
  return `permissions of ${nameOf(principal)} on the ${on.what} ${targetId}`;
}

function warnOfTakeOver(
  kind: AclKind,
  key: AclKey,
  before: readonly string[],
  actions: readonly string[],
  verdict: "takeOver" | "resume",
  context: Context,
): void {
  // The plan has already warned of permissions that will be revoked.
  if (verdict === "takeOver" && kind.rights.foreignRights(actions, before).length > 0) return;
  const rights = { ...told(kind, key), actions: before };
  context.warn(verdict === "resume" ? words.resumed(rights) : words.tookOver(rights));
}
