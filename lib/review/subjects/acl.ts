import { awsKmsAcl, awsKmsRights, azureVaultAcl, azureVaultRights, type Rights } from "../../contract";
import { byRisk, classified } from "../access";
import type { ChangeKind, Finding, PrincipalModel, RightModel, RightsChange, TargetKind } from "../model";
import { leavesObject } from "../plan/action";
import { referenceOf } from "../plan/configuration";
import { afterOf, beforeOf, isUnknown, type Side, text, texts } from "../plan/values";
import { principalText } from "../words/principal";
import type { Described, Subject } from "./context";
import { worstOf } from "./worst";

interface AclKind {
  readonly kind: ChangeKind;
  readonly target: TargetKind;
  readonly rights: Rights;
}

const KINDS: Readonly<Record<string, AclKind>> = {
  [awsKmsAcl.type]: { kind: "awsAcl", target: "awsAccount", rights: awsKmsRights },
  [azureVaultAcl.type]: { kind: "azureVaultAcl", target: "azureVault", rights: azureVaultRights },
};

/** The kind of object that permissions of a type apply to, and the permission logic. */
export function aclKindOf(type: string): AclKind {
  return KINDS[isAcl(type) ? type : awsKmsAcl.type]!;
}

/** Whether a type is a permissions resource. */
export function isAcl(type: string): boolean {
  return Object.hasOwn(KINDS, type);
}

/** The permissions of one user or one group on an AWS account or an Azure vault. */
export function describeAcl(subject: Subject): Described {
  const rights = aclRights(subject);
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
    kind: aclKindOf(subject.entry.type).kind,
    name: principalText(rights.at(-1)!.principal),
    attributes: [],
    findings,
    rights,
    risk: rights.some(({ unknown }) => unknown) ? "destroys" : worstOf(gained),
  };
}

/** The changed rights; for two principals or accounts if a replacement moves them from one to the other. */
export function aclRights(subject: Subject): RightsChange[] {
  const { before, after, action, entry, names } = subject;
  if (action === "delete") return [rightsChange(subject, before, held(subject, before), [])];
  const to = held(subject, after) ?? expected(subject, after);
  if (action === "create") return [rightsChange(subject, after, [], to)];
  // Terraform only forgets the permissions; they stay in effect.
  if (action === "forget") return [rightsChange(subject, before, held(subject, before), held(subject, before))];
  const [from, there] = [principalOf(subject, before), principalOf(subject, after)];
  const moves =
    from.id !== there.id || from.kind !== there.kind || names.account(entry, before) !== names.account(entry, after);
  if (action !== "replace" || !moves) return [rightsChange(subject, after, held(subject, before), to)];
  const stay = leavesObject(entry) ? held(subject, before) : [];
  return [rightsChange(subject, before, held(subject, before), stay), rightsChange(subject, after, [], to)];
}

function rightsChange(
  subject: Subject,
  side: Side,
  from: readonly string[] = [],
  to: readonly string[] | undefined,
): RightsChange {
  const { target, rights } = aclKindOf(subject.entry.type);
  const outside = grantedOutside(subject);
  const requested = texts(side, "actions") ?? [];
  const asked = new Set(rights.normalized(requested));
  const implied = new Set(rights.impliedViews(requested));
  const pick = (list: readonly string[], state: RightModel["state"]) =>
    list
      .map(
        (name): RightModel => ({
          ...classified(target, name),
          state,
          ...(implied.has(name) && !asked.has(name) && { implied: true as const }),
          ...(state !== "granted" && outside.includes(name) && { outside: true as const }),
        }),
      )
      .sort(byRisk);
  const known = to ?? [];
  const stays = (name: string) => known.includes(name);
  return {
    kind: target,
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

function held({ entry }: Subject, side: Side): string[] | undefined {
  const { normalized } = aclKindOf(entry.type).rights;
  return isUnknown(side, "effective_actions") ? undefined : normalized(texts(side, "effective_actions") ?? []);
}

// The result may depend on CCKM's release, so assume the requested actions and the views implied by them.
function expected({ entry }: Subject, side: Side): string[] | undefined {
  const { normalized, impliedViews } = aclKindOf(entry.type).rights;
  const actions = isUnknown(side, "actions") ? undefined : texts(side, "actions");
  return actions && [...new Set([...normalized(actions), ...impliedViews(actions)])];
}

function grantedOutside(subject: Subject): string[] {
  const { drift } = subject;
  if (!drift) return [];
  const [from, to] = [held(subject, beforeOf(drift.change)) ?? [], held(subject, afterOf(drift.change)) ?? []];
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
      // Only one of the two arguments is set; the other one is unknown too if the state has it as computed.
      if (from !== undefined) return { kind, from };
    }
  }
  return { kind: "unknown" };
}
