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
  return now.access.rows
    .flatMap((row) => {
      const before = heldBefore(base, now, row);
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
  const unseen = base.places.filter((place) => before(now, base, place) === undefined).map(({ name }) => name);
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

/** The principal's previous rights on the place of a row. */
function heldBefore(base: WhoMay, now: WhoMay, row: AccessRow): Set<string> {
  const place = now.places.find(({ kind, name }) => kind === row.kind && name === row.target);
  const was = place && before(base, now, place);
  const rows = base.access.rows.filter(
    ({ kind, target, principal }) => kind === row.kind && target === was?.name && isSame(principal, row.principal),
  );
  return new Set(rows.flatMap(({ rights }) => rights.map(({ action }) => action)));
}

// Found by id; a place that was removed and added again has another id, but the same name and number.
function before(base: WhoMay, now: WhoMay, { kind, id, ownName, accountId }: Place): Place | undefined {
  const same = base.places.find((one) => one.kind === kind && one.id === id);
  if (same) return same;
  const gone = base.places.filter((one) => !now.places.some((still) => still.kind === one.kind && still.id === one.id));
  return gone.find((one) => one.kind === kind && one.ownName === ownName && one.accountId === accountId);
}

function isSame(one: PrincipalModel, other: PrincipalModel): boolean {
  return one.kind === other.kind && one.id !== undefined && one.id.normalize() === other.id?.normalize();
}
