import { failure, type PrivateState, type PrivateValues } from "../../plugin";
import { isObject } from "../../schema";
import { escapeUnseen } from "../../text";
import * as words from "./words";

/** What a read saw of an object that an update would overwrite or a delete would lose. Omitted members are unknown. */
export interface Sighting {
  /** Values by name, formatted for messages. */
  readonly values?: Readonly<Record<string, string>>;
  /** Permissions by principal; a principal that is not listed has none. */
  readonly rights?: Readonly<Record<string, readonly string[]>>;
  /** The last change according to CCKM. */
  readonly updatedAt?: string | undefined;
}

/** What is compared with the sighting of the plan. */
export interface Look {
  readonly what: string;
  readonly doing: "update" | "destroy";
  readonly now: Sighting;
}

const SIGHTING = "sighting";

/** Stores what a read saw with the object. Only values that are stable between reads, because they become part of the state. */
export function rememberSighting({ values, rights, updatedAt }: Sighting, seen: PrivateState): void {
  const at = updatedAt === undefined ? undefined : toMilliseconds(updatedAt);
  seen.set(SIGHTING, { ...(values && { values }), ...(rights && { rights }), ...(at && { updatedAt: at }) });
}

/** Discards the sighting: only another read brings a new one. */
export function forgetSighting(seen: PrivateState): void {
  seen.set(SIGHTING, undefined);
}

/** Passes the sighting from the plan's read to a planned delete. */
export function carrySighting(seen: PrivateValues, planned: PrivateState): void {
  planned.set(SIGHTING, seen.get(SIGHTING));
}

/** The stored sighting; undefined if there is none. */
export function sightingIn(values: PrivateValues): Sighting | undefined {
  const kept = values.get(SIGHTING);
  return isObject(kept) ? (kept as Sighting) : undefined;
}

/**
 * Compares an object with what the plan's read saw.
 * @throws DiagnosticsError that says what has changed
 */
export function requireUnchanged(before: Sighting, { what, doing, now }: Look): void {
  const changes = changesBetween(before, now);
  if (changes.length === 0) return;
  const told = { what, changes };
  throw failure(doing === "update" ? words.changedBeforeUpdate(told) : words.changedBeforeDelete(told));
}

/** The differences between two sightings, in words; what only one of them knows does not count. */
export function changesBetween(before: Sighting, now: Sighting): string[] {
  const changes: string[] = [];
  for (const name of sharedNames(before.values, now.values)) {
    const [was, is] = [before.values?.[name] ?? "", now.values?.[name] ?? ""];
    if (was !== is) changes.push(words.differences.value({ name, before: was, now: is }));
  }
  if (before.rights && now.rights) {
    for (const who of [...new Set([...Object.keys(before.rights), ...Object.keys(now.rights)])].sort()) {
      const [was, is] = [sorted(before.rights[who]), sorted(now.rights[who])];
      if (was.join() !== is.join()) changes.push(words.differences.rights({ who, before: was, now: is }));
    }
  }
  const [was, is] = [before.updatedAt, now.updatedAt && toMilliseconds(now.updatedAt)];
  if (was !== undefined && is !== undefined && was !== is) {
    changes.push(words.differences.value({ name: "updatedAt", before: was, now: is }));
    // If permissions were not listed, nobody can say what they were.
    if (!before.rights) changes.push(...Object.entries(now.rights ?? {}).map(([who, held]) => rightsNow(who, held)));
  }
  // Each is one line, whatever CCKM says: a second one could pass for what this provider says.
  return changes.map(escapeUnseen);
}

function rightsNow(who: string, now: readonly string[]): string {
  return words.differences.rightsNow({ who, now: sorted(now) });
}

function sharedNames(a: Sighting["values"] = {}, b: Sighting["values"] = {}): string[] {
  return Object.keys(a).filter((name) => Object.hasOwn(b, name));
}

function sorted(actions: readonly string[] | undefined): string[] {
  return [...(actions ?? [])].sort();
}

// Replies to writes have nanoseconds; later ones are rounded to microseconds.
function toMilliseconds(instant: string): string {
  const at = Date.parse(instant);
  return Number.isNaN(at) ? instant : new Date(at).toISOString();
}
