import type { TerraformStack } from "cdktf";
import { AzureSecret, SecretInput } from "cdktf-cckm";

export function example(stack: TerraformStack): void {
  new AzureSecret(stack, "db", {
    secretName: "db-password",
    keyVault: "payments-kv::260ecbe7-777b-4d3c-84ea-887620498863",
    value: SecretInput.fromVariable("db_password"),
    valueVersion: 1,
    contentType: "password",
    tags: { owner: "payments" },
    exp: "2030-12-31T23:59:59Z",
  });
}
