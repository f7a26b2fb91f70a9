import { PKV, SPACE, SUBSCRIPTION } from "../test/support/azure-vaults";

/** So many accounts in one block. */
export function accounts(count: number): string {
  return `
resource "cckm_aws_kms_account" "x" {
  count          = ${count}
  name           = "account-\${count.index}"
  account_id     = format("%012d", count.index)
  aws_connection = "aws-any"
  regions        = ["eu-west-1"]
}
`;
}

/** A third each of accounts, of permissions on them, and of secrets: so many in all. */
export function everyday(count: number): string {
  const third = Math.floor(count / 3);
  return `${accounts(count - 2 * third)}
resource "cckm_aws_kms_acl" "x" {
  count   = ${third}
  kms_id  = cckm_aws_kms_account.x[count.index].id
  group   = "CCKM Users"
  actions = ["view", "keycreate"]
}
resource "cckm_azure_secret" "x" {
  count         = ${third}
  secret_name   = "secret-\${count.index}"
  key_vault     = "payments-kv::${SUBSCRIPTION}"
  value         = "test-secret-value"
  value_version = 1
}
`;
}

/** Every type, so many in all: {@link everyday}, and a tenth of what is on vaults. */
export function everyType(count: number): string {
  const each = Math.floor(count / 30);
  return `${everyday(count - 3 * each - 1)}
resource "cckm_azure_vault" "x" {
  name             = "billing-kv"
  subscription_id  = "${SUBSCRIPTION}"
  azure_connection = "azure"
}
resource "cckm_azure_vault_acl" "x" {
  count    = ${each}
  vault_id = cckm_azure_vault.x.id
  group    = "Group \${count.index}"
  actions  = ["secretview", "secretcreate"]
}
resource "cckm_azure_report" "x" {
  count               = ${each}
  name                = "report-\${count.index}"
  start_time          = "2019-09-17T06:58:00Z"
  end_time            = "2020-09-17T07:02:00Z"
  log_analytic_params = [{ key_vault = "${PKV}", work_space_id = "${SPACE}" }]
}
resource "cckm_azure_sync_job" "x" {
  count      = ${each}
  item       = "secrets"
  key_vaults = ["${PKV}"]
  triggers   = { of = "\${count.index}" }
}
`;
}
