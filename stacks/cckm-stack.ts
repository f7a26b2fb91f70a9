import { LocalBackend, TerraformOutput, TerraformStack } from "cdktf";
import {
  AwsKmsAccount,
  AzureReport,
  AzureSecret,
  AzureSyncJob,
  CckmProvider,
  DataAzureReportCsv,
  Principal,
  SecretInput,
} from "cdktf-cckm";
import type { Construct } from "constructs";
import type { AccountSettings, EnvironmentSettings, ReportSettings, SecretSettings, SyncSettings } from "./settings";

/** Everything that one environment has in CCKM. */
export class CckmStack extends TerraformStack {
  /**
   * A context value under the environment's name replaces settings for one run, as in
   * `CDKTF_CONTEXT_JSON='{"dev":{"accounts":[]}}' cdktf diff dev`.
   */
  constructor(scope: Construct, settings: EnvironmentSettings) {
    super(scope, settings.name);
    const { name, accounts, secrets, syncs, reports }: EnvironmentSettings = {
      ...settings,
      ...this.node.tryGetContext(settings.name),
    };

    // Relative to cdktf.out/stacks/<name>, so that the state is in the project's folder wherever that lies.
    new LocalBackend(this, { path: `../../../terraform.${name}.tfstate` });
    new CckmProvider(this, "cckm");

    for (const account of accounts) this.account(account);
    const made = secrets.map((secret) => this.secret(secret));
    for (const sync of syncs) this.sync(sync, made);
    for (const report of reports) this.report(report);
  }

  private account({ regions, grants, ...account }: AccountSettings): void {
    const kms = new AwsKmsAccount(this, account.name, { ...account, regions: [...regions] });
    for (const { group, actions } of grants) kms.grant(Principal.group(group), [...actions]);
    this.output(`${account.name}_id`, kms.id);
    this.output(`${account.name}_arn`, kms.arn);
    this.output(`${account.name}_regions`, kms.regions);
  }

  private secret({ name, keyVault, variable, valueVersion, onDestroy }: SecretSettings): AzureSecret {
    const value = SecretInput.fromVariable(variable);
    const secret = new AzureSecret(this, name, { secretName: name, keyVault, value, valueVersion, onDestroy });
    this.output(`${name}_status`, secret.status);
    return secret;
  }

  private sync({ item, keyVaults }: SyncSettings, after: AzureSecret[]): void {
    const job = new AzureSyncJob(this, `sync-${item}`, { item, keyVaults: [...keyVaults], dependsOn: after });
    this.output(`sync-${item}_status`, job.overallStatus);
  }

  private report({ keyVault, workSpaceId, ...report }: ReportSettings): void {
    const logAnalyticParams = [{ keyVault, workSpaceId }];
    const { id } = new AzureReport(this, report.name, { ...report, logAnalyticParams });
    this.output(`${report.name}_csv`, new DataAzureReportCsv(this, `${report.name}-csv`, { reportId: id }).csv);
  }

  private output(id: string, value: unknown): void {
    new TerraformOutput(this, id, { value });
  }
}
