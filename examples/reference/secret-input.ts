import { ref, type TerraformStack } from "cdktf";
import { AzureSecret, SecretInput } from "cdktf-cckm";

export function example(stack: TerraformStack): void {
  const keyVault = "payments-kv::260ecbe7-777b-4d3c-84ea-887620498863";

  // From the environment: TF_VAR_db_password.
  new AzureSecret(stack, "db", {
    secretName: "db-password",
    keyVault,
    value: SecretInput.fromVariable("db_password"),
    valueVersion: 1,
  });

  // From another secret store, read by an ephemeral resource.
  stack.addOverride("ephemeral.vault_kv_secret_v2.api", { mount: "kv", name: "payments/api" });
  const token = ref("ephemeral.vault_kv_secret_v2.api.data.token", stack);
  new AzureSecret(stack, "api", {
    secretName: "api-token",
    keyVault,
    value: SecretInput.fromEphemeral(token.toString()),
    valueVersion: 1,
  });
}
