import { azureVault, type NaturalKey, naturalKey } from "../../contract";
import type { PrivateValues, Resource, Values } from "../../plugin";
import type { CckmSession } from "../session";
import { keptAs } from "../shared/kept-as";
import { requireNotDeclaredInPart, type Warn } from "./declared-in-part";
import {
  permissionsOnType,
  requireNoRightsOfOthers,
  requireRightsOfThisStack,
  targetOfPermissions,
} from "./declared-rights";
import { requireNoSecretsOfOthers } from "./declared-secrets";
import { groundOf, groundTypeOf, namesOfGround } from "./ground";
import { importIdOf, objectInWords } from "./in-words";
import { requireNothingLeftOut } from "./left-out";
import type { PlannedEntry } from "./planned-entries";
import { declaredElsewhere, twoConfigurations } from "./refusals";

/**
 * A resource that reports every call to the run's {@link Ownership} before its own hooks run: what is read, kept, created
 * and destroyed. This way no two resource instances are the same object, and nothing that others manage is destroyed.
 */
export function ownedResource(resource: Resource<CckmSession>): Resource<CckmSession> {
  const { type } = resource;
  const carried = permissionsOnType(type);
  const ground = groundTypeOf(type);
  return {
    ...resource,

    loaded({ state }, { session }) {
      sees(type, state, session);
    },

    async plan(request, context) {
      const { config, state, replaced } = request;
      const { planned, ground: standing } = context.session.ownership;
      const stands = groundOf(type, config);
      if (stands) standing.stands(stands.on, { ...stands, type, what: objectInWords(type, config) });
      if (state) planned.stays(entryOf(type, state, config, context.seen));
      if (state) context.session.ownership.keeps(type, String(state.id), ...keysOf(type, state));
      else planned.comes(entryOf(type, config), replaced ? entryOf(type, replaced) : undefined);
      noteReplaced(type, config, replaced, context.session);
      return resource.plan?.(request, context);
    },

    async planDelete(request, context) {
      const { state, replacement } = request;
      requireOneConfiguration(type, state, context.session);
      if (!replacement && !isPredecessor(type, state, context.session.ownership)) {
        context.session.ownership.planned.goes(entryOf(type, state, state, context.seen));
      }
      if (ground !== undefined) context.session.ownership.goes(type, String(state.id), ground);
      if (carried) {
        const names = namesOfGround(type, state);
        context.session.ownership.ground.goes(names, { type, what: objectInWords(type, state) });
        context.session.ownership.groundGoes(type, names);
      }
      await requireNothingOfOtherStacks(type, state, context.session, (told) => context.warn(told));
      await resource.planDelete?.(request, context);
    },

    async read(request, context) {
      // An import becomes known with the read that follows.
      sees(type, request.state, context.session);
      const found = await resource.read(request, context);
      const { id } = request.state;
      if (!found && typeof id === "string") context.session.ownership.losesSight(type, id, keysOf(type, request.state));
      return found;
    },

    async create(request, context) {
      let kept = false;
      const save = (state: Values) => {
        kept = true;
        context.save(state);
      };
      const making = { ...context, save };
      try {
        const made = await resource.create(request, making);
        kept = true;
        return made;
      } finally {
        context.session.ownership.answered(making, kept);
      }
    },

    async delete(request, context) {
      requireOneConfiguration(type, request.state, context.session);
      // An older plan may not have known about it yet.
      await requireNothingOfOtherStacks(type, request.state, context.session);
      if (carried) await requireNothingLeftOut(type, request.state, context.session);
      await resource.delete(request, context);
      context.session.ownership.destroyed(type, String(request.state.id), ...keysOf(type, request.state));
    },
  };
}

function sees(type: string, state: Values, { ownership }: CckmSession): void {
  if (hasId(state)) ownership.sees(type, state, keysOf(type, state));
}

function hasId(state: Values): state is Values & { readonly id: string } {
  return typeof state.id === "string";
}

function requireOneConfiguration(type: string, state: Values, { ownership }: CckmSession): void {
  const id = String(state.id);
  if (state.on_destroy === "retain" || !ownership.hasTwoConfigurations(type, id)) return;
  throw twoConfigurations({ type, id, what: objectInWords(type, state) });
}

/** The natural keys under which a configuration may have requested what a state shows. */
function keysOf(type: string, state: Values): NaturalKey[] {
  const keys = [state, ...openTimes(type, state)].map((values) => naturalKey(type, values));
  return keys.filter((key) => key !== undefined);
}

// With create_before_destroy, the delete within a replacement is planned again during the apply, as a plain delete.
function isPredecessor(type: string, state: Values, ownership: CckmSession["ownership"]): boolean {
  return keysOf(type, state).some((key) => ownership.predecessorOf(type, key) === state.id);
}

function noteReplaced(type: string, config: Values, replaced: Values | null, { ownership }: CckmSession): void {
  const key = naturalKey(type, config);
  if (!replaced || key === undefined || typeof replaced.id !== "string") return;
  if (keysOf(type, replaced).includes(key)) ownership.replaces(type, key, replaced.id);
}

// A report "until now" is identified by its configuration, which leaves times open, and everything else by its values.
function entryOf(type: string, values: Values, config: Values = values, seen?: PrivateValues): PlannedEntry {
  const named = type === "cckm_azure_report" ? config : values;
  const keys = [named, ...otherNamesIn(named, seen)].map((one) => naturalKey(type, one));
  const id = typeof values.id === "string" ? { id: values.id } : {};
  return { type, ...id, keys: keys.filter((key) => key !== undefined), what: objectInWords(type, values) };
}

// A directory may store a name in another form, under which another resource instance may have it too.
function otherNamesIn(values: Values, seen: PrivateValues | undefined): Values[] {
  const name = seen && keptAs(seen);
  if (name === undefined) return [];
  return [{ ...values, ...(typeof values.group === "string" ? { group: name } : { user_id: name }) }];
}

async function requireNotDeclaredElsewhere(
  type: string,
  state: Values,
  session: CckmSession,
  warn: Warn,
): Promise<void> {
  const { otherStacks } = session.ownership;
  // The object itself stays in any case.
  if (state.on_destroy === "retain") return;
  requireNotDeclaredInPart(type, state, session, warn);
  if (!otherStacks.declare(type)) return;
  const on = targetOfPermissions(type);
  if (on) return requireRightsOfThisStack(on, state, session);
  const variants = [state, ...otherNames(type, state)];
  const stack = otherStacks.stackOf(
    type,
    variants.map((values) => naturalKey(type, values)),
  );
  if (stack === undefined) return;
  throw declaredElsewhere({ type, id: importIdOf(type, state), what: objectInWords(type, state) }, stack);
}

// A plan warns if this is uncertain; its apply has nothing to add.
async function requireNothingOfOtherStacks(
  type: string,
  state: Values,
  session: CckmSession,
  warn: Warn = () => {},
): Promise<void> {
  await requireNotDeclaredElsewhere(type, state, session, warn);
  const carried = permissionsOnType(type);
  if (carried) await requireNoRightsOfOthers(carried, state, session, warn);
  if (type === azureVault.type) await requireNoSecretsOfOthers(state, session, warn);
}

// In the state, a report "until now" has the times that CCKM chose.
function openTimes(type: string, state: Values): Values[] {
  if (type !== "cckm_azure_report") return [];
  return [
    { ...state, start_time: null },
    { ...state, end_time: null },
    { ...state, start_time: null, end_time: null },
  ];
}

/** The state with the other names that a stack may use for the same object. */
function otherNames(type: string, state: Values): Values[] {
  return type === "cckm_azure_secret" ? [{ ...state, key_vault: state.key_vault_id }] : openTimes(type, state);
}
