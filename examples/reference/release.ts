import type { TerraformStack } from "cdktf";
import { AzureSyncItem, AzureSyncJob, Release } from "cdktf-cckm";

export function example(stack: TerraformStack): void {
  const keyVaults = ["payments-kv::260ecbe7-777b-4d3c-84ea-887620498863"];
  new AzureSyncJob(stack, "keys", { item: AzureSyncItem.KEYS, keyVaults });
  new Release(stack, "release", { releaseId: process.env.RELEASE, settings: { keyVaults } });
}
