import type { Bench } from "./acceptance";
import { PKV } from "./azure-vaults";

/** A synchronization in HCL's terms; what is left out is null, but for the item and a vault. */
export interface Sync {
  item?: string;
  vaults?: readonly string[] | null;
  all?: boolean;
  triggers?: Readonly<Record<string, string>>;
  /** A text is an expression. */
  wait?: boolean | string;
  timeouts?: string;
  more?: string;
}

/** A synchronization as HCL. */
export const sync = (s: Sync = {}, label = "sync") => `
resource "cckm_azure_sync_job" "${label}" {
  item            = "${s.item ?? "secrets"}"
  key_vaults      = ${JSON.stringify(s.vaults === undefined ? [PKV] : s.vaults)}
  synchronize_all = ${JSON.stringify(s.all ?? null)}
  triggers        = ${JSON.stringify(s.triggers ?? null)}
  wait            = ${typeof s.wait === "string" ? s.wait : JSON.stringify(s.wait ?? null)}
  ${s.timeouts ? `timeouts = ${s.timeouts}` : ""}
  ${s.more ?? ""}
}`;

/** The synchronizations of a bench, and the requests for them. */
export function jobsOf(bench: () => Pick<Bench, "sim" | "tf">) {
  const requests = (method: string, path: RegExp) =>
    bench().sim.requests.filter((request) => request.method === method && path.test(request.path)).length;
  /** Ends every job that runs. */
  const finish = (outcome: "completed" | "failed" = "completed") => {
    bench().sim.snapshot();
    for (const job of bench().sim.store.jobs.values()) {
      if (job.overall_status === "in_progress") Object.assign(job, { outcome, finishes: 0 });
    }
  };
  const look = { method: "GET", path: "/**/synchronization-jobs/*" };
  return {
    /** As they are now, oldest first. */
    jobs: () => bench().sim.snapshot().jobs,
    state: () => bench().tf.state("cckm_azure_sync_job.sync"),
    /** How often a job was started, looked at and cancelled. */
    runs: () => requests("POST", /synchronization-jobs$/),
    looks: () => requests("GET", /synchronization-jobs\/[^/]+$/),
    cancels: () => requests("POST", /cancel$/),
    finish,
    /** The job ends while the apply waits for it. */
    finishAtSecondLook: () =>
      bench().sim.faults.add({ ...look, nth: 2, kind: "after-commit", handler: () => finish() }),
  };
}
