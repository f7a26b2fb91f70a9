// A secret whose value comes from the pipeline: TF_VAR_db_password=… cdktf deploy.
// The value is never stored in state or plan. To change it, raise valueVersion in the same change.
import { App, TerraformOutput, TerraformStack } from "cdktf";
import { AzureSecret, CckmProvider, SecretInput } from "cdktf-cckm";

const app = new App();
const stack = new TerraformStack(app, "secret-from-ci");
new CckmProvider(stack, "cckm");

const secret = new AzureSecret(stack, "db", {
  secretName: "db-password",
  keyVault: "payments-kv::260ecbe7-777b-4d3c-84ea-887620498863",
  value: SecretInput.fromVariable("db_password"),
  valueVersion: 1,
  contentType: "password",
  tags: { owner: "payments" },
});

new TerraformOutput(stack, "status", { value: secret.status });
app.synth();
