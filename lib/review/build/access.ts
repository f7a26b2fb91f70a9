import { awsKmsAccount, awsKmsAcl } from "../../contract";
import type { Access, AccessRow, Change } from "../model";
import type { PlanJson } from "../plan/plan-json";
import { afterOf, beforeOf } from "../plan/values";
import type { Names } from "../subjects";
import { rightsOf } from "../subjects/aws-acl";

/** Who may do what, as a plan tells it: only what this configuration manages, which is said. */
export function accessOf(plan: PlanJson, changes: readonly Change[], names: Names): Access {
  const rows = (plan.resource_changes ?? [])
    .filter(({ type, mode, deposed }) => type === awsKmsAcl.type && mode === "managed" && deposed === undefined)
    .flatMap((entry): AccessRow[] => {
      const change = changes.find(({ address, deposed }) => address === entry.address && deposed === undefined);
      const rights =
        change?.rights ??
        rightsOf({
          plan,
          entry,
          action: "update",
          before: beforeOf(entry.change),
          after: afterOf(entry.change),
          drift: undefined,
          base: undefined,
          names,
        });
      const { target, principal, leftWithNone, granted, revoked, kept } = rights;
      return [
        {
          target,
          principal,
          ...(change && { change: change.number }),
          leftWithNone,
          rights: [...granted, ...kept, ...revoked],
        },
      ];
    });
  const accounts = changes.filter(({ type }) => type === awsKmsAccount.type).map(({ name }) => name);
  const targets = [...new Set([...rows.map(({ target }) => target), ...accounts])].sort();
  const unknownPrincipals = rows.filter(({ principal }) => principal.id === undefined);
  return {
    readFrom: "plan",
    complete: false,
    gaps: [
      { code: "unmanagedPrincipals", targets },
      ...targets
        .filter((target) => !names.managed(target))
        .map((target) => ({ code: "unmanagedTarget" as const, targets: [target] })),
      { code: "administrators" },
      ...unknownPrincipals.map(({ change }) => ({
        code: "unknownPrincipal" as const,
        ...(change !== undefined && { change }),
      })),
      ...changes
        .filter(({ rights }) => rights?.unknown)
        .map(({ number }) => ({ code: "unknownRights" as const, change: number })),
    ],
    targets: targets.map((id) => ({ id, kind: "awsAccount" as const, managed: names.managed(id) })),
    rows: rows.sort((a, b) => compare(a.target, b.target) || compare(a.principal.id ?? "", b.principal.id ?? "")),
  };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
