import type { CckmError } from "../../cckm";
import { aclId, awsKmsAccount, awsKmsAcl } from "../../contract";
import { defineResource } from "../../plugin";
import { warnArchived } from "../aws-kms-account/archived";
import type { CckmSession } from "../session";
import { doing, warnGone, warnNotRead } from "../shared/explain";
import { expectWritten } from "../shared/recent";
import { fromOfficialAcl, importAcl } from "./bring-in";
import { createAcl, inWords, keep, rememberIn } from "./create";
import { planAcl } from "./plan";
import { noSuchKms, readKms } from "./read";
import {
  aclState,
  aclSubject,
  askedFor,
  keptAs,
  keyOf,
  nameOf,
  rememberAsked,
  rememberKeptAs,
  rightsOn,
} from "./state";
import { bringRights } from "./write";

const { type, schema } = awsKmsAcl;

/** `cckm_aws_kms_acl`. Page: aws-kms, Managing User Permissions on AWS KMS. */
export const awsKmsAclResource = defineResource<CckmSession>()({
  type,
  schema,

  plan: planAcl,

  create: createAcl,

  async read({ state }, context) {
    const key = keyOf(state);
    const what = `The permissions of ${nameOf(key.principal)} on the AWS KMS account ${key.kmsId}`;
    if (!context.client.ready) {
      warnNotRead(context, what);
      return state;
    }
    expectWritten(context.client, key.kmsId, context.seen);
    const kms = await doing(`read the AWS KMS account ${key.kmsId}`, () =>
      readKms(context.client, key, context.signal, keptAs(context.seen)),
    );
    if (!kms) {
      warnGone(context, what, `the KMS ${key.kmsId}`);
      return null;
    }
    warnArchived(context, kms);
    const effective = rightsOn(kms, key.principal, keptAs(context.seen));
    if (effective.length === 0) {
      if (context.client.whereabouts.judge(context.seen) === "elsewhere") {
        context.client.whereabouts.requireBelievable(
          what,
          `the KMS ${key.kmsId} has no permissions of it`,
          context.seen,
        );
      }
      context.warn(
        `${what} are gone`,
        "The KMS is there and lists none for it any more. The plan grants them again; to give them up, remove them from the code.",
      );
      return null;
    }
    return aclState(key, effective, askedFor(context.seen) ?? state.actions ?? undefined);
  },

  async update({ plan, state }, context) {
    const key = keyOf(state);
    const effective = await bringRights(
      {
        key,
        requested: plan.actions,
        changed: keep(key, plan.actions, context),
        looked: rememberIn(context),
        keptAs: keptAs(context.seen),
        keepsAs: (name) => rememberKeptAs(name, context.seen),
      },
      context,
    );
    if (!effective) throw noSuchKms(key.kmsId);
    rememberAsked(plan.actions, context.seen);
    return aclState(key, effective, plan.actions);
  },

  async delete({ state }, context) {
    const key = keyOf(state);
    const { ownership } = context.client;
    if (ownership.makesWay(awsKmsAccount.type, key.kmsId)) {
      // Should the account not go after all, its rights must not have gone either.
      const left = { ...aclSubject(key), id: aclId(key), what: inWords(key), asked: state.actions ?? [] };
      ownership.leaveOn({ type: awsKmsAccount.type, id: key.kmsId }, left, context);
      context.log.info("The permissions go with their account, which is replaced", { id: aclId(key) });
      return;
    }
    const found = () => {
      if (!context.client.ownership.holds(type, aclId(key))) return;
      throw new Kept();
    };
    try {
      const unknownPrincipal = ({ message }: CckmError) =>
        context.warn(
          `Nothing was left to revoke from ${nameOf(key.principal)}`,
          `CCKM does not know it any more, and the KMS ${key.kmsId} is there: ${message}. The permissions are out of the state; what the KMS still lists for it gives nobody rights as long as nobody of that name is made.`,
        );
      await bringRights({ key, requested: [], found, keptAs: keptAs(context.seen), unknownPrincipal }, context);
    } catch (error) {
      if (!(error instanceof Kept)) throw error;
      context.warn(
        `Kept the permissions of ${nameOf(key.principal)}`,
        `Another resource of the configuration now manages them on the AWS KMS account ${key.kmsId}, so they were not revoked.`,
      );
    }
  },

  importState: ({ id }, context) => importAcl(id, context),

  moves: [{ fromType: "ciphertrust_aws_acl", convert: fromOfficialAcl }],
});

class Kept extends Error {}
