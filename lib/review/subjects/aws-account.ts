import { awsKmsAccount } from "../../contract";
import type { Finding } from "../model";
import { isUnknown, text, texts } from "../plan/values";
import { argumentChanges } from "./attributes";
import { type Described, removes, type Subject } from "./context";

/** An AWS account with some of its regions. */
export function describeAwsAccount(subject: Subject): Described {
  const { before, after, action } = subject;
  const findings: Finding[] = [];
  if (removes(subject)) {
    // The keys stay in AWS, and the account can be added again.
    findings.push({
      code: "removedFromCckm",
      args: { regions: texts(before, "regions") ?? [], addedAgain: action === "replace" },
    });
  }
  const credentials = action === "update" || action === "replace" ? credentialFindings(subject) : [];
  if (action === "update" && !isUnknown(after, "regions")) {
    const stay = texts(after, "regions") ?? [];
    const leaving = (texts(before, "regions") ?? []).filter((region) => !stay.includes(region)).sort();
    if (leaving.length > 0) findings.push({ code: "regionsLeave", args: { regions: leaving } });
  }
  return {
    kind: "awsAccount",
    name: text(after, "name") ?? text(before, "name") ?? subject.entry.address,
    attributes: argumentChanges(subject, awsKmsAccount.schema),
    findings: [...findings, ...credentials],
    risk: credentials.length > 0 ? "controls" : null,
  };
}

// With other credentials CCKM may reach another account, or have more access to it.
function credentialFindings({ before, after }: Subject): Finding[] {
  const changed = (name: string) => isUnknown(after, name) || text(before, name) !== text(after, name);
  const findings: Finding[] = [];
  if (changed("aws_connection")) findings.push({ code: "connectionSwapped", args: {} });
  if (changed("assume_role_arn") || changed("assume_role_external_id"))
    findings.push({ code: "roleSwapped", args: {} });
  return findings;
}
