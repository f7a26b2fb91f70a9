import { dataSources } from "../../lib/contract";
import { PKV, SPACE } from "../support/azure-vaults";
import { RightsBench } from "../support/rights";

const at = new RightsBench();

/** What is done with a data source, so that every call is made that it may make. */
const lives: Readonly<Record<string, () => Promise<void>>> = {
  cckm_aws_account: () => at.steps('data "cckm_aws_account" "x" { aws_connection = "aws" }'),
  cckm_aws_kms_accounts: () => at.steps('data "cckm_aws_kms_accounts" "x" {}'),
  cckm_azure_sync_jobs: () =>
    at.steps(
      ...["keys", "secrets"].flatMap((item) =>
        [PKV, at.idOf(PKV)].map(
          (one) => `data "cckm_azure_sync_jobs" "x" {\n item = "${item}"\n key_vaults = ["${one}"]\n}`,
        ),
      ),
    ),
  cckm_azure_reports: () => at.steps('data "cckm_azure_reports" "x" {}'),
  cckm_azure_report_contents: async () =>
    at.steps(`data "cckm_azure_report_contents" "x" { report_id = "${await someReport()}" }`),
  cckm_azure_report_csv: async () =>
    at.steps(`data "cckm_azure_report_csv" "x" { report_id = "${await someReport()}" }`),
};

async function someReport(): Promise<string> {
  const made = await at.bench.sim.outside("POST", "/v1/cckm/azure/reports", {
    name: "made-before",
    log_analytic_params: [{ key_vault: PKV, work_space_id: SPACE }],
  });
  return (made as { id: string }).id;
}

test.each(dataSources.map(({ type }) => type))(
  "a user with the rights that are listed for %s can read it, and uses each of them",
  (type) => at.suffice(type, lives[type]!),
);
