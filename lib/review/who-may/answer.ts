import { impliedViews, normalized } from "../../contract";
import { compareText } from "../../text";
import { accessMap, type HeldRight, type RightsRecord } from "../access";
import {
  type AccessGap,
  type AccessMap,
  type AccessTarget,
  type PrincipalModel,
  TARGET_KINDS,
  type TargetKind,
} from "../model";
import { type Place, WHO_MAY_VERSION, type WhoMay } from "./model";

/** An account or vault. */
export interface PlaceRead {
  readonly kind: TargetKind;
  readonly id: string;
  readonly name: string;
  /** The number of the AWS account. */
  readonly accountId?: string;
  /** Whether Terraform manages it; null if that was not checked. */
  readonly managed: boolean | null;
}

/** The rights of one principal on one account or vault. */
export interface HoldingRead {
  readonly kind: TargetKind;
  /** Id of the account or vault in CCKM. */
  readonly place: string;
  readonly principal: PrincipalModel;
  readonly actions: readonly string[];
  /** The requested actions, if a state contains them: other view actions were added by CCKM. */
  readonly asked?: readonly string[];
  /** The actions according to the states, if both CCKM and states were read. */
  readonly inStates?: readonly string[];
}

/** The rights read from CCKM or from states. */
export interface RightsRead extends Pick<WhoMay, "sites" | "user" | "readAt" | "states"> {
  readonly readFrom: "cckm" | "state";
  readonly places: readonly PlaceRead[];
  readonly holdings: readonly HoldingRead[];
  /** Descriptions of what could not be read. */
  readonly notRead?: readonly string[];
}

/** Groups of CipherTrust Manager whose members may do everything without an ACL entry. */
const ADMINISTRATORS = ["admin", "CCKM Admins"];

/** The answer to who may do what. The order of the input does not matter. */
export function whoMayOf(read: RightsRead): WhoMay {
  const { sites, user, readAt, states } = read;
  const places = placesOf(read);
  const targets = new Map(places.map((place) => [keyOf(place), targetOf(place)]));
  const records = read.holdings.map((holding) =>
    recordOf(holding, targets.get(keyOf({ ...holding, id: holding.place }))!),
  );
  return {
    format: "cckm-access",
    version: WHO_MAY_VERSION,
    sites: [...sites],
    user,
    readAt,
    states: [...states],
    question: { whoCan: null, principal: null, account: null },
    implicit: ADMINISTRATORS.map((group) => ({ group, may: "everything" as const })),
    places,
    access: accessMap(records, { ...scopeOf(read, places), targets: targets.values() }),
  };
}

function placesOf({ places, holdings }: RightsRead): Place[] {
  const known = new Map(places.map((place) => [keyOf(place), place]));
  for (const { kind, place: id } of holdings) {
    // A state that contains the rights but not the account has no name for it.
    if (!known.has(keyOf({ kind, id }))) known.set(keyOf({ kind, id }), { kind, id, name: id, managed: false });
  }
  const all = [...known.values()];
  const namesakes = new Map<string, number>();
  for (const { kind, name } of all) namesakes.set(`${kind} ${name}`, (namesakes.get(`${kind} ${name}`) ?? 0) + 1);
  return all
    .map(({ kind, id, name: ownName, accountId = null, managed }): Place => {
      const isShared = namesakes.get(`${kind} ${ownName}`)! > 1;
      return { kind, id, name: isShared ? `${ownName} (${id})` : ownName, ownName, accountId, managed };
    })
    .sort((a, b) => TARGET_KINDS.indexOf(a.kind) - TARGET_KINDS.indexOf(b.kind) || compareText(a.name, b.name));
}

function targetOf({ kind, name, accountId, managed }: Place): AccessTarget {
  return {
    kind,
    id: name,
    ...(accountId !== null && { label: `AWS ${accountId}` }),
    ...(managed !== null && { managed }),
  };
}

function recordOf(holding: HoldingRead, target: AccessTarget): RightsRecord {
  const { principal, inStates } = holding;
  const held = heldOf(holding).map((right) => ({
    ...right,
    ...(inStates && !inStates.includes(right.action) && { outside: true }),
  }));
  const id = principal.id?.normalize();
  return { target, principal: { ...principal, ...(id !== undefined && { id }) }, before: held, after: held };
}

/**
 * The rights that a principal has. CCKM does not say which view actions it added: those implied by another action are
 * assumed to be. On vaults it adds none.
 */
export function heldOf({ kind, actions, asked = [] }: HoldingRead): HeldRight[] {
  if (kind === "azureVault") return actions.map((action) => ({ action }));
  const views = impliedViews(actions);
  const named = normalized(asked);
  return normalized(actions).map((action) => ({
    action,
    ...(views.includes(action) && !named.includes(action) && { implied: true }),
  }));
}

function scopeOf(
  { readFrom, places: read, notRead = [], states }: RightsRead,
  places: readonly Place[],
): Pick<AccessMap, "readFrom" | "complete" | "gaps"> {
  const names = places.map(({ name }) => name);
  const unmanaged = places.filter(({ managed }) => managed === false).map(({ name }) => name);
  const empty = states.filter(({ objects }) => objects === 0).map(({ name }) => name);
  const gaps: (AccessGap | undefined)[] = [
    { code: "administrators", targets: ADMINISTRATORS },
    { code: "groupMembers" },
    readFrom === "state" ? { code: "unmanagedPrincipals", targets: names } : undefined,
    unmanaged.length > 0 ? { code: "unmanagedTarget", targets: unmanaged } : undefined,
    read.some(({ managed }) => managed === null) ? { code: "managedUnknown" } : undefined,
    notRead.length > 0 ? { code: "notRead", targets: [...notRead] } : undefined,
    empty.length > 0 ? { code: "emptyState", targets: empty } : undefined,
  ];
  return {
    readFrom,
    complete: readFrom === "cckm" && notRead.length === 0,
    gaps: gaps.filter((gap) => gap !== undefined),
  };
}

function keyOf({ kind, id }: { readonly kind: TargetKind; readonly id: string }): string {
  return `${kind} ${id}`;
}
