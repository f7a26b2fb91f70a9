import type { TerraformStack } from "cdktf";
import { AzureSyncItem, AzureSyncJob } from "cdktf-cckm";

export function example(stack: TerraformStack): void {
  new AzureSyncJob(stack, "keys", {
    item: AzureSyncItem.KEYS,
    keyVaults: ["payments-kv::260ecbe7-777b-4d3c-84ea-887620498863"],
    triggers: { release: "1.4.0" },
  });

  new AzureSyncJob(stack, "secrets", {
    item: AzureSyncItem.SECRETS,
    synchronizeAll: true,
    wait: false,
  });
}
