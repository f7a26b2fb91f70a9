import type { TerraformStack } from "cdktf";
import { AzureVault, AzureVaultAcl, AzureVaultAction, AzureVaultActions, Principal } from "cdktf-cckm";

export function example(stack: TerraformStack): void {
  const payments = new AzureVault(stack, "payments", {
    name: "payments-kv",
    subscriptionId: "260ecbe7-777b-4d3c-84ea-887620498863",
    azureConnection: "azure-prod",
  });

  payments.grant(Principal.group("CCKM Users"), AzureVaultActions.secretOperator);

  new AzureVaultAcl(stack, "auditor", {
    vault: payments,
    userId: "local|d1c53366-10cb-4121-a37d-42ca39d73cfc",
    actions: [AzureVaultAction.REPORT_VIEW, AzureVaultAction.REPORT_DOWNLOAD],
  });
}
