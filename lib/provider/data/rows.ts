import type { CckmRecord } from "../../cckm";

/** What every record of the API begins with, as a row has it. */
export function rowHead(record: Partial<CckmRecord>) {
  return {
    id: record.id ?? null,
    uri: record.uri ?? null,
    account: record.account ?? null,
    application: record.application ?? null,
    dev_account: record.devAccount ?? null,
    created_at: record.createdAt ?? null,
    updated_at: record.updatedAt ?? null,
  };
}

/** Members that a row has by the record's own names; null for what CCKM does not tell. */
export function rowMembers<R, N extends keyof R>(
  record: R,
  ...names: readonly N[]
): { [K in N]-?: Exclude<R[K], undefined> | null } {
  return Object.fromEntries(names.map((name) => [name, record[name] ?? null])) as {
    [K in N]-?: Exclude<R[K], undefined> | null;
  };
}
