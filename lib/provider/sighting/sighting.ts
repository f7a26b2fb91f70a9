import { failure, type PrivateState, type PrivateValues } from "../../plugin";
import { isObject } from "../../schema";
import * as words from "./words";

/** What a read saw of an object that an update would overwrite or a delete would lose. What is left out is not known. */
export interface Sighting {
  /** Values in words, by their names. */
  readonly values?: Readonly<Record<string, string>>;
  /** Rights on it, by whose they are in words; whoever is not named has none. */
  readonly rights?: Readonly<Record<string, readonly string[]>>;
  /** When it changed last, by CCKM's word. */
  readonly updatedAt?: string | undefined;
}

/** What is held against what the plan saw. */
export interface Look {
  readonly what: string;
  readonly doing: "update" | "destroy";
  readonly now: Sighting;
}

const SIGHTING = "sighting";

/** Keeps with an object what its read saw. Nothing that differs from one read to the next: it is in the state. */
export function rememberSighting({ values, rights, updatedAt }: Sighting, seen: PrivateState): void {
  const at = updatedAt === undefined ? undefined : toMilliseconds(updatedAt);
  seen.set(SIGHTING, { ...(values && { values }), ...(rights && { rights }), ...(at && { updatedAt: at }) });
}

/** What was seen is no more: only another read tells. */
export function forgetSighting(seen: PrivateState): void {
  seen.set(SIGHTING, undefined);
}

/** Gives a planned delete what the read of its plan saw. */
export function carrySighting(seen: PrivateValues, planned: PrivateState): void {
  planned.set(SIGHTING, seen.get(SIGHTING));
}

/** What was seen; undefined where nothing was. */
export function sightingIn(values: PrivateValues): Sighting | undefined {
  const kept = values.get(SIGHTING);
  return isObject(kept) ? (kept as Sighting) : undefined;
}

/**
 * Holds an object as it is against what the read of the plan saw of it.
 * @throws DiagnosticsError that says what has changed
 */
export function requireUnchanged(before: Sighting, { what, doing, now }: Look): void {
  const changes = changesBetween(before, now);
  if (changes.length === 0) return;
  const told = { what, changes };
  throw failure(doing === "update" ? words.changedBeforeUpdate(told) : words.changedBeforeDelete(told));
}

/** What differs between two looks at an object, in words; what only one of them knows is no difference. */
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
    // Of rights that were not listed nobody can say what they were.
    if (!before.rights) changes.push(...Object.entries(now.rights ?? {}).map(([who, held]) => rightsNow(who, held)));
  }
  return changes;
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

// Replies to writes have nanoseconds where later ones are rounded to microseconds.
function toMilliseconds(instant: string): string {
  const at = Date.parse(instant);
  return Number.isNaN(at) ? instant : new Date(at).toISOString();
}
