import type { TerraformStack } from "cdktf";
import { AzureSecret, AzureVault, SecretInput } from "cdktf-cckm";

export function example(stack: TerraformStack): void {
  const payments = new AzureVault(stack, "payments", {
    name: "payments-kv",
    subscriptionId: "260ecbe7-777b-4d3c-84ea-887620498863",
    azureConnection: "azure-prod",
  });

  new AzureSecret(stack, "db", {
    secretName: "db-password",
    keyVault: payments.id,
    value: SecretInput.fromVariable("db_password"),
    valueVersion: 1,
  });
}
