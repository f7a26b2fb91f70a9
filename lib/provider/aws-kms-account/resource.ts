import { sendRepeatably } from "../../cckm/http/send-or-find";
import { awsKmsAccount, knownKey } from "../../contract";
import type { HookContext, PlanRequest } from "../../plugin";
import { isWhollyKnown } from "../../schema";
import { defineCckmResource } from "../cckm-resource";
import { announceTakeOver, tellIfGone } from "../ownership";
import { type CckmSession, cckmOf } from "../session";
import { keepsConnection } from "../shared/connection";
import { attempting } from "../shared/explain";
import { asWritten } from "../shared/replied";
import { rememberSighting, requireTargetUnchanged } from "../sighting";
import { warnArchived } from "./archived";
import { asExisting, createKms, findPlanned } from "./create";
import { findKms } from "./find";
import { type KmsPlan, kmsLook, kmsSighting, kmsState } from "./state";
import { updateKms } from "./update";
import * as words from "./words";

const { type, schema, inWords } = awsKmsAccount;

/** `cckm_aws_kms_account`. API page: [aws-kms](../../../docs/api-pages.md#aws-kms). */
export const awsKmsAccountResource = defineCckmResource({
  type,
  schema,
  inWords,

  async plan(request, context) {
    const { config, state, changed } = request;
    if (!state) return planCreate(request, context);
    // The API can set a role but not remove it.
    const removed = (["assume_role_arn", "assume_role_external_id"] as const).filter(
      (name) => config[name] === null && state[name] !== null,
    );
    const sameConnection = await keepsConnection(context.session, "aws", "aws_connection", { config, state, changed });
    const otherIdentity =
      (changed.includes("aws_connection") && !sameConnection) || changed.includes("assume_role_arn");
    return { replace: removed, unknown: otherIdentity ? ["arn"] : [], keep: sameConnection ? ["aws_connection"] : [] };
  },

  create: (request, context) => oneWriteAtATime(context, request.plan.account_id, () => createKms(request, context)),

  async look({ state }, context) {
    const kms = await context.session.reads.kms.get(state.id);
    warnArchived(context, kms);
    rememberSighting(kmsSighting(kms), context.seen);
    return kmsState(
      kms,
      asWritten("connection", kms.connection, state.aws_connection, context.seen),
      asWritten("name", kms.name, state.name, context.seen),
    );
  },

  update: (request, context) => oneWriteAtATime(context, request.state.account_id, () => updateKms(request, context)),

  delete: ({ state }, context) =>
    oneWriteAtATime(context, state.account_id, async () => {
      if (context.session.ownership.holds(type, state.id)) {
        context.warn(words.kept(state));
        return;
      }
      const { client, reads } = context.session;
      await requireTargetUnchanged(context.planned, kmsLook(state, "destroy", context), context.session);
      await attempting(words.attempts.remove(state), () =>
        reads.kms.writing(state.id, () => sendRepeatably(() => client.awsKms.delete(state.id))),
      );
      reads.kmsList.removed(state.id);
    }),

  async importState({ id }, context) {
    const kms = await findKms(cckmOf(context), id);
    return kmsState(kms, kms.connection);
  },

  moves: [
    {
      fromType: "ciphertrust_aws_kms",
      convert: (source) => {
        const text = (name: string) => (typeof source[name] === "string" && source[name] !== "" ? source[name] : null);
        return {
          ...idOf(text("id")),
          name: text("name") ?? undefined,
          account_id: text("account_id") ?? undefined,
          aws_connection: text("aws_connection") ?? text("connection_id") ?? undefined,
          regions: Array.isArray(source.regions) ? source.regions.map(String) : undefined,
          assume_role_arn: text("assume_role_arn"),
          assume_role_external_id: text("assume_role_external_id"),
          arn: text("arn"),
          cloud_name: text("cloud_name"),
        };
      },
    },
  ],
});

/** The plan announces that an existing object will be taken over, if the user allows that. */
async function planCreate({ config, plan }: PlanRequest<typeof schema>, context: HookContext<CckmSession>) {
  const session = context.session;
  const asked = { ...plan, ...config, id: null, arn: null, cloud_name: null };
  if (session.adopt !== "identical" || !session.ready || !isWhollyKnown(asked)) return undefined;
  const known = asked as KmsPlan;
  const existing = await findPlanned(known.name, context);
  if (!existing) {
    tellIfGone({ type, key: knownKey(type, known), what: inWords(known) }, undefined, context);
    return undefined;
  }
  const found = await asExisting(existing, known, session);
  return announceTakeOver(found, context) ? { set: { id: existing.id } } : undefined;
}

function oneWriteAtATime<T>(
  { session, signal }: { session: CckmSession; signal: AbortSignal },
  accountId: string,
  work: () => Promise<T>,
): Promise<T> {
  return session.locks.run(`AWS account ${accountId}`, work, { signal });
}

function idOf(id: string | null): { id?: string } {
  return id === null ? {} : { id };
}
