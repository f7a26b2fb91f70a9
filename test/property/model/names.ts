/** The names that sequences use: few, so that they meet. */

/** Names of accounts, with the region that each manages. */
export const ACCOUNTS: Readonly<Record<string, string>> = {
  payments: "eu-west-1",
  billing: "eu-central-1",
  ledger: "us-east-1",
};
export const ACCOUNT_ID = "123456789012";
export const GROUPS = ["CCKM Users", "Auditors"];
export const ACTIONS = [["keycreate", "keyrotate"], ["keycreate"], ["reportview"]] as const;

export const SUBSCRIPTION = "260ecbe7-777b-4d3c-84ea-887620498863";
export const VAULT = `payments-kv::${SUBSCRIPTION}`;
/** Vaults that are in Azure and not in CCKM at the start. */
export const VAULTS = ["billing-kv", "ledger-kv"];
export const VAULT_ACTIONS = [["view", "keycreate"], ["view"], ["reportview"]] as const;
export const SECRETS = ["Db-Password", "Billing-Key", "Api-Token"];
export const REPORTS = ["audit", "yearly"];
export const YEAR = { start_time: "2024-01-01T00:00:00Z", end_time: "2025-01-01T00:00:00Z" };

/** Labels that a rename gives. */
export const NEW_LABELS = ["renamed", "again", "once_more"];

/** A domain of the server that nobody uses. */
export const OTHER_DOMAIN = "elsewhere";
/** Stands for the address of a server that nobody uses. */
export const OTHER_SERVER = "<other server>";
