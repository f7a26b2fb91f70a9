import { type TerraformMetaArguments, TerraformResource } from "cdktf";
import type { Construct } from "constructs";

export interface AzureVaultProps extends TerraformMetaArguments {
  readonly name: string;
  readonly subscriptionId: string;
  readonly azureConnection: string;
}

/** An Azure key vault that CCKM manages. */
export class AzureVault extends TerraformResource {
  constructor(
    scope: Construct,
    id: string,
    private readonly props: AzureVaultProps,
  ) {
    super(scope, id, { ...props, terraformResourceType: "acme_azure_vault" });
  }

  get id(): string {
    return this.getStringAttribute("id");
  }

  protected override synthesizeAttributes(): Record<string, unknown> {
    const { name, subscriptionId, azureConnection } = this.props;
    return { name, subscription_id: subscriptionId, azure_connection: azureConnection };
  }
}
