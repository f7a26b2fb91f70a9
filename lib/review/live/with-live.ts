import { sameButCapitals } from "../../text";
import { accessMap, type HeldRight, type RightsRecord } from "../access";
import type { AccessGap, AccessMap, AccessRow, AccessTarget, ReviewModel } from "../model";
import { heldOf, type PlaceRead, type RightsRead } from "../who-may/answer";

/**
 * Adds rights read from CCKM to the review's access map, so that it includes principals managed elsewhere. If an
 * account or vault leaves CCKM, they lose their rights on it.
 */
export function withLive(model: ReviewModel, live: RightsRead): ReviewModel {
  const { access } = model;
  const rows = access.rows.flatMap(recordsOf(access));
  const known = new Set(access.rows.map(({ kind, target, principal }) => keyOf(kind, target, principal)));
  const places = live.places.map((place) => ({ ...place, name: nameIn(access, place) }));
  const names = new Map(places.map(({ kind, id, name }) => [`${kind} ${id}`, name]));
  const targets = targetsOf(access, places);
  const gone = new Map(removedBy(model));
  const others = live.holdings.flatMap((holding): RightsRecord[] => {
    const { kind, place } = holding;
    const name = names.get(`${kind} ${place}`) ?? place;
    const id = holding.principal.id?.normalize();
    const principal = { ...holding.principal, ...(id !== undefined && { id }) };
    if (known.has(keyOf(kind, name, principal))) return [];
    const change = gone.get(`${kind} ${name}`);
    const target = targets.find((one) => one.kind === kind && one.id === name) ?? { kind, id: name, managed: false };
    const held = heldOf(holding);
    return [
      {
        target,
        principal,
        before: held,
        after: change === undefined ? held : [],
        ...(change !== undefined && { change }),
      },
    ];
  });
  return { ...model, access: accessMap([...rows, ...others], { ...scopeOf(model, live, targets), targets }) };
}

// A row with several changes becomes one record per change; the map merges them again.
function recordsOf({ targets }: AccessMap): (row: AccessRow) => RightsRecord[] {
  return ({ kind, target: id, principal, changes, unknown, rights }) => {
    const target = targets.find((one) => one.kind === kind && one.id === id) ?? { kind, id };
    const held = (...states: AccessRow["rights"][number]["state"][]): HeldRight[] =>
      rights
        .filter(({ state }) => states.includes(state))
        .map(({ action, implied, outside }) => ({ action, ...(implied && { implied }), ...(outside && { outside }) }));
    const first = {
      target,
      principal,
      before: held("kept", "revoked", "unknown"),
      after: unknown ? undefined : held("kept", "granted"),
    };
    const [change, ...more] = changes;
    return [
      { ...first, ...(change !== undefined && { change }) },
      ...more.map((one) => ({ target, principal, before: [], after: [], change: one })),
    ];
  };
}

function targetsOf({ targets }: AccessMap, places: readonly PlaceRead[]): AccessTarget[] {
  const there = places.map(({ kind, name, accountId }): AccessTarget => {
    const planned = targets.find((one) => one.kind === kind && one.id === name);
    const label = accountId === undefined ? undefined : `AWS ${accountId}`;
    return planned ?? { kind, id: name, managed: false, ...(label !== undefined && { label }) };
  });
  return [...targets, ...there.filter((one) => !targets.includes(one))];
}

/** The name of an account or vault in the plan's map; its own if the plan does not know it. */
function nameIn({ targets }: AccessMap, { kind, name }: PlaceRead): string {
  const [vault = "", subscription] = name.split("::");
  if (kind !== "azureVault" || subscription === undefined) return name;
  // A plan calls a vault by its name in Azure, with the address behind it if there are several, and the subscription beside.
  const same = targets.filter(
    ({ kind: of, id, label = "" }) =>
      of === kind &&
      sameButCapitals(id.split(" (")[0], vault) &&
      sameButCapitals(label.split(", ")[0], `Azure ${subscription}`),
  );
  return same.length === 1 ? same[0]!.id : name;
}

function removedBy({ changes }: ReviewModel): [string, number][] {
  const gone = changes.filter(({ findings }) =>
    findings.some(({ code }) => code === "removedFromCckm" || code === "vaultLeavesCckm"),
  );
  // The map has the address behind a name that several have.
  return gone.flatMap(({ kind, name, address, number }): [string, number][] =>
    [name, `${name} (${address})`].map((id) => [`${kind} ${id}`, number]),
  );
}

function scopeOf(
  { access, targets: configurations }: ReviewModel,
  { notRead = [] }: RightsRead,
  targets: readonly AccessTarget[],
): Pick<AccessMap, "readFrom" | "complete" | "gaps"> {
  // The environment configures one CCKM; other provider configurations may use different ones.
  const elsewhere = configurations.slice(1).map(({ configuration }) => `what ${configuration} leads to`);
  const unread = [...notRead, ...elsewhere];
  const foreign = targets.filter(({ managed }) => managed === false).map(({ id }) => id);
  const kept = access.gaps.filter(({ code }) => code === "unknownPrincipal" || code === "unknownRights");
  const gaps: AccessGap[] = [
    { code: "administrators" },
    { code: "groupMembers" },
    ...(foreign.length > 0 ? [{ code: "unmanagedTarget" as const, targets: foreign }] : []),
    ...(unread.length > 0 ? [{ code: "notRead" as const, targets: unread }] : []),
    ...kept,
  ];
  return { readFrom: "cckm", complete: unread.length === 0, gaps };
}

function keyOf(kind: string, target: string, { kind: who, id }: AccessRow["principal"]): string {
  return JSON.stringify([kind, target, who, id ?? null]);
}
