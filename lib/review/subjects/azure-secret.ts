import { azureSecret } from "../../contract";
import { parseInstant } from "../../schema";
import type { AttributeModel, Finding } from "../model";
import { member, referenceInJson, referenceOf } from "../plan/configuration";
import { isUnknown, text } from "../plan/values";
import { argumentChanges } from "./attributes";
import { type Described, removes, type Subject } from "./context";

const DAY_MS = 24 * 60 * 60 * 1000;
/** An expiry sooner than this is reported. */
const SOON_DAYS = 30;

/** A secret in an Azure vault. Neither its value nor a hash of it is used. */
export function describeAzureSecret(subject: Subject): Described {
  const { before, after, entry } = subject;
  const value = valueSource(subject);
  const removal = removes(subject) ? [removalFinding(subject)] : [];
  const findings = [
    ...removal,
    ...versionFindings(subject, value),
    ...(turnedOff(subject) ? [{ code: "secretDisabled" as const, args: {} }] : []),
    ...((subject.action === "create" || subject.action === "replace") &&
    member(after.values, "recover_soft_deleted") === true
      ? [{ code: "secretRecovered" as const, args: {} }]
      : []),
    ...expiry(subject),
  ];
  return {
    kind: "azureSecret",
    name: text(after, "secret_name") ?? text(before, "secret_name") ?? entry.address,
    attributes: [...argumentChanges(subject, azureSecret.schema), ...(value ? [value] : [])],
    findings,
    risk: removal.some(({ code }) => code === "lostForGood") ? "destroys" : null,
  };
}

function removalFinding({ before }: Subject): Finding {
  const policy = text(before, "on_destroy") ?? "soft-delete";
  const vault = text(before, "key_vault") ?? "its vault";
  if (policy === "retain") return { code: "kept", args: {} };
  const level = text(before, "recovery_level");
  // The provider's own rule: a recovery level without "Purgeable" forbids purging.
  if (policy === "purge" && level !== undefined && !level.includes("Purgeable")) {
    return { code: "purgeForbidden", args: { vault } };
  }
  if (policy === "purge") return { code: "lostForGood", args: { cause: "purge", vault } };
  if (member(before.values, "soft_delete_enabled") === false) {
    return { code: "lostForGood", args: { cause: "vaultWithoutSoftDelete", vault } };
  }
  const days = member(before.values, "recoverable_days");
  return { code: "recoverable", args: { vault, days: typeof days === "number" ? days : null } };
}

function versionFindings({ before, after, action }: Subject, value: AttributeModel | undefined): Finding[] {
  if (action !== "update") return [];
  const [from, to] = [member(before.values, "value_version"), member(after.values, "value_version")];
  const findings: Finding[] = [];
  if (from !== to || isUnknown(after, "value_version")) {
    const vault = text(after, "key_vault") ?? "its vault";
    findings.push({ code: "newSecretVersion", args: { from: numberOrNull(from), to: numberOrNull(to), vault } });
  }
  if (value?.before !== undefined && value.before !== null) findings.push({ code: "valueSourceSwapped", args: {} });
  return findings;
}

/** The source of the value: shown if the value is sent, and if it differs from the target branch. */
function valueSource({ plan, entry, base, action, before, after }: Subject): AttributeModel | undefined {
  const now = referenceOf(plan, entry.address, "value");
  if (now === undefined || removesOnly(action)) return undefined;
  const then = referenceInJson(base, entry, "value");
  const after_ = { reference: now, knownFrom: "configuration" as const };
  if (then !== undefined && then !== now) {
    return { name: "value", before: { reference: then, knownFrom: "base" }, after: after_ };
  }
  const sent = action !== "update" || member(before.values, "value_version") !== member(after.values, "value_version");
  return sent ? { name: "value", after: after_ } : undefined;
}

function removesOnly(action: Subject["action"]): boolean {
  return action === "delete" || action === "forget";
}

function turnedOff({ before, after, action }: Subject): boolean {
  return action !== "delete" && member(before.values, "enabled") !== false && member(after.values, "enabled") === false;
}

// Relative to the plan's timestamp, so that the same plan always gives the same review.
function expiry({ plan, before, after, action }: Subject): Finding[] {
  const at = text(after, "exp");
  const [end, now] = [at === undefined ? undefined : parseInstant(at), parseInstant(plan.timestamp ?? "")];
  if (at === undefined || end === undefined || now === undefined || action === "delete") return [];
  const days = Math.floor((end - now) / DAY_MS);
  if (days >= SOON_DAYS) return [];
  return [{ code: "expiresSoon", args: { at, days, renewedHere: text(before, "exp") !== at } }];
}

function numberOrNull(value: unknown): number | null {
  return typeof value === "number" ? value : null;
}
