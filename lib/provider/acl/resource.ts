import type { CckmError } from "../../cckm";
import { rightsOn } from "../../cckm/reads";
import { aclId } from "../../contract";
import { defineCckmResource } from "../cckm-resource";
import { keptAs, rememberKeptAs } from "../shared/kept-as";
import { rememberSighting } from "../sighting";
import { createAcl, inWords, keep, leavingGrants, rememberIn } from "./create";
import { importAcl } from "./import";
import { type AclKind, aclSubject, keyOf } from "./kind";
import { planAcl } from "./plan";
import { readTarget } from "./read";
import { aclState, askedFor, nameOf, rememberAsked, renamed, told } from "./state";
import { requireRightsUnchanged } from "./unchanged";
import * as words from "./words";
import { reconcileRights } from "./write";

/** The hooks for the permissions of a principal on a CCKM object of any kind. */
export function aclResource(kind: AclKind) {
  const { type, schema, on } = kind;
  return defineCckmResource({
    type,
    schema,

    plan: (request, context) => planAcl(kind, request, context),

    create: (request, context) => createAcl(kind, request, context),

    inWords: (state) => inWords(kind, keyOf(kind, state)),
    record: (state) => keyOf(kind, state).targetId,
    recordInWords: (state) => told(kind, keyOf(kind, state)).target,
    answer: (state) => `CCKM answered that the ${on.short} ${keyOf(kind, state).targetId} does not exist`,

    async look({ state }, context) {
      const key = keyOf(kind, state);
      const target = await readTarget(kind, context.session, key, context.signal, keptAs(context.seen));
      on.warn?.(context, target);
      const effective = rightsOn(target, key.principal, keptAs(context.seen));
      if (effective.length === 0) {
        if (context.session.whereabouts.judge(context.seen) === "elsewhere") {
          const answer = `the ${on.short} ${key.targetId} has no permissions of it`;
          context.session.whereabouts.requireBelievable(`The ${inWords(kind, key)}`, answer, context.seen);
        }
        context.warn(words.gone(told(kind, key)));
        return null;
      }
      rememberSighting({ rights: { [nameOf(key.principal)]: effective } }, context.seen);
      return aclState(kind, key, effective, askedFor(context.seen) ?? state.actions ?? undefined);
    },

    async update({ plan, state }, context) {
      const key = keyOf(kind, state);
      const effective = await reconcileRights(
        {
          kind,
          key,
          requested: plan.actions,
          expected: state.effective_actions ?? [],
          granted: leavingGrants(kind, key, context),
          found: (effective) => {
            const requested = plan.actions;
            const look = { doing: "update", planned: context.seen, state, requested, effective } as const;
            requireRightsUnchanged(kind, key, look, context);
            return undefined;
          },
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
      const { ownership } = context.session;
      if (ownership.makesWay(on.type, key.targetId)) {
        // If the target is not destroyed after all, its permissions must not be gone.
        const subject = { ...aclSubject(kind, key), id: aclId(key), what: inWords(kind, key) };
        ownership.leaveOn({ type: on.type, id: key.targetId }, { ...subject, asked: state.actions ?? [] }, context);
        context.log.info(`The permissions go with their ${on.short}, which is replaced`, { id: aclId(key) });
        return;
      }
      const found = (effective: readonly string[]): "leave" | undefined => {
        const kept = keptAs(context.seen);
        const names = [key, ...(kept === undefined ? [] : [{ ...key, principal: renamed(key.principal, kept) }])];
        if (!ownership.holds(type, ...names.map(aclId))) {
          const stands = { planned: context.planned, state, requested: [], effective };
          requireRightsUnchanged(kind, key, { doing: "destroy", ...stands }, context);
          return undefined;
        }
        context.warn(words.kept(told(kind, key)));
        return "leave";
      };
      const unknownPrincipal = ({ message }: CckmError) =>
        context.warn(words.principalUnknown({ ...told(kind, key), reason: message }));
      const granted = leavingGrants(kind, key, context);
      const expected = state.effective_actions ?? [];
      const work = {
        kind,
        key,
        requested: [],
        expected,
        found,
        granted,
        keptAs: keptAs(context.seen),
        unknownPrincipal,
      };
      await reconcileRights(work, context);
    },

    importState: ({ id }, context) => importAcl(kind, id, context),

    ...(kind.moves && { moves: kind.moves }),
  });
}
