// First: cckm provider bundle examples/custom-resource/provider.ts --source terraform.local/acme/acme --out examples/custom-resource/dist
import { join } from "node:path";
import { App, TerraformOutput, TerraformStack } from "cdktf";
import { PlacedProvider } from "cdktf-cckm";
import { AzureVault } from "./azure-vault";

const app = new App();
const stack = new TerraformStack(app, "custom-resource");
new PlacedProvider(stack, "acme", { folder: join(__dirname, "dist") });
const subscriptionId = "0f1e2d3c-0000-4000-8000-000000000000";
const vault = new AzureVault(stack, "vault", { name: "orders-kv", subscriptionId, azureConnection: "azure-prod" });
new TerraformOutput(stack, "vault_id", { value: vault.id });
app.synth();
