import { type Bench, startBench } from "./acceptance";
import { VAULTS } from "./azure-secret";

type Plan = Record<string, unknown>;

/**
 * Plans made by real Terraform on the offline CCKM, as `terraform show -json` prints them: one that holds every kind of change,
 * and those that options of Terraform make.
 */
export async function plansOfRealTerraform(): Promise<{ everyKind: Plan; others: Record<string, Plan> }> {
  const bench = await startBench({ quirks: {} });
  const planned = async (configuration: string, ...options: string[]): Promise<Plan> => {
    bench.configure(configuration);
    await bench.tf.must(["plan", "-out=plan.bin", "-input=false", "-no-color", ...options]);
    return JSON.parse((await bench.tf.run(["show", "-json", "plan.bin"])).output);
  };
  try {
    bench.configure(BEFORE);
    await bench.tf.apply();
    outside(bench);
    const everyKind = await planned(AFTER);
    const others = {
      "-destroy": await planned(BEFORE, "-destroy"),
      "-replace": await planned(BEFORE, "-replace=cckm_azure_sync_job.secrets"),
      "-target": await planned(
        BEFORE.replace("value_version = 1", "value_version = 2"),
        "-target=cckm_azure_secret.db",
      ),
      create_before_destroy: await planned(
        BEFORE.replace('"payments"\n}', '"payments"\n  lifecycle {\n    create_before_destroy = true\n  }\n}'),
        "-replace=terraform_data.team",
      ),
      import: await planned(await importing(bench)),
    };
    return { everyKind, others };
  } finally {
    await bench.close();
  }
}

// The state loses an account, which comes back to it by an import.
async function importing({ sim, tf }: Bench): Promise<string> {
  const [kept] = [...sim.store.kms.values()].filter(({ name }) => name === "kept");
  await tf.must(["state", "rm", "cckm_aws_kms_account.kept"]);
  return `${BEFORE}\nimport {\n  to = cckm_aws_kms_account.kept\n  id = "${kept!.id}"\n}\n`;
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
  acl("users", "payments", '"CCKM Users"', '"keycreate", "keyrotate"') +
  acl("auditors", "payments", '"Auditors"', '"reportview"') +
  acl("legacy", "legacy", '"audit-readers"', '"reportview"') +
  secret("db", "db-password", '  value_version = 1\n  tags = { owner = "payments" }') +
  secret("archive", "archive-pin", '  value_version = 1\n  on_destroy = "purge"') +
  secret("forgotten", "forgotten-pin", "  value_version = 1") +
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
