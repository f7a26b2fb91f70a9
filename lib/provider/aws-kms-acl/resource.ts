import type { AwsKms } from "../../cckm";
import { type AclKey, aclId, awsKmsAcl, foreignRights } from "../../contract";
import { type CreateRequest, defineResource, failure, type WriteContext } from "../../plugin";
import type { CckmSession } from "../session";
import { doing, warnGone, warnNotRead } from "../shared/explain";
import { expectWritten, rememberWritten } from "../shared/recent";
import { fromOfficialAcl, importAcl } from "./bring-in";
import { planAcl } from "./plan";
import { noSuchKms, readRights } from "./read";
import { type AclState, aclState, askedFor, keyOf, nameOf, rememberAsked } from "./state";
import { bringRights } from "./write";

const { type, schema } = awsKmsAcl;

type Context = WriteContext<typeof schema, CckmSession>;

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
    const effective = await doing(`read the AWS KMS account ${key.kmsId}`, () =>
      readRights(context.client, key, context.signal),
    );
    if (!effective) {
      warnGone(context, what, `the KMS ${key.kmsId}`);
      return null;
    }
    if (effective.length === 0) {
      context.warn(
        `${what} are gone`,
        "CCKM lists none any more: all were revoked outside of Terraform. The plan grants them again; to give them up, remove them from the code.",
      );
      return null;
    }
    return aclState(key, effective, askedFor(context.seen) ?? state.actions ?? undefined);
  },

  async update({ plan, state }, context) {
    const key = keyOf(state);
    const effective = await bringRights(
      { key, requested: plan.actions, changed: keep(key, plan.actions, context), looked: rememberIn(context) },
      context,
    );
    if (!effective) throw noSuchKms(key.kmsId);
    rememberAsked(plan.actions, context.seen);
    return aclState(key, effective, plan.actions);
  },

  async delete({ state }, context) {
    const key = keyOf(state);
    const found = () => {
      if (!context.client.wasAdopted(aclId(key))) return;
      throw new Kept();
    };
    try {
      await bringRights({ key, requested: [], found }, context);
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

async function createAcl({ plan }: CreateRequest<typeof schema>, context: Context): Promise<AclState> {
  const key = keyOf(plan);
  const save = keep(key, plan.actions, context);
  const effective = await bringRights(
    {
      key,
      requested: plan.actions,
      found: (before) => checkExisting(key, plan.actions, before, context),
      changed: (now) => {
        context.client.markAdopted(aclId(key));
        save(now);
      },
      looked: rememberIn(context),
    },
    context,
  );
  if (!effective) throw noSuchKms(key.kmsId);
  context.client.markAdopted(aclId(key));
  rememberAsked(plan.actions, context.seen);
  return aclState(key, effective, plan.actions);
}

/** Rights that are there already are brought to the plan, unless another resource has just done that or the provider must not adopt. */
function checkExisting(key: AclKey, actions: readonly string[], before: readonly string[], context: Context): void {
  const { client } = context;
  const id = aclId(key);
  const whose = `the permissions of ${nameOf(key.principal)} on the AWS KMS account ${key.kmsId}`;
  if (client.wasAdopted(id)) {
    throw failure(
      "Two resources manage the same permissions",
      `Another ${type} of this configuration has just set ${whose}; each would revoke what the other grants. Keep one of them, with the actions of both.`,
      ["group" in key.principal ? "group" : "user_id"],
    );
  }
  if (before.length === 0) return;
  if (client.adopt === "never") {
    throw failure(
      `${nameOf(key.principal)} already has permissions`,
      `CCKM has ${before.join(", ")} for it on the AWS KMS account ${key.kmsId}, and the provider's adopt is "never". To manage them, import them: terraform import ${type}.<name> '${id}' (in CDKTF: .importFrom("${id}")). Otherwise revoke them in CCKM.`,
    );
  }
  // What will be revoked was warned of by the plan.
  if (foreignRights(actions, before).length > 0) return;
  context.warn(
    `Took over existing permissions of ${nameOf(key.principal)}`,
    `On the AWS KMS account ${key.kmsId} it had ${before.join(", ")} already. They are in the state now, and a destroy revokes them. Set the provider's adopt to "never" to refuse this.`,
  );
}

/** The permissions are a part of the KMS, whose time of change tells an old record. */
function rememberIn({ seen }: Context): (kms: AwsKms) => void {
  return ({ updatedAt }) => rememberWritten(updatedAt === undefined ? {} : { updatedAt }, seen);
}

/** Keeps in the state what CCKM has confirmed, should a later step fail. */
function keep(key: AclKey, actions: readonly string[], context: Context): (effective: readonly string[]) => void {
  return (effective) => {
    rememberAsked(actions, context.seen);
    context.save(aclState(key, effective, actions));
  };
}
