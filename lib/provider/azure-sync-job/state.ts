import type { SyncItem, SyncJob, SyncJobStart } from "../../cckm";
import { runStatus } from "../../cckm/api/run";
import type { azureSyncJob } from "../../contract";
import type { PlanOf, StateOf } from "../../schema";

/** A synchronization in Terraform's state. */
export type SyncState = StateOf<typeof azureSyncJob.schema>;

/** A synchronization in a plan. */
export type SyncPlan = PlanOf<typeof azureSyncJob.schema>;

/** What the configuration says of a synchronization. */
export type SyncArguments = Pick<SyncState, "item" | "key_vaults" | "synchronize_all" | "triggers" | "wait">;

/** The arguments alone. */
export function argumentsOf({ item, key_vaults, synchronize_all, triggers, wait }: SyncArguments): SyncArguments {
  return { item, key_vaults, synchronize_all, triggers, wait };
}

/** What CCKM says of a job. */
export function jobStatus(job: SyncJob): Omit<SyncState, keyof SyncArguments> {
  return {
    id: job.id,
    overall_status: runStatus(job),
    detailed_status: job.detailed_status ? { ...job.detailed_status } : null,
    created_at: job.createdAt ?? null,
    completed_at: job.completed_at ?? null,
  };
}

/** The state of a job that was run for the given arguments. */
export function jobState(job: SyncJob, ran: SyncArguments): SyncState {
  return { ...argumentsOf(ran), ...jobStatus(job) };
}

/** The request that starts a job. */
export function jobRequest({ key_vaults }: SyncArguments): SyncJobStart {
  return key_vaults === null ? { synchronize_all: true } : { key_vaults };
}

/** What is synchronized, as the client takes it; the contract lets nothing else pass. */
export function itemOf({ item }: { readonly item: string }): SyncItem {
  return item === "keys" ? "keys" : "secrets";
}

/** The synchronization in words. */
export function inWords({ item }: { readonly item: string }): string {
  return `synchronization of Azure ${item}`;
}
