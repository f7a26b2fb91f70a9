import { azureReport, azureSyncJob } from "../../contract";
import { isFailed } from "../../text";
import type { AttributeModel, Finding } from "../model";
import { member } from "../plan/configuration";
import { isUnknown, text, texts } from "../plan/values";
import { argumentChanges, collection, forcesReplacement } from "./attributes";
import { type Described, removes, type Subject } from "./context";

const VAULTS = "log_analytic_params";
const ONLY_VAULTS = { [VAULTS]: azureReport.schema.attributes[VAULTS] };

/** A synchronization from Azure into CCKM. */
export function describeAzureSyncJob(subject: Subject): Described {
  const { before, after, action, entry } = subject;
  // A changed id is a new job; changes of other arguments, such as `wait`, run none.
  const runs = action === "create" || action === "replace" || (action === "update" && isUnknown(after, "id"));
  const vaults = texts(after, "key_vaults");
  const all = member(after.values, "synchronize_all") === true;
  const findings: Finding[] = runs
    ? [
        {
          code: "syncRuns",
          args: {
            item: text(after, "item") ?? text(before, "item") ?? "not known yet",
            scope: all ? "allVaults" : "vaults",
            vaults: all ? [] : (vaults ?? []),
          },
        },
      ]
    : [];
  return {
    kind: "azureSyncJob",
    name: entry.name,
    attributes: argumentChanges(subject, azureSyncJob.schema),
    findings,
    risk: null,
  };
}

/** A report on the keys of Azure vaults. */
export function describeAzureReport(subject: Subject): Described {
  const { before, after, action, entry } = subject;
  const removal = removes(subject) ? [reportRemoval(subject)] : [];
  const made: Finding[] = action === "create" || action === "replace" ? [{ code: "reportMade", args: {} }] : [];
  return {
    kind: "azureReport",
    // For a replacement, the one that is lost.
    name: text(before, "name") ?? text(after, "name") ?? entry.address,
    attributes: [...argumentChanges(subject, azureReport.schema, [VAULTS]), ...vaultsOf(subject)],
    findings: [...removal, ...made],
    risk: removal.some(({ code }) => code === "lostForGood") ? "destroys" : null,
  };
}

// For a vault with a workspace, people know the vault.
function vaultsOf(subject: Subject): AttributeModel[] {
  const { before, after } = subject;
  if (isUnknown(after, VAULTS)) return argumentChanges(subject, { ...azureReport.schema, attributes: ONLY_VAULTS });
  const [from, to] = [before, after].map(({ values }) => vaultNames(member(values, VAULTS)));
  return collection(VAULTS, from!, to!, forcesReplacement(subject, VAULTS));
}

function vaultNames(params: unknown): string[] {
  if (!Array.isArray(params)) return [];
  return params.map((one) => {
    const [vault, space] = [member(one, "key_vault"), member(one, "work_space_id")];
    return typeof space === "string" ? `${String(vault)}, workspace ${space}` : String(vault);
  });
}

// A report on the age of keys shows the day it was made; the others can be recreated as long as Azure keeps the logs.
function reportRemoval({ before }: Subject): Finding {
  const failed = isFailed(text(before, "overall_status") ?? null);
  if (text(before, "on_destroy") === "retain" && !failed) return { code: "kept", args: {} };
  const reportType = text(before, "report_type") ?? "key-report";
  const madeAt = text(before, "completed_at") ?? null;
  const cause = reportType === "key-aging" ? "reportIsOfItsDay" : "reportNeedsItsLogs";
  return { code: "lostForGood", args: { cause, reportType, madeAt } };
}
