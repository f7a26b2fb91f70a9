// Brings keys and secrets created in Azure into CCKM with each release: RELEASE=1.4.0 cdktf deploy.
import { App, TerraformOutput, TerraformStack } from "cdktf";
import { AzureSyncItem, AzureSyncJob, CckmProvider } from "cdktf-cckm";

const app = new App();
const stack = new TerraformStack(app, "sync-with-release");
new CckmProvider(stack, "cckm");

// Another release reruns the jobs, in place; the same one does nothing. A plan without RELEASE, or with an empty one,
// such as a nightly one, keeps the last one.
const release = process.env.RELEASE?.trim();
const triggers = { release: release || "none yet" };
const lifecycle = release ? undefined : { ignoreChanges: ["triggers"] };
const keyVaults = ["payments-kv::260ecbe7-777b-4d3c-84ea-887620498863"];

const keys = new AzureSyncJob(stack, "keys", { item: AzureSyncItem.KEYS, keyVaults, triggers, lifecycle });
new AzureSyncJob(stack, "secrets", { item: AzureSyncItem.SECRETS, keyVaults, triggers, lifecycle });

new TerraformOutput(stack, "job", { value: keys.id });
app.synth();
