import type { Quirks } from "./quirks";
import { Random, seedOf } from "./random";
import type { ReportRecord, ReportRow } from "./records";
import type { Store } from "./store";
import { timestampAt } from "./timestamps";

type Activities = readonly [string, ...string[]];

const ACTIVITIES: Record<string, Activities> = {
  "key-report": ["KeyBackup", "KeyCreate", "KeyGet", "KeyUpdate", "KeyRotate", "KeyDelete", "KeyRecover"],
  "service-report": ["KeyEncrypt", "KeyDecrypt", "KeyWrap", "KeyUnwrap", "KeySign", "KeyVerify"],
  "key-aging": ["KeyExpired", "KeyNearExpiry", "KeyDeletionScheduled"],
};
const KEY_NAMES: Activities = ["Uploaded", "payments-signing", "tde-protector", "disk-encryption", "backup-wrap"];
const OPERATIONS: Activities = ["upload", "create", "rotate", "refresh", "delete"];
const USERS: Activities = ["admin", "key-manager", "auditor"];

/** The rows of a complete report. Apart from the common fields they only depend on the seed and the report's name. */
export function reportRows(store: Store, seed: number, report: ReportRecord): ReportRow[] {
  const known = store.reportRows.get(report.id);
  if (known) return known;
  const random = new Random(seedOf(seed, report.name, report.report_type));
  const rows = Array.from({ length: report.rows }, (_, index) => makeRow(store, random, report, index));
  store.reportRows.set(report.id, rows);
  return rows;
}

function makeRow(store: Store, random: Random, report: ReportRecord, index: number): ReportRow {
  const activities = ACTIVITIES[report.report_type] ?? (["KeyGet"] as const);
  const vaultName = report.key_vaults[index % report.key_vaults.length] ?? "";
  const [azureName = "", subscription = ""] = vaultName.split("::");
  const [start, end] = [Date.parse(report.start_time), Date.parse(report.end_time)];
  const made = timestampAt(report.finishes + index);
  const aging = report.report_type === "key-aging";
  const id = random.uuid();
  return {
    id,
    uri: `kylo:kylo:cckm:azure-reports:${id}`,
    account: report.account,
    application: report.application,
    devAccount: report.devAccount,
    createdAt: made,
    updatedAt: made,
    key_vault: vaultName,
    key_activity: random.pick(activities),
    object_id: random.uuid(),
    client_id: random.uuid(),
    modified_time: new Date(start + random.below(end - start)).toISOString(),
    key_expiration: aging ? new Date(end + random.below(365) * 86_400_000).toISOString() : null,
    subscription_id: subscription,
    cloud_name: store.findVault(vaultName)?.cloud_name ?? "AzureCloud",
    azure_name: azureName.toUpperCase(),
    key_name: random.pick(KEY_NAMES),
    key_version: random.below(2) === 0 ? "" : random.hex(32),
    key_owner: random.pick(USERS),
    cckm_operation: random.pick(OPERATIONS),
    user_name: random.pick(USERS),
  };
}

/** A row as the contents show it: on the API page, filters support more fields than the replies have. */
export function rowView({ reportFields }: Quirks, row: ReportRow): object {
  if (reportFields === "all") return row;
  const { key_name: _n, key_version: _v, key_owner: _o, cckm_operation: _c, user_name: _u, ...shown } = row;
  return shown;
}

const HEADER = '"Key Name,Key Vault,Key Version,Key Activity,Client ID,Modified Date,Subscription ID,Cloud"';

/** The rows as CSV. The header is one quoted field and the dates have Go's format, as on the API page. */
export function rowsAsCsv(rows: readonly ReportRow[]): string {
  const lines = rows.map((row) =>
    [
      row.key_name,
      row.key_vault,
      row.key_version,
      row.key_activity,
      row.client_id,
      goTime(row.modified_time),
      row.subscription_id,
      row.cloud_name,
    ].join(","),
  );
  return `${[HEADER, ...lines].join("\n")}\n`;
}

function goTime(timestamp: string): string {
  const [date = "", time = ""] = timestamp.replace("Z", "").split("T");
  return `${date} ${time.replace(/\.0*$|(?<=\.\d+)0+$/, "")} +0000 UTC`;
}
