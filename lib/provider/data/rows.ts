import type { CckmRecord } from "../../cckm";

/** The common fields of every API record, as attributes of a row. */
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

/** Attributes of a row with the same name as in the record; null for what CCKM does not return. */
export function rowMembers<R, N extends keyof R>(
  record: R,
  ...names: readonly N[]
): { [K in N]-?: Exclude<R[K], undefined> | null } {
  return Object.fromEntries(names.map((name) => [name, record[name] ?? null])) as {
    [K in N]-?: Exclude<R[K], undefined> | null;
  };
}
