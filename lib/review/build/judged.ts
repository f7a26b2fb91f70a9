import { awsKmsAccount, azureReport, azureSecret, azureSyncJob, azureVault } from "../../contract";
import { isObject } from "../../schema";
import type { ChangeKind, Concerned, Judged, RightsChange } from "../model";
import { member } from "../plan/configuration";
import { marks, type Side, text } from "../plan/values";
import { calledIn, type Subject } from "../subjects";

/** Arguments that rules check, if a type has them. */
const PLANNED = ["regions", "actions", "tags", "exp"];

const OPEN = { unknown: true } as const;
const NAMELESS = { names: [], notKnown: [] };

/** The facts about a change that policy rules check, as far as the plan contains them. */
export function judgedOf(subject: Subject, kind: ChangeKind, rights: readonly RightsChange[]): Judged {
  const { before, after, action } = subject;
  const goes = action === "delete" || action === "forget";
  const sides = goes ? [before] : action === "create" ? [after] : [before, after];
  const planned = goes ? [] : PLANNED.filter((name) => has(after, name)).map((name) => [name, valueIn(after, name)]);
  return {
    concerns: unique([
      ...rights.map(({ kind: of, target }) => subject.names.concerned(of, target)),
      ...sides.flatMap((side) => concernsOf(subject, kind, side)),
    ]),
    regions: unique(sides.flatMap((side) => regionsIn(side, kind))),
    planned: Object.fromEntries(planned),
  };
}

function concernsOf({ names, entry: { type } }: Subject, kind: ChangeKind, side: Side): Concerned[] {
  if (!isObject(side.values)) return [];
  if (type === awsKmsAccount.type || type === azureVault.type) {
    const called = calledIn(type, side);
    const of = kind === "awsAccount" ? "awsAccount" : "azureVault";
    return [{ kind: of, told: text(side, "name") ?? "", known: called !== undefined, ...(called ?? NAMELESS) }];
  }
  const vaults = (): unknown => {
    if (type === azureSecret.type) return [valueIn(side, "key_vault")];
    if (type === azureSyncJob.type)
      return member(side.values, "synchronize_all") === true ? [OPEN] : valueIn(side, "key_vaults");
    return type === azureReport.type ? reportedIn(side) : [];
  };
  return listOf(vaults()).map((vault) =>
    typeof vault === "string"
      ? names.concerned("azureVault", vault)
      : { kind: "azureVault", told: "vaults that are not told", known: false, ...NAMELESS },
  );
}

function reportedIn(side: Side): unknown {
  const [params, unknown] = [member(side.values, "log_analytic_params"), member(side.unknown, "log_analytic_params")];
  if (unknown === true) return OPEN;
  return listOf(params).map((one, index) =>
    marks(member(Array.isArray(unknown) ? unknown[index] : undefined, "key_vault")) ? OPEN : member(one, "key_vault"),
  );
}

function regionsIn(side: Side, kind: ChangeKind): Judged["regions"] {
  if (kind !== "awsAccount") return [];
  return listOf(valueIn(side, "regions")).map((region) => (typeof region === "string" ? region : OPEN));
}

function has(side: Side, name: string): boolean {
  return member(side.values, name) !== undefined || marks(member(side.unknown, name));
}

// Sensitive values are never shown, so to a rule they are unknown.
function valueIn(side: Side, name: string): Judged["planned"][string] {
  const [value, unknown] = [member(side.values, name), member(side.unknown, name)];
  if (unknown === true || side.sensitive === true || marks(member(side.sensitive, name))) return OPEN;
  const one = (of: unknown, mark: unknown) => (marks(mark) || typeof of !== "string" ? OPEN : of);
  if (Array.isArray(value)) {
    return value.map((item, index) => one(item, Array.isArray(unknown) ? unknown[index] : unknown));
  }
  if (isObject(value)) {
    const keys = [...new Set([...Object.keys(value), ...(isObject(unknown) ? Object.keys(unknown) : [])])];
    return keys.map((name) => ({ name, value: one(member(value, name) ?? "", member(unknown, name)) }));
  }
  if (marks(unknown)) return OPEN;
  return value === null || value === undefined ? null : String(value);
}

function listOf(value: unknown): unknown[] {
  return value === null || value === undefined ? [] : Array.isArray(value) ? value : [value];
}

function unique<T>(all: readonly T[]): T[] {
  return [...new Map(all.map((one) => [JSON.stringify(one), one])).values()];
}
