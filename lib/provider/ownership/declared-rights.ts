import type { AclTarget } from "../../cckm";
import { alikeName, sameName } from "../../cckm/api/same-name";
import { ifFound } from "../../cckm/http/errors";
import { caseless, cckmId, naturalKey, parseRightsKey, type RightsKey, resources } from "../../contract";
import type { Values } from "../../plugin";
import type { CckmSession } from "../session";
import { type AclTargetReads, aclTargets, azureVaultTarget } from "../shared/acl-targets";
import { doing } from "../shared/explain";
import { inStatesOfOthers, mayBeDeclaredAmong, type Warn } from "./declared-in-part";
import { importIdOf, objectInWords } from "./in-words";
import { carriesRights, declaredElsewhere } from "./refusals";

interface DeclaredRights extends RightsKey {
  readonly stack: string;
}

/** The target of permissions of a type; undefined for any other type. */
export function targetOfPermissions(type: string): AclTargetReads | undefined {
  return aclTargets.find(({ permissions }) => permissions === type);
}

/** How permissions on objects of a type are read; undefined for a type without permissions. */
export function permissionsOnType(type: string): AclTargetReads | undefined {
  return aclTargets.find((target) => target.type === type);
}

/**
 * Throws if another stack declares the permissions of a state. A directory may treat two spellings as the same name: they
 * are only different if CCKM lists both.
 */
export async function requireRightsOfThisStack(on: AclTargetReads, state: Values, session: CckmSession): Promise<void> {
  const type = on.permissions;
  const targetId = String(state[on.argument]);
  // If CCKM cannot be called, the id is all that is known; otherwise a stack may also declare them by the account's name.
  const target = session.ready ? await lookUp(on, targetId, () => on.reads(session).get(targetId)) : undefined;
  const [kind, name] = typeof state.group === "string" ? ["group", state.group] : ["user", String(state.user_id)];
  const areTwo = (one: DeclaredRights) =>
    target !== undefined && [one, { ...one, principal: name }].every((listed) => lists(target, listed, sameName));
  const found = declaredOn(session, on, targetId, target?.name)
    .filter((one) => one.kind === kind && alikeName(one.principal, name))
    .find((one) => sameName(one.principal, name) || !areTwo(one));
  if (!found) return;
  throw declaredElsewhere({ type, id: importIdOf(type, state), what: objectInWords(type, state) }, found.stack);
}

/**
 * Throws if CCKM lists permissions on an object that another stack declares: destroying the object would remove them. Calls
 * `warn` for those that one may declare.
 */
export async function requireNoRightsOfOthers(
  on: AclTargetReads,
  state: Values,
  session: CckmSession,
  warn: Warn,
): Promise<void> {
  const { type } = on;
  const id = String(state.id);
  const { otherStacks } = session.ownership;
  const isAny = otherStacks.declare(on.permissions) || otherStacks.inPart(on.permissions).length > 0;
  if (!session.ready || !isAny) return;
  const target = await freshTarget(on, id, session);
  if (!target) return;
  const listedAs = resources.find((contract) => contract.type === type)?.listedAs?.(state);
  const declared = [...declaredOn(session, on, id, target.name, listedAs), ...inStatesOn(session, on, id)];
  const found = declared.filter((one) => lists(target, one, alikeName));
  const [first] = found;
  if (!first) {
    const listed = target.acls.map((entry) => ({ group: null, user_id: null, ...entry, [on.argument]: id }));
    for (const told of mayBeDeclaredAmong(on.permissions, listed, session)) warn(told);
    return;
  }
  const whose = found
    .filter(({ stack }) => stack === first.stack)
    .map(({ kind, principal }) => `${kind} "${principal}"`);
  throw carriesRights({ type, id, what: objectInWords(type, state) }, whose, first.stack);
}

// Permissions that other stacks have in their states, although synth did not know their target.
function inStatesOn(session: CckmSession, on: AclTargetReads, id: string): DeclaredRights[] {
  return inStatesOfOthers(on.permissions, session).flatMap(({ stack, values }) => {
    const key = naturalKey(on.permissions, values);
    const rights = key === undefined ? undefined : parseRightsKey(key);
    return rights && rights.target === cckmId(id) ? [{ stack, ...rights }] : [];
  });
}

/** An account or vault with its current permissions; those read at the beginning of the run may have been revoked. */
export function freshTarget(on: AclTargetReads, id: string, session: CckmSession): Promise<AclTarget | undefined> {
  return lookUp(on, id, () => on.api(session.client).get(id));
}

function lookUp(on: AclTargetReads, id: string, get: () => Promise<AclTarget>): Promise<AclTarget | undefined> {
  return doing(`look up who has permissions on the ${on.what} ${id}`, () => ifFound(get()));
}

function declaredOn(
  { ownership }: CckmSession,
  on: AclTargetReads,
  id: string,
  ...names: (string | undefined)[]
): DeclaredRights[] {
  const called = new Set([cckmId(id), ...names.map((name) => `name:${name?.normalize()}`)]);
  // Azure names are case-insensitive.
  if (on.type === azureVaultTarget.type) for (const name of names) called.add(`name:${caseless(name)}`);
  return ownership.otherStacks
    .declaredOf(on.permissions)
    .map(({ stack, key }) => ({ stack, ...parseRightsKey(key) }))
    .filter(({ target }) => called.has(target));
}

/** Whether CCKM lists permissions of a principal, with names compared as directories do. */
export function lists(
  of: AclTarget,
  { kind, principal }: Pick<RightsKey, "kind" | "principal">,
  same: (a: string, b: string) => boolean,
): boolean {
  return of.acls.some((entry) => same((kind === "group" ? entry.group : entry.user_id) ?? "", principal));
}
