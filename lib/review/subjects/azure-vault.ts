import { azureVault } from "../../contract";
import type { Finding } from "../model";
import { member } from "../plan/configuration";
import { isUnknown, text } from "../plan/values";
import { argumentChanges } from "./attributes";
import { type Described, removes, type Subject } from "./context";

/** An Azure vault that CCKM manages. */
export function describeAzureVault(subject: Subject): Described {
  const { before, after, action } = subject;
  const swapped =
    (action === "update" || action === "replace") &&
    (isUnknown(after, "azure_connection") || text(before, "azure_connection") !== text(after, "azure_connection"));
  const findings: Finding[] = [];
  if (removes(subject)) {
    const withSecrets = member(before.values, "force_destroy") === true;
    findings.push({ code: "vaultLeavesCckm", args: { addedAgain: action === "replace", withSecrets } });
    // Without force_destroy the provider refuses as long as CCKM has secrets of it.
    if (withSecrets) findings.push({ code: "lostForGood", args: { cause: "backupsInCckm" } });
  }
  if (swapped) findings.push({ code: "connectionSwapped", args: {} });
  return {
    kind: "azureVault",
    name: text(after, "name") ?? text(before, "name") ?? subject.entry.address,
    attributes: argumentChanges(subject, azureVault.schema),
    findings,
    risk: findings.some(({ code }) => code === "lostForGood") ? "destroys" : swapped ? "controls" : null,
  };
}
