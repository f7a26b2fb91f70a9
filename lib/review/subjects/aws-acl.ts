import { impliedViews, normalized } from "../../contract";
import { byRisk, classified } from "../access";
import type { Finding, PrincipalModel, RightModel, RightsChange } from "../model";
import { referenceOf } from "../plan/configuration";
import { afterOf, beforeOf, isUnknown, type Side, text, texts } from "../plan/values";
import { principalText } from "../words/principal";
import type { Described, Subject } from "./context";
import { worstOf } from "./worst";

/** The permissions of one user or one group on an AWS account. */
export function describeAwsAcl(subject: Subject): Described {
  const rights = awsAclRights(subject);
  const all = (list: "granted" | "revoked" | "kept") => rights.flatMap((one) => one[list]);
  const notListed = [...all("granted"), ...all("revoked")].filter((right) => right.notListed);
  const outside = all("revoked").filter((right) => right.outside);
  const adopted = all("kept").filter((right) => right.outside && !right.implied && right.state === "kept");
  const findings: Finding[] = [
    ...(outside.length > 0 ? [{ code: "undoesDrift" as const, args: { actions: actionsOf(outside) } }] : []),
    ...(adopted.length > 0 && subject.action !== "delete"
      ? [{ code: "adoptsDrift" as const, args: { actions: actionsOf(adopted) } }]
      : []),
    ...(rights.some(({ leftWithNone }) => leftWithNone) ? [{ code: "leftWithNone" as const, args: {} }] : []),
    ...(notListed.length > 0 ? [{ code: "actionNotListed" as const, args: { actions: actionsOf(notListed) } }] : []),
  ];
  const gained = [...all("granted"), ...adopted].map((right) => right.class);
  return {
    kind: "awsAcl",
    name: principalText(rights.at(-1)!.principal),
    attributes: [],
    findings,
    rights,
    risk: rights.some(({ unknown }) => unknown) ? "destroys" : worstOf(gained),
  };
}

/** What becomes of the rights; of two principals or accounts where a replacement moves them from one to the other. */
export function awsAclRights(subject: Subject): RightsChange[] {
  const { before, after, action, entry, names } = subject;
  if (action === "delete") return [rightsChange(subject, before, held(before), [])];
  const to = held(after) ?? expected(after);
  if (action === "create") return [rightsChange(subject, after, [], to)];
  // Terraform lets go of it; what holds stays.
  if (action === "forget") return [rightsChange(subject, before, held(before), held(before))];
  const [from, there] = [principalOf(subject, before), principalOf(subject, after)];
  const moves =
    from.id !== there.id || from.kind !== there.kind || names.account(entry, before) !== names.account(entry, after);
  if (action !== "replace" || !moves) return [rightsChange(subject, after, held(before), to)];
  return [rightsChange(subject, before, held(before), []), rightsChange(subject, after, [], to)];
}

function rightsChange(
  subject: Subject,
  side: Side,
  from: readonly string[] = [],
  to: readonly string[] | undefined,
): RightsChange {
  const outside = grantedOutside(subject);
  const requested = texts(side, "actions") ?? [];
  const asked = new Set(normalized(requested));
  const implied = new Set(impliedViews(requested));
  const pick = (list: readonly string[], state: RightModel["state"]) =>
    list
      .map(
        (name): RightModel => ({
          ...classified("awsAccount", name),
          state,
          ...(implied.has(name) && !asked.has(name) && { implied: true as const }),
          ...(state !== "granted" && outside.includes(name) && { outside: true as const }),
        }),
      )
      .sort(byRisk);
  const known = to ?? [];
  const stays = (name: string) => known.includes(name);
  return {
    kind: "awsAccount",
    target: subject.names.account(subject.entry, side),
    principal: principalOf(subject, side),
    granted: pick(
      known.filter((name) => !from.includes(name)),
      "granted",
    ),
    revoked:
      to === undefined
        ? []
        : pick(
            from.filter((name) => !stays(name)),
            "revoked",
          ),
    kept: to === undefined ? pick(from, "unknown") : pick(from.filter(stays), "kept"),
    leftWithNone: to !== undefined && from.length > 0 && known.length === 0,
    ...(to === undefined && { unknown: true as const }),
  };
}

function actionsOf(rights: readonly RightModel[]): string[] {
  return rights.map(({ action }) => action);
}

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
