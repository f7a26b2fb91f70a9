import { type Declared, idOf } from "./configuration";
import { ACCOUNT_ID, ACCOUNTS, ACTIONS, SUBSCRIPTION, VAULT, VAULT_ACTIONS, YEAR } from "./names";

/** An AWS account under a name of {@link ACCOUNTS}. */
export function account(name: string): Declared {
  const regions = [ACCOUNTS[name] ?? "eu-north-1"];
  return { type: "cckm_aws_kms_account", arguments: { name, account_id: ACCOUNT_ID, aws_connection: "aws", regions } };
}

/** Permissions on the account at an address of the same stack. */
export function rights(at: string, group: string, actions: readonly string[] = ACTIONS[0]): Declared {
  return { type: "cckm_aws_kms_acl", arguments: { kms_id: idOf(at), group, actions } };
}

/** A vault of Azure, put under the management of CCKM. */
export function vault(name: string, more: Readonly<Record<string, unknown>> = {}): Declared {
  const given = { name, subscription_id: SUBSCRIPTION, azure_connection: "azure", ...more };
  return { type: "cckm_azure_vault", arguments: given };
}

/** Permissions on the vault at an address of the same stack. */
export function vaultRights(at: string, group: string, actions: readonly string[] = VAULT_ACTIONS[0]): Declared {
  return { type: "cckm_azure_vault_acl", arguments: { vault_id: idOf(at), group, actions } };
}

export function secret(name: string, more: Readonly<Record<string, unknown>> = {}): Declared {
  const given = { secret_name: name, key_vault: VAULT, value: "test-secret-value", value_version: 1, ...more };
  return { type: "cckm_azure_secret", arguments: given };
}

export function syncJob(item: "keys" | "secrets"): Declared {
  return { type: "cckm_azure_sync_job", arguments: { item, key_vaults: [VAULT], triggers: { release: "1" } } };
}

export function report(name: string, more: Readonly<Record<string, unknown>> = {}): Declared {
  const log_analytic_params = [{ key_vault: VAULT, work_space_id: "05bd46d9-aa85-4007-9efe-786f7c944ed1" }];
  return {
    type: "cckm_azure_report",
    arguments: { name, report_type: "key-report", ...YEAR, log_analytic_params, ...more },
  };
}
