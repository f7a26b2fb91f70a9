import { LocalBackend, TerraformOutput, TerraformStack } from "cdktf";
import { AwsKmsAccount, CckmProvider } from "cdktf-cckm";
import type { Construct } from "constructs";
import type { EnvironmentSettings } from "./settings";

/** Everything that one environment has in CCKM. */
export class CckmStack extends TerraformStack {
  /**
   * A context value under the environment's name replaces settings for one run, as in
   * `CDKTF_CONTEXT_JSON='{"dev":{"accounts":[]}}' cdktf diff dev`.
   */
  constructor(scope: Construct, settings: EnvironmentSettings) {
    super(scope, settings.name);
    const { name, accounts }: EnvironmentSettings = { ...settings, ...this.node.tryGetContext(settings.name) };

    // Relative to cdktf.out/stacks/<name>, so that the state is in the project's folder wherever that lies.
    new LocalBackend(this, { path: `../../../terraform.${name}.tfstate` });
    new CckmProvider(this, "cckm");

    for (const { regions, ...account } of accounts) {
      const kms = new AwsKmsAccount(this, account.name, { ...account, regions: [...regions] });
      this.output(`${account.name}_id`, kms.id);
      this.output(`${account.name}_arn`, kms.arn);
      this.output(`${account.name}_regions`, kms.regions);
    }
  }

  private output(id: string, value: unknown): void {
    new TerraformOutput(this, id, { value });
  }
}
