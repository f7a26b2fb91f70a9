import {
  awsKmsAccount,
  awsKmsAcl,
  azureReport,
  azureSecret,
  azureSyncJob,
  azureVault,
  azureVaultAcl,
} from "../contract";
import { ACTIONS, type Change } from "../review";
import { fits } from "../rules";
import { listed } from "../schema";
import { GUARDS, type PolicyFile } from "./model";

type Rule = PolicyFile["rules"][number];
type ChangeKind = Change["kind"];
type ChangeAction = Change["action"];
type Deletion = NonNullable<NonNullable<Rule["when"]>["deletion"]>[number];

const OF_VAULTS: readonly ChangeKind[] = ["azureVault", "azureVaultAcl", "azureSecret", "azureSyncJob", "azureReport"];
const PERMISSIONS: readonly ChangeKind[] = ["awsAcl", "azureVaultAcl"];

/** The kinds of objects that a condition or guard applies to. */
const KINDS_OF: Readonly<Record<string, readonly ChangeKind[]>> = {
  account: ["awsAccount", "awsAcl"],
  vault: OF_VAULTS,
  region: ["awsAccount"],
  principal: PERMISSIONS,
  action: PERMISSIONS,
  right: PERMISSIONS,
  AllowedRegions: ["awsAccount"],
  ForbidActions: PERMISSIONS,
  RequireTags: ["azureSecret"],
  RequireExpiry: ["azureSecret"],
};

const KIND_OF_TYPE: readonly (readonly [type: string, kind: ChangeKind])[] = [
  [awsKmsAccount.type, "awsAccount"],
  [awsKmsAcl.type, "awsAcl"],
  [azureVault.type, "azureVault"],
  [azureVaultAcl.type, "azureVaultAcl"],
  [azureSecret.type, "azureSecret"],
  [azureSyncJob.type, "azureSyncJob"],
  [azureReport.type, "azureReport"],
];

/** Actions that can happen together with others. */
const BESIDE: readonly ChangeAction[] = ["import", "move", "forget"];

const REMOVALS: readonly ChangeAction[] = ["delete", "replace"];

/** The object kinds and actions that each kind of deletion can apply to. */
const DELETED: Readonly<
  Record<Deletion, { readonly kinds?: readonly ChangeKind[]; readonly changes: readonly ChangeAction[] }>
> = {
  delete: { changes: ["delete"] },
  replace: { changes: ["replace"] },
  forget: { changes: ["forget", "replace"] },
  purge: { kinds: ["azureSecret"], changes: REMOVALS },
  permanent: { kinds: ["azureSecret"], changes: REMOVALS },
  report: { kinds: ["azureReport"], changes: REMOVALS },
};

/** Two conditions of a rule that no change can meet together: the rule would never match, and nobody would notice. */
export interface NeverBoth {
  readonly condition: string;
  readonly text: string;
}

/** Why a rule can never match; undefined if it can. */
export function neverFinds(rule: Rule): NeverBoth | undefined {
  const when = rule.when ?? {};
  const given = [...Object.keys(when), ...GUARDS.filter((name) => rule[name] !== undefined)];
  const { deletion, change } = when;
  // It is enough if one kind of deletion is compatible with the other conditions.
  const narrowed = given.flatMap((name) => {
    const kinds =
      name === "kind"
        ? when.kind
        : name === "type"
          ? kindsOfTypes(when.type!)
          : name === "deletion"
            ? kindsDeleted(deletion!)
            : KINDS_OF[name];
    return kinds === undefined ? [] : [{ name, kinds: kinds as readonly ChangeKind[] }];
  });
  for (const [index, one] of narrowed.entries()) {
    const other = narrowed.slice(0, index).find(({ kinds }) => !kinds.some((kind) => one.kinds.includes(kind)));
    if (other !== undefined) return both(one.name, other.name, one.kinds, other.kinds);
  }
  if (change !== undefined && deletion !== undefined) {
    const changes = deletion.flatMap((one) => DELETED[one].changes);
    if (!change.some((one) => BESIDE.includes(one) || changes.includes(one)))
      return both("deletion", "change", changes, change);
  }
  return ofRights(rule, [...(change ?? []), ...(deletion ?? [])]) ?? ofGuard(rule);
}

function kindsOfTypes(patterns: readonly string[]): readonly ChangeKind[] {
  const kinds = KIND_OF_TYPE.filter(([type]) => patterns.some((one) => fits(type, one))).map(([, kind]) => kind);
  const areOurs = patterns.every((one) => KIND_OF_TYPE.some(([type]) => type === one));
  return areOurs ? kinds : [...kinds, "other"];
}

function kindsDeleted(deletion: readonly Deletion[]): readonly ChangeKind[] | undefined {
  const each = deletion.map((one) => DELETED[one].kinds);
  return each.every((kinds) => kinds !== undefined) ? each.flat() : undefined;
}

// A deletion grants no rights.
function ofRights({ when }: Rule, changes: readonly string[]): NeverBoth | undefined {
  const { principal, action, right } = when ?? {};
  const grants = right === undefined ? principal !== undefined || action !== undefined : !right.includes("revoke");
  if (!grants || changes.length === 0 || !changes.every((one) => one === "delete")) return undefined;
  return {
    condition: right !== undefined ? "right" : principal !== undefined ? "principal" : "action",
    text: "What is deleted grants nothing, so that the rule never finds anything. Add right: [revoke] to find who loses rights.",
  };
}

const PLANS_NOTHING: readonly ChangeAction[] = ["delete", "read"];

// Guards check planned values, of which a deletion has none.
function ofGuard(rule: Rule): NeverBoth | undefined {
  const guard = GUARDS.find((name) => rule[name] !== undefined);
  const { change, deletion } = rule.when ?? {};
  const isMet = (action: ChangeAction) =>
    (change === undefined || change.some((one) => one === action || BESIDE.includes(one))) &&
    (deletion === undefined || deletion.some((one) => DELETED[one].changes.includes(action)));
  if (guard === undefined || !ACTIONS.filter(isMet).every((action) => PLANS_NOTHING.includes(action))) return undefined;
  return {
    condition: guard,
    text: `What is deleted or read has no planned values, which ${guard} checks, so that the rule never finds anything. Make a rule of each.`,
  };
}

function both(name: string, other: string, of: readonly string[], ofOther: readonly string[]): NeverBoth {
  const told = (all: readonly string[]) => listed([...new Set(all)]);
  return {
    condition: name,
    text: `The rule never finds anything: ${name} is about ${told(of)}, ${other} about ${told(ofOther)}. Make a rule of each.`,
  };
}
