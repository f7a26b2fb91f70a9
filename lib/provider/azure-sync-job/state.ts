import type { SyncItem, SyncJob, SyncJobStart } from "../../cckm";
import { runStatus } from "../../cckm/api/run";
import type { azureSyncJob } from "../../contract";
import type { PlanOf, StateOf } from "../../schema";

/** A sync job in Terraform's state. */
export type SyncState = StateOf<typeof azureSyncJob.schema>;

/** A sync job in a plan. */
export type SyncPlan = PlanOf<typeof azureSyncJob.schema>;

/** The configured arguments of a sync job. */
export type SyncArguments = Pick<SyncState, "item" | "key_vaults" | "synchronize_all" | "triggers" | "wait">;

/** Only the arguments. */
export function argumentsOf({ item, key_vaults, synchronize_all, triggers, wait }: SyncArguments): SyncArguments {
  return { item, key_vaults, synchronize_all, triggers, wait };
}

/** What CCKM reports about a job. */
export function jobStatus(job: SyncJob): Omit<SyncState, keyof SyncArguments> {
  return {
    id: job.id,
    overall_status: runStatus(job),
    detailed_status: job.detailed_status ? { ...job.detailed_status } : null,
    created_at: job.createdAt ?? null,
    completed_at: job.completed_at ?? null,
  };
}

/** The state of a job that was started with these arguments. */
export function jobState(job: SyncJob, ran: SyncArguments): SyncState {
  return { ...argumentsOf(ran), ...jobStatus(job) };
}

/** The request that starts a job. */
export function jobRequest({ key_vaults }: SyncArguments): SyncJobStart {
  return key_vaults === null ? { synchronize_all: true } : { key_vaults };
}

/** The item as the client's type; the contract allows no other values. */
export function itemOf({ item }: { readonly item: string }): SyncItem {
  return item === "keys" ? "keys" : "secrets";
}

/** Describes a sync job for messages. */
export function inWords({ item }: { readonly item: string }): string {
  return `synchronization of Azure ${item}`;
}
