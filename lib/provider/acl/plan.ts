import { ifFound } from "../../cckm/http/errors";
import { rightsOn } from "../../cckm/reads";
import { type AclKey, aclId } from "../../contract";
import { DiagnosticsError, type PlanContext, type PlanDecision, type PlanRequest } from "../../plugin";
import { isWhollyKnown } from "../../schema";
import type { CckmSession } from "../session";
import { judgeRights } from "./existing";
import { type AclKind, type AclSchema, type AclState, aclSubject, keyOf } from "./kind";
import { readTargetOfNew } from "./read";
import { askedFor, nameOf, told } from "./state";
import * as words from "./words";

type Context = PlanContext<CckmSession>;

/**
 * Plans the permissions as far as they are certain, and warns of existing ones that will be revoked although Terraform did
 * not grant them.
 */
export async function planAcl(
  kind: AclKind,
  request: PlanRequest<AclSchema>,
  context: Context,
): Promise<PlanDecision<AclSchema>> {
  const { config, state } = request;
  const actions = isWhollyKnown(config.actions) ? (config.actions as string[]) : undefined;
  return state ? planUpdate(kind, state, actions, context) : planCreate(kind, request, actions, context);
}

async function planCreate(
  kind: AclKind,
  request: PlanRequest<AclSchema>,
  actions: string[] | undefined,
  context: Context,
): Promise<PlanDecision<AclSchema>> {
  const values = request.plan as Readonly<Record<string, unknown>>;
  const known = [kind.on.argument, "user_id", "group"].every((name) => isWhollyKnown(values[name]));
  const key = known ? keyOf(kind, request.plan as AclState) : undefined;
  if (key && context.session.ready) await judgeExisting(kind, key, actions, request.replaced, context);
  const effective = actions && kind.rights.predictedRights(actions, []);
  return { set: { ...(key && { id: aclId(key) }), ...(effective && { effective_actions: effective }) } };
}

function planUpdate(
  kind: AclKind,
  state: AclState,
  actions: string[] | undefined,
  context: Context,
): PlanDecision<AclSchema> {
  const { isSatisfied, foreignRights, predictedRights } = kind.rights;
  const effective = state.effective_actions;
  if (!actions || !effective) return {};
  // An update would write nothing: the request only names views that are granted anyway, or the same ones in a different
  // way.
  if (isSatisfied(actions, effective)) return { keep: ["actions"] };
  const foreign = foreignRights([...actions, ...(askedFor(context.seen) ?? [])], effective);
  if (foreign.length > 0) warnOfRevoking(kind, keyOf(kind, state), foreign, context);
  const predicted = predictedRights(actions, effective);
  return predicted ? { set: { effective_actions: predicted } } : {};
}

async function judgeExisting(
  kind: AclKind,
  key: AclKey,
  actions: string[] | undefined,
  replaced: AclState | null,
  context: Context,
): Promise<void> {
  // Leaves out permissions that the same plan destroys, or that the create itself refuses to replace.
  const { ownership } = context.session;
  const { type, key: text } = aclSubject(kind, key);
  const own = [replaced?.id, ownership.predecessorOf(type, text)].includes(aclId(key));
  if (own || ownership.leavesToCreate(type, text, aclId(key))) return;
  const announce = () => {
    ownership.announces(type, text, aclId(key));
    return undefined;
  };
  try {
    const target = await ifFound(readTargetOfNew(kind, context.session, key, context.signal));
    if (!target) throw kind.on.missing(key.targetId);
    kind.on.warn?.(context, target);
    const before = rightsOn(target, key.principal);
    judgeRights({ kind, key, actions, before, updatedAt: target.updatedAt }, announce, context);
    const foreign = actions ? kind.rights.foreignRights(actions, before) : [];
    if (foreign.length > 0) warnOfRevoking(kind, key, foreign, context);
  } catch (error) {
    if (error instanceof DiagnosticsError) throw error;
    context.warn(words.rightsNotKnown({ who: nameOf(key.principal), reason: (error as Error).message }));
  }
}

function warnOfRevoking(kind: AclKind, key: AclKey, foreign: readonly string[], context: Context): void {
  context.warn(words.willRevoke({ ...told(kind, key), actions: foreign }), ["actions"]);
}
