import { type AwsKms, type AwsKmsUpdate, lookFor, sendOrFind } from "../../cckm";
import type { awsKmsAccount } from "../../contract";
import { failure, type PrivateValues, type UpdateRequest, type WriteContext } from "../../plugin";
import type { CckmSession } from "../session";
import { attempting } from "../shared/explain";
import { rememberWritten } from "../shared/recent";
import { rememberReplied, repliedBefore } from "../shared/replied";
import { requireTargetUnchanged } from "../sighting";
import { entriesOf, requireDisjointRegions } from "./regions";
import { type KmsState, kmsLook, kmsState, roleRequest, sameRegions } from "./state";
import * as words from "./words";

type KmsSchema = typeof awsKmsAccount.schema;

interface Step {
  readonly attribute: "aws_connection" | "assume_role_arn" | "regions";
  readonly change: AwsKmsUpdate;
  /** Whether the step's change is in place. */
  done(kms: AwsKms): boolean;
}

/**
 * Updates a KMS as planned: one parameter per call, as the API requires, the connection first. Successful steps stay in the
 * state.
 */
export async function updateKms(
  { plan, state }: UpdateRequest<KmsSchema>,
  context: WriteContext<KmsSchema, CckmSession>,
): Promise<KmsState> {
  const { client, reads } = context.session;
  const steps = stepsOf(plan, state, context.seen);
  if (steps.length > 0) {
    await requireTargetUnchanged(context.seen, kmsLook(state, "update", context), context.session);
  }
  if (!sameRegions(plan.regions, state.regions)) {
    requireDisjointRegions(await entriesOf(client, state), plan, state.id);
  }
  let current = state;
  for (const { attribute, change, done } of steps) {
    const reply = await attempting(
      words.attempts.change({ name: state.name, attribute }),
      () =>
        reads.kms.writing(state.id, () =>
          sendOrFind(
            () => client.awsKms.update(state.id, change),
            async () => {
              const now = await client.awsKms.get(state.id);
              // If CCKM replies with the connection's id, a changed connection cannot be recognized; sending it again does
              // no harm.
              return attribute !== "aws_connection" && done(now) ? now : undefined;
            },
          ),
        ),
      [attribute],
    );
    const now = done(reply)
      ? reply
      : await attempting(words.attempts.lookAgain({ attribute }), () => lookAgain(state.id, done, context));
    if (!done(now) && attribute !== "aws_connection") throw notTaken(attribute, state, context);
    if (attribute === "aws_connection") {
      rememberReplied("connection", now.connection, plan.aws_connection, context.seen);
    }
    rememberWritten(now, context.seen);
    reads.kmsList.wrote(now);
    current = {
      ...kmsState(now, current.aws_connection, current.name),
      ...argumentsOf(current),
      ...taken(attribute, plan),
    };
    context.save(current);
  }
  return current;
}

/** Reads the KMS until the change is visible or every node must know it. */
async function lookAgain(id: string, done: Step["done"], { session, signal }: WriteContext<KmsSchema, CckmSession>) {
  let now = await session.client.awsKms.get(id);
  const changed = async () => {
    if (!done(now)) now = await session.client.awsKms.get(id);
    return done(now) ? now : undefined;
  };
  await lookFor(changed, { within: session.client.nodeLagMs, signal });
  return now;
}

function stepsOf(plan: UpdateRequest<KmsSchema>["plan"], state: KmsState, seen: PrivateValues): Step[] {
  const steps: Step[] = [];
  // If CCKM replies with ids, another connection can only be recognized by comparing with the previous one.
  const isOther = ({ connection }: AwsKms) =>
    connection === plan.aws_connection || connection !== (repliedBefore("connection", seen) ?? state.aws_connection);
  if (plan.aws_connection !== state.aws_connection) {
    steps.push({ attribute: "aws_connection", change: { connection: plan.aws_connection }, done: isOther });
  }
  const roleChanged =
    plan.assume_role_arn !== state.assume_role_arn || plan.assume_role_external_id !== state.assume_role_external_id;
  if (roleChanged && plan.assume_role_arn !== null) {
    const role = roleRequest(plan.assume_role_arn, plan.assume_role_external_id);
    steps.push({
      attribute: "assume_role_arn",
      change: role,
      done: (kms) =>
        kms.assume_role_arn === role.assume_role_arn && kms.assume_role_external_id === role.assume_role_external_id,
    });
  }
  if (!sameRegions(plan.regions, state.regions)) {
    steps.push({
      attribute: "regions",
      change: { regions: plan.regions },
      done: (kms) => sameRegions(kms.regions, plan.regions),
    });
  }
  return steps;
}

function argumentsOf({ aws_connection, regions, assume_role_arn, assume_role_external_id }: KmsState) {
  return { aws_connection, regions, assume_role_arn, assume_role_external_id };
}

function taken(attribute: Step["attribute"], plan: UpdateRequest<KmsSchema>["plan"]) {
  const { aws_connection, regions, assume_role_arn, assume_role_external_id } = plan;
  if (attribute === "aws_connection") return { aws_connection };
  return attribute === "regions" ? { regions } : { assume_role_arn, assume_role_external_id };
}

function notTaken(attribute: Step["attribute"], { name, id }: KmsState, { session }: { session: CckmSession }): Error {
  const seconds = session.client.nodeLagMs / 1000;
  return failure(words.changeNotTaken({ name, id, attribute, seconds }), [attribute]);
}
