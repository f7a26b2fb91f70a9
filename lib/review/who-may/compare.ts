import { byRisk } from "../access";
import type { AccessRow, PrincipalModel, RightModel, TargetKind } from "../model";
import type { Place, Site, WhoMay } from "./model";

/** A right that a principal did not have before. */
export interface NewRight {
  readonly kind: TargetKind;
  readonly target: string;
  readonly principal: PrincipalModel;
  readonly right: RightModel;
}

/**
 * Rights that are in one answer but not in an earlier one, worst first. A place that was removed and added again counts
 * as the same.
 */
export function newRights(base: WhoMay, now: WhoMay): NewRight[] {
  const heldBefore = heldIn(base, now);
  return now.access.rows
    .flatMap((row) => {
      const before = heldBefore(row);
      return row.rights
        .filter(({ action }) => !before.has(action))
        .map((right) => ({ kind: row.kind, target: row.target, principal: row.principal, right }));
    })
    .sort((a, b) => byRisk(a.right, b.right));
}

/** Why two answers cannot be compared; undefined if they can. */
export function incomparable(base: WhoMay, now: WhoMay): string | undefined {
  const { access: was } = base;
  const { access: is } = now;
  if (was.readFrom !== is.readFrom) {
    return `it was read from ${SOURCES[was.readFrom]}, and this answer from ${SOURCES[is.readFrom]}`;
  }
  const elsewhere = now.sites.filter((one) => !base.sites.some((site) => isSameSite(one, site)));
  if (base.sites.length > 0 && elsewhere.length > 0) {
    return `it is of ${base.sites.map(siteText).join(" and ")}, and this answer of ${elsewhere.map(siteText).join(" and ")}`;
  }
  if (was.complete && !is.complete)
    return "it is complete, and this answer is not: what was not read may have been granted";
  const stillThere = placesIn(now, base);
  const unseen = base.places.filter((place) => stillThere(place) === undefined).map(({ name }) => name);
  const reader = unseen.length > 0 ? otherReader(base, now) : undefined;
  return reader && `${reader}, which does not have ${unseen.join(", ")}: what was not looked at may have been granted`;
}

// A right that another user does not see, or another state does not contain, was not necessarily revoked.
function otherReader(base: WhoMay, now: WhoMay): string | undefined {
  if (base.user !== now.user)
    return `it is what ${base.user ?? "a user"} saw, and this answer what ${now.user ?? "a user"} sees`;
  if (now.access.readFrom !== "state") return undefined;
  const missing = base.states.find(({ name }) => !now.states.some((state) => state.name === name));
  return missing && `it was read from the state ${missing.name} as well, and this answer was not`;
}

function isSameSite(one: Site, other: Site): boolean {
  return one.address === other.address && one.domain === other.domain;
}

function siteText({ address, domain }: Site): string {
  return `${address}, ${domain === "" ? "root domain" : `domain ${JSON.stringify(domain)}`}`;
}

const SOURCES = { cckm: "CCKM", state: "states", plan: "a plan" } as const;

/** Tells a principal's rights in an earlier answer on the place of a row. */
function heldIn(base: WhoMay, now: WhoMay): (row: AccessRow) => Set<string> {
  const places = firstBy(now.places, ({ kind, name }) => keyOf(kind, name));
  const before = placesIn(base, now);
  const held = new Map<string, Set<string>>();
  for (const { kind, target, principal, rights } of base.access.rows) {
    if (principal.id === undefined) continue;
    const key = holderKey(kind, target, principal);
    const actions = held.get(key) ?? new Set();
    for (const { action } of rights) actions.add(action);
    held.set(key, actions);
  }
  return ({ kind, target, principal }) => {
    const place = places.get(keyOf(kind, target));
    const was = place && before(place);
    return (was && held.get(holderKey(kind, was.name, principal))) ?? new Set();
  };
}

/** Finds a place of one answer in another: by id, or, if it was removed and added again, by the same name and number. */
function placesIn(base: WhoMay, now: WhoMay): (place: Place) => Place | undefined {
  const ids = firstBy(base.places, ({ kind, id }) => keyOf(kind, id));
  const still = new Set(now.places.map(({ kind, id }) => keyOf(kind, id)));
  const gone = base.places.filter(({ kind, id }) => !still.has(keyOf(kind, id)));
  const names = firstBy(gone, ({ kind, ownName, accountId }) => keyOf(kind, ownName, accountId));
  return ({ kind, id, ownName, accountId }) => ids.get(keyOf(kind, id)) ?? names.get(keyOf(kind, ownName, accountId));
}

function firstBy(places: readonly Place[], key: (place: Place) => string): Map<string, Place> {
  return new Map([...places].reverse().map((place) => [key(place), place]));
}

function holderKey(kind: TargetKind, target: string, { kind: who, id }: PrincipalModel): string {
  return keyOf(kind, target, who, id?.normalize() ?? null);
}

function keyOf(...parts: readonly (string | null)[]): string {
  return JSON.stringify(parts);
}
