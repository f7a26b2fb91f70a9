import { impliedViews, normalized, riskOfAwsKmsAction } from "../../contract";
import type { Finding, PrincipalModel, RightModel, RightsChange, RiskClassOf } from "../model";
import { referenceOf } from "../plan/configuration";
import { afterOf, beforeOf, isUnknown, type Side, text, texts } from "../plan/values";
import type { Described, Subject } from "./context";
import { worstOf } from "./worst";

/** The permissions of one user or one group on an AWS account. */
export function describeAwsAcl(subject: Subject): Described {
  const rights = rightsOf(subject);
  const notListed = [...rights.granted, ...rights.revoked].filter((right) => right.notListed);
  const outside = rights.revoked.filter((right) => right.outside);
  const adopted = rights.kept.filter((right) => right.outside && !right.implied);
  const findings: Finding[] = [
    ...(outside.length > 0
      ? [{ code: "undoesDrift" as const, args: { actions: outside.map(({ action }) => action) } }]
      : []),
    ...(adopted.length > 0 && subject.action !== "delete"
      ? [{ code: "adoptsDrift" as const, args: { actions: adopted.map(({ action }) => action) } }]
      : []),
    ...(rights.leftWithNone ? [{ code: "leftWithNone" as const, args: {} }] : []),
    ...(notListed.length > 0
      ? [{ code: "actionNotListed" as const, args: { actions: notListed.map(({ action }) => action) } }]
      : []),
  ];
  return {
    kind: "awsAcl",
    name: principalText(rights.principal),
    attributes: [],
    findings,
    rights,
    risk: rights.unknown ? "destroys" : worstOf([...rights.granted, ...adopted].map((right) => right.class)),
  };
}

/** What becomes of the rights. */
export function rightsOf(subject: Subject): RightsChange {
  const { before, after, action, entry, names } = subject;
  const gone = action === "delete";
  const there = gone ? before : after;
  const [from, to] = [held(before), gone ? [] : (held(after) ?? expected(after))];
  const outside = grantedOutside(subject);
  const requested = texts(there, "actions") ?? [];
  const asked = new Set(normalized(requested));
  const implied = new Set(impliedViews(requested));
  const right = (name: string, state: RightModel["state"]): RightModel => {
    const known = riskOfAwsKmsAction(name);
    return {
      action: name,
      class: known ?? "destroys",
      ...(known === undefined && { notListed: true as const }),
      state,
      ...(implied.has(name) && !asked.has(name) && { implied: true as const }),
      ...(state !== "granted" && outside.includes(name) && { outside: true as const }),
    };
  };
  const known = to ?? [];
  const pick = (list: readonly string[], state: RightModel["state"]) => sorted(list.map((name) => right(name, state)));
  const base = from ?? [];
  return {
    target: names.account(entry, there),
    principal: principalOf(subject, there),
    granted: pick(
      known.filter((name) => !base.includes(name)),
      "granted",
    ),
    revoked: pick(to === undefined ? [] : base.filter((name) => !known.includes(name)), "revoked"),
    kept: pick(
      base.filter((name) => known.includes(name)),
      "kept",
    ),
    leftWithNone: to !== undefined && known.length === 0,
    ...(to === undefined && { unknown: true as const }),
  };
}

/** A principal in words. */
export function principalText({ kind, id }: PrincipalModel): string {
  if (id === undefined) return kind === "unknown" ? "a principal not known yet" : `a ${kind} not known yet`;
  return kind === "user" ? `user ${id}` : id;
}

// Replaced permissions are of another principal or account: what was held there ends.
function held(side: Side): string[] | undefined {
  return isUnknown(side, "effective_actions") ? undefined : normalizedOr(texts(side, "effective_actions"));
}

// What will hold is CCKM's to decide where releases differ: what is asked for and the views that it adds.
function expected(side: Side): string[] | undefined {
  const actions = isUnknown(side, "actions") ? undefined : texts(side, "actions");
  return actions && [...new Set([...normalized(actions), ...impliedViews(actions)])];
}

function normalizedOr(actions: string[] | undefined): string[] {
  return normalized(actions ?? []);
}

function grantedOutside({ drift }: Subject): string[] {
  if (!drift) return [];
  const [from, to] = [held(beforeOf(drift.change)) ?? [], held(afterOf(drift.change)) ?? []];
  return to.filter((name) => !from.includes(name));
}

function principalOf({ plan, entry }: Subject, side: Side): PrincipalModel {
  for (const [name, kind] of [
    ["group", "group"],
    ["user_id", "user"],
  ] as const) {
    const id = text(side, name);
    if (id !== undefined) return { kind, id };
    if (isUnknown(side, name)) {
      const from = referenceOf(plan, entry.address, name);
      // Of the two arguments one is given; the other is unknown too where the state has it computed.
      if (from !== undefined) return { kind, from };
    }
  }
  return { kind: "unknown" };
}

const ORDER: readonly RiskClassOf[] = ["destroys", "controls", "uses", "reads"];

function sorted(rights: RightModel[]): RightModel[] {
  return rights.sort((a, b) => ORDER.indexOf(a.class) - ORDER.indexOf(b.class) || (a.action < b.action ? -1 : 1));
}
