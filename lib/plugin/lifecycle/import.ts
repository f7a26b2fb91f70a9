import { type Attributes, bareObject } from "../../schema";
import { failure, type HookContext, type ReadContext, type Resource, type Values } from "../hooks";
import * as words from "../words";
import type { Diagnostics } from "./diagnostics";
import type { PrivateData } from "./private-data";

/** Completes a partial state with nulls. Throws on names that the schema does not have. */
export function completeState(attributes: Attributes, partial: Values, from: string): Values {
  for (const name of Object.keys(partial)) {
    if (!attributes[name]) throw new Error(`${from} returned ${name}, which the schema does not have.`);
  }
  return bareObject(Object.keys(attributes).map((name) => [name, partial[name] ?? null]));
}

/** The imported object; undefined after an error. */
export function importObject(
  resource: Resource,
  id: string,
  { seen }: PrivateData,
  context: HookContext<unknown>,
  diagnostics: Diagnostics,
): Promise<Values | undefined> {
  const doing = words.notImported({ type: resource.type, id });
  return diagnostics.trying(doing, () => importState(resource, id, { ...context, seen }));
}

/** The state of an import. Throws if the type does not support import. */
export async function importState(resource: Resource, id: string, context: ReadContext<unknown>): Promise<Values> {
  if (!resource.importState) {
    throw failure(words.noImport({ type: resource.type, id }));
  }
  const found = await resource.importState({ id }, context);
  return completeState(resource.schema.attributes, found, "The import hook");
}

/** The source of a `moved` block: another type's object, as its provider stored it. */
export interface MovedFrom {
  readonly type: string;
  readonly provider: string;
  state(): Values;
}

/** The object that a `moved` block moves here; undefined after an error. */
export function moveObject(resource: Resource, from: MovedFrom, diagnostics: Diagnostics): Promise<Values | undefined> {
  return diagnostics.trying(words.notMoved(resource), () => moveState(resource, { ...from, state: from.state() }));
}

/** The state for an object that a `moved` block moves from another type. Throws if the resource does not support that type. */
export function moveState(resource: Resource, from: { type: string; provider: string; state: Values }): Values {
  const move = resource.moves?.find(
    ({ fromType, fromProvider }) => fromType === from.type && (fromProvider?.test(from.provider) ?? true),
  );
  if (!move) {
    const known = resource.moves?.map(({ fromType }) => fromType) ?? [];
    const asked = { type: resource.type, from: from.type, provider: from.provider };
    throw failure(known.length > 0 ? words.noMoveFrom({ ...asked, known }) : words.noMove(asked));
  }
  return completeState(resource.schema.attributes, move.convert(from.state), "The move");
}

/** A state from Terraform, in the current or an older schema version. */
export interface KeptState {
  current(): Values | null;
  old(): Values;
}

/** The object in a stored state, null if that is empty; undefined after an error. */
export function keptObject(
  resource: Resource,
  version: number,
  kept: KeptState,
  context: HookContext<unknown> | undefined,
  diagnostics: Diagnostics,
): Promise<Values | null | undefined> {
  return diagnostics.trying(words.stateNotRead(resource), () => keptState(resource, version, kept, context));
}

/**
 * A stored state in the current schema, upgraded if it has an older version. Calls the resource's `loaded` hook if the
 * provider is configured.
 * @throws DiagnosticsError for versions that cannot be upgraded
 */
export function keptState(
  resource: Resource,
  version: number,
  kept: KeptState,
  context: HookContext<unknown> | undefined,
): Values | null {
  const state = version === resource.schema.version ? kept.current() : upgradeState(resource, version, kept.old());
  if (state && context) resource.loaded?.({ state }, context);
  return state;
}

/** Upgrades a state from an older schema version. Throws for versions that cannot be upgraded. */
export function upgradeState(resource: Resource, version: number, old: Values): Values {
  const upgrade = resource.upgrades?.[version];
  if (!upgrade) {
    const versions = { type: resource.type, written: version, current: resource.schema.version };
    throw failure(version > versions.current ? words.stateIsNewer(versions) : words.stateIsOlder(versions));
  }
  return completeState(resource.schema.attributes, upgrade(old), "The upgrade");
}
