import type { awsKmsAcl } from "../../contract";
import { type AclKey, aclId, foreignRights, isSatisfied, predictedRights } from "../../contract";
import { DiagnosticsError, type PlanContext, type PlanDecision, type PlanRequest } from "../../plugin";
import { isWhollyKnown } from "../../schema";
import { warnArchived } from "../aws-kms-account/archived";
import type { CckmSession } from "../session";
import { judgeRights } from "./existing";
import { noSuchKms, readKms } from "./read";
import { type AclState, aclSubject, askedFor, keyOf, nameOf, rightsOn } from "./state";

type Schema = typeof awsKmsAcl.schema;
type Context = PlanContext<CckmSession>;

/** Plans what will hold, as far as that is certain, and warns of rights that will be revoked without Terraform having granted them. */
export async function planAcl(request: PlanRequest<Schema>, context: Context): Promise<PlanDecision<Schema>> {
  const { config, state } = request;
  const actions = isWhollyKnown(config.actions) ? (config.actions as string[]) : undefined;
  return state ? planUpdate(state, actions, context) : planCreate(request, actions, context);
}

async function planCreate(
  request: PlanRequest<Schema>,
  actions: string[] | undefined,
  context: Context,
): Promise<PlanDecision<Schema>> {
  const { kms_id, user_id, group } = request.plan;
  const key = isWhollyKnown([kms_id, user_id, group]) ? keyOf({ kms_id, user_id, group } as AclState) : undefined;
  if (key && context.client.ready) await judgeExisting(key, actions, request.replaced, context);
  const effective = actions && predictedRights(actions, []);
  return { set: { ...(key && { id: aclId(key) }), ...(effective && { effective_actions: effective }) } };
}

function planUpdate(state: AclState, actions: string[] | undefined, context: Context): PlanDecision<Schema> {
  const effective = state.effective_actions;
  if (!actions || !effective) return {};
  // An update would write nothing: the request only names views that hold anyway, or the same ones otherwise.
  if (isSatisfied(actions, effective)) return { keep: ["actions"] };
  const foreign = foreignRights([...actions, ...(askedFor(context.seen) ?? [])], effective);
  if (foreign.length > 0) warnOfRevoking(keyOf(state), foreign, context);
  const predicted = predictedRights(actions, effective);
  return predicted ? { set: { effective_actions: predicted } } : {};
}

async function judgeExisting(
  key: AclKey,
  actions: string[] | undefined,
  replaced: AclState | null,
  context: Context,
): Promise<void> {
  // The rights of what the same plan destroys, or of what the create itself refuses to replace.
  const { ownership } = context.client;
  const { type, key: text } = aclSubject(key);
  const own = [replaced?.id, ownership.predecessorOf(type, text)].includes(aclId(key));
  if (own || ownership.leavesToCreate(type, text, aclId(key))) return;
  const announce = () => {
    ownership.announces(type, text, aclId(key));
    return undefined;
  };
  try {
    const kms = await readKms(context.client, key, context.signal);
    if (!kms) throw noSuchKms(key.kmsId);
    warnArchived(context, kms);
    const before = rightsOn(kms, key.principal);
    judgeRights({ key, actions, before, updatedAt: kms.updatedAt }, announce, context);
    const foreign = actions ? foreignRights(actions, before) : [];
    if (foreign.length > 0) warnOfRevoking(key, foreign, context);
  } catch (error) {
    if (error instanceof DiagnosticsError) throw error;
    context.warn(
      `Not known which rights ${nameOf(key.principal)} already has`,
      `${(error as Error).message}. The apply revokes what actions do not list.`,
    );
  }
}

function warnOfRevoking({ kmsId, principal }: AclKey, foreign: readonly string[], context: Context): void {
  context.warn(
    `Rights of ${nameOf(principal)} will be revoked`,
    `On the AWS KMS account ${kmsId} CCKM permits ${foreign.join(", ")}, which Terraform did not grant and actions do not list. The apply revokes them; to keep them, add them to actions.`,
    ["actions"],
  );
}
