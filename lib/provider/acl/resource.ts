import type { CckmError } from "../../cckm";
import { aclId } from "../../contract";
import { defineResource } from "../../plugin";
import type { CckmSession } from "../session";
import { doing, warnGone, warnNotRead } from "../shared/explain";
import { expectWritten } from "../shared/recent";
import { createAcl, inWords, keep, rememberIn } from "./create";
import { importAcl } from "./import";
import { type AclKind, aclSubject, keyOf } from "./kind";
import { planAcl } from "./plan";
import { readTarget } from "./read";
import { aclState, askedFor, keptAs, nameOf, rememberAsked, rememberKeptAs, rightsOn } from "./state";
import { bringRights } from "./write";

/** The hooks of permissions: those of a principal on an object of CCKM, whichever kind it is. */
export function aclResource(kind: AclKind) {
  const { type, schema, on } = kind;
  return defineResource<CckmSession>()({
    type,
    schema,

    plan: (request, context) => planAcl(kind, request, context),

    create: (request, context) => createAcl(kind, request, context),

    async read({ state }, context) {
      const key = keyOf(kind, state);
      const what = `The ${inWords(kind, key)}`;
      if (!context.client.ready) {
        warnNotRead(context, what);
        return state;
      }
      expectWritten(context.client, key.targetId, context.seen);
      const target = await doing(`read the ${on.what} ${key.targetId}`, () =>
        readTarget(kind, context.client, key, context.signal, keptAs(context.seen)),
      );
      if (!target) {
        warnGone(context, what, `the ${on.short} ${key.targetId}`);
        return null;
      }
      on.warn?.(context, target);
      const effective = rightsOn(target, key.principal, keptAs(context.seen));
      if (effective.length === 0) {
        if (context.client.whereabouts.judge(context.seen) === "elsewhere") {
          const answer = `the ${on.short} ${key.targetId} has no permissions of it`;
          context.client.whereabouts.requireBelievable(what, answer, context.seen);
        }
        context.warn(
          `${what} are gone`,
          `The ${on.short} is there and lists none for it any more. The plan grants them again; to give them up, remove them from the code.`,
        );
        return null;
      }
      return aclState(kind, key, effective, askedFor(context.seen) ?? state.actions ?? undefined);
    },

    async update({ plan, state }, context) {
      const key = keyOf(kind, state);
      const effective = await bringRights(
        {
          kind,
          key,
          requested: plan.actions,
          changed: keep(kind, key, plan.actions, context),
          looked: rememberIn(context),
          keptAs: keptAs(context.seen),
          keepsAs: (name) => rememberKeptAs(name, context.seen),
        },
        context,
      );
      if (!effective) throw on.missing(key.targetId);
      rememberAsked(plan.actions, context.seen);
      return aclState(kind, key, effective, plan.actions);
    },

    async delete({ state }, context) {
      const key = keyOf(kind, state);
      const { ownership } = context.client;
      if (ownership.makesWay(on.type, key.targetId)) {
        // Should what they are on not go after all, its rights must not have gone either.
        const subject = { ...aclSubject(kind, key), id: aclId(key), what: inWords(kind, key) };
        ownership.leaveOn({ type: on.type, id: key.targetId }, { ...subject, asked: state.actions ?? [] }, context);
        context.log.info(`The permissions go with their ${on.short}, which is replaced`, { id: aclId(key) });
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
            `CCKM does not know it any more, and the ${on.short} ${key.targetId} is there: ${message}. The permissions are out of the state; what the ${on.short} still lists for it gives nobody rights as long as nobody of that name is made.`,
          );
        const work = { kind, key, requested: [], found, keptAs: keptAs(context.seen), unknownPrincipal };
        await bringRights(work, context);
      } catch (error) {
        if (!(error instanceof Kept)) throw error;
        context.warn(
          `Kept the permissions of ${nameOf(key.principal)}`,
          `Another resource of the configuration now manages them on the ${on.what} ${key.targetId}, so they were not revoked.`,
        );
      }
    },

    importState: ({ id }, context) => importAcl(kind, id, context),

    ...(kind.moves && { moves: kind.moves }),
  });
}

class Kept extends Error {}
