import { join } from "node:path";
import { toldWhole } from "../../lib/cli/review/plan-file";
import { type Bench, startBench } from "./acceptance";
import { VAULTS } from "./azure-secret";
import { SUBSCRIPTION } from "./azure-vaults";

type Plan = Record<string, unknown>;

/**
 * Plans made by real Terraform on the offline CCKM, as the review reads them: one that holds every kind of change,
 * and those that options of Terraform make.
 */
export async function plansOfRealTerraform(): Promise<{ everyKind: Plan; others: Record<string, Plan> }> {
  const bench = await startBench({ quirks: {} });
  const planned = async (configuration: string, ...options: string[]): Promise<Plan> => {
    bench.configure(configuration);
    await bench.tf.must(["plan", "-out=plan.bin", "-input=false", "-no-color", ...options]);
    return shown();
  };
  const shown = async () => {
    const json = JSON.parse((await bench.tf.run(["show", "-json", "plan.bin"])).output) as unknown;
    return (await toldWhole(json, join(bench.tf.path, "plan.bin"))) as Plan;
  };
  try {
    bench.configure(BEFORE + leftover("aging-q1"));
    await bench.tf.apply();
    await leaveBehind(bench);
    const errored = async (configuration: string, ...options: string[]) => {
      bench.configure(configuration);
      await bench.tf.refused(["plan", "-out=plan.bin", "-input=false", "-no-color", ...options]);
      return shown();
    };
    outside(bench);
    const everyKind = await planned(AFTER + leftover("aging-q2") + (await importing(bench, "imported")));
    const others = {
      "-destroy": await planned(BEFORE, "-destroy"),
      "-replace": await planned(BEFORE, "-replace=cckm_azure_sync_job.secrets"),
      "-refresh-only": await planned(BEFORE, "-refresh-only"),
      "a check that fails": await planned(BEFORE + FAILING_CHECK),
      prevent_destroy: await errored(
        BEFORE.replace('name           = "kept"', `name           = "kept"\n${GUARD}`),
        "-destroy",
      ),
      "a precondition that fails": await errored(BEFORE + FAILING_PRECONDITION),
      replace_triggered_by: await planned(
        BEFORE.replace('input = "payments"', 'input = "other"').replace(
          'triggers        = { release = "1" }',
          TRIGGERED,
        ),
      ),
      "-target": await planned(
        BEFORE.replace("value_version = 1", "value_version = 2"),
        "-target=cckm_azure_secret.db",
      ),
      create_before_destroy: await planned(
        BEFORE.replace('"payments"\n}', '"payments"\n  lifecycle {\n    create_before_destroy = true\n  }\n}'),
        "-replace=terraform_data.team",
      ),
      import: await planned(BEFORE + (await importing(bench, "kept"))),
      tainted: await tainted(bench, () => planned(BEFORE)),
    };
    return { everyKind, others };
  } finally {
    await bench.close();
  }
}

// The state loses an account, which comes back to it by an import.
async function importing({ sim, tf }: Bench, name: string): Promise<string> {
  const account = [...sim.store.kms.values()].find((one) => one.name === name);
  await tf.must(["state", "rm", `cckm_aws_kms_account.${name}`]);
  return `\nimport {\n  to = cckm_aws_kms_account.${name}\n  id = "${account!.id}"\n}\n`;
}

// A replacement that makes the new object and fails to take the old one away.
async function leaveBehind(bench: Bench): Promise<void> {
  bench.sim.faults.add({ method: "DELETE", path: "/v1/cckm/azure/**", kind: "status", status: 403 });
  bench.configure(BEFORE + leftover("aging-q2"));
  await bench.tf.refused();
}

async function tainted({ tf }: Bench, plan: () => Promise<Plan>): Promise<Plan> {
  await tf.must(["taint", "cckm_aws_kms_acl.users"]);
  return plan();
}

// Somebody grants a right by hand and takes a region away.
function outside({ sim }: Bench): void {
  const [payments] = [...sim.store.kms.values()].filter(({ name }) => name === "payments");
  payments!.acls!.find(({ group }) => group === "CCKM Users")!.actions.push("keydelete");
}

const account = (label: string, name: string, regions: string, connection = "aws") => `
resource "cckm_aws_kms_account" "${label}" {
  name           = "${name}"
  account_id     = "123456789012"
  aws_connection = "${connection}"
  regions        = [${regions}]
}`;

const acl = (label: string, on: string, group: string, actions: string) => `
resource "cckm_aws_kms_acl" "${label}" {
  kms_id  = cckm_aws_kms_account.${on}.id
  group   = ${group}
  actions = [${actions}]
}`;

const secret = (label: string, name: string, more: string, variable = "first") => `
resource "cckm_azure_secret" "${label}" {
  secret_name = "${name}"
  key_vault   = "${VAULTS.usual}"
  value       = var.${variable}
${more}
}`;

const vault = (label: string, name: string, more = "") => `
resource "cckm_azure_vault" "${label}" {
  name             = "${name}"
  subscription_id  = "${SUBSCRIPTION}"
  azure_connection = "azure"
${more}
}`;

const vaultAcl = (label: string, on: string, group: string, actions: string) => `
resource "cckm_azure_vault_acl" "${label}" {
  vault_id = cckm_azure_vault.${on}.id
  group    = "${group}"
  actions  = [${actions}]
}`;

const leftover = (name: string) => `
resource "cckm_azure_report" "leftover" {
  name        = "${name}"
  report_type = "key-aging"
  log_analytic_params = [{ key_vault = "${VAULTS.usual}" }]
  lifecycle {
    create_before_destroy = true
  }
}
`;

const GUARD = "  lifecycle {\n    prevent_destroy = true\n  }";

const TRIGGERED = `triggers        = { release = "1" }
  lifecycle {
    replace_triggered_by = [terraform_data.team]
  }`;

const FAILING_CHECK = `
check "health" {
  assert {
    condition     = terraform_data.team.output == "never"
    error_message = "The team is another one."
  }
}`;

const FAILING_PRECONDITION = `
resource "terraform_data" "wrong" {
  lifecycle {
    precondition {
      condition     = terraform_data.team.output == "never"
      error_message = "The team is another one."
    }
  }
}`;

const VARIABLES = `
variable "first" {
  type      = string
  ephemeral = true
  default   = "test-secret-value"
}
variable "second" {
  type      = string
  ephemeral = true
  default   = "test-secret-value-2"
}
`;

const BEFORE =
  VARIABLES +
  account("payments", "payments", '"eu-west-1", "us-east-1"') +
  account("legacy", "legacy-reporting", '"eu-west-2"') +
  account("moved_from", "moved", '"eu-west-3"') +
  account("kept", "kept", '"eu-north-1"') +
  account("imported", "imported", '"ap-northeast-1"') +
  vault("billing", "billing-kv") +
  vault("leaving", "Archive-KV", "  force_destroy = true") +
  vaultAcl("billing", "billing", "Vault Users", '"view", "secretcreate"') +
  vaultAcl("leaving", "leaving", "Vault Users", '"view"') +
  acl("users", "payments", '"CCKM Users"', '"keycreate", "keyrotate"') +
  acl("auditors", "payments", '"Auditors"', '"reportview"') +
  acl("legacy", "legacy", '"audit-readers"', '"reportview"') +
  secret("db", "db-password", '  value_version = 1\n  tags = { owner = "payments" }') +
  secret("archive", "archive-pin", '  value_version = 1\n  on_destroy = "purge"') +
  secret("forgotten", "forgotten-pin", "  value_version = 1") +
  secret("permanent", "permanent-pin", "  value_version = 1").replace(VAULTS.usual, VAULTS.noSoftDelete) +
  `
resource "cckm_azure_sync_job" "secrets" {
  item            = "secrets"
  synchronize_all = true
  triggers        = { release = "1" }
}
resource "cckm_azure_report" "aging" {
  name        = "aging-q3"
  report_type = "key-aging"
  log_analytic_params = [{ key_vault = "${VAULTS.usual}" }]
}
resource "terraform_data" "team" {
  input = "payments"
}
`;

const AFTER =
  VARIABLES +
  account("payments", "payments", '"eu-west-1", "eu-central-1"', "test_aws-connection") +
  account("moved_to", "moved", '"eu-west-3"') +
  account("kept", "kept", '"eu-north-1"') +
  account("fresh", "fresh", '"ap-south-1"') +
  account("imported", "imported", '"ap-northeast-1"') +
  vault("billing", "billing-kv") +
  vault("fresh", "ledger-kv") +
  vaultAcl("billing", "billing", "Vault Users", '"view", "secretdelete"') +
  vaultAcl("fresh", "fresh", "Vault Users", '"view", "secretpurge"') +
  acl("users", "payments", '"CCKM Users"', '"keycreate", "keydelete", "keyteleport"') +
  acl("fresh", "fresh", "terraform_data.group.output", '"keyrotate"') +
  secret("db", "db-password", '  value_version = 2\n  tags = { owner = "billing" }', "second") +
  `
moved {
  from = cckm_aws_kms_account.moved_from
  to   = cckm_aws_kms_account.moved_to
}
removed {
  from = cckm_azure_secret.forgotten
  lifecycle {
    destroy = false
  }
}
resource "terraform_data" "group" {
  input = "Rotators"
}
resource "cckm_azure_sync_job" "secrets" {
  item            = "secrets"
  synchronize_all = true
  triggers        = { release = "2" }
}
resource "cckm_azure_report" "aging" {
  name        = "aging-q4"
  report_type = "key-aging"
  log_analytic_params = [{ key_vault = "${VAULTS.usual}" }]
}
data "cckm_aws_kms_accounts" "late" {
  account_id = terraform_data.group.output
}
output "late" {
  value = data.cckm_aws_kms_accounts.late.kms_accounts
}
`;
