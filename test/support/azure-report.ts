import type { Bench } from "./acceptance";
import { PKV, SPACE } from "./azure-vaults";

type Param = readonly [vault: string, space?: string];

/** A report in HCL's terms; what is left out is null, but for a name and a vault. */
export interface Report {
  name?: string;
  type?: string;
  start?: string;
  end?: string;
  params?: readonly Param[];
  onDestroy?: string;
  timeouts?: string;
  lifecycle?: string;
}

/** A report as HCL. */
export const report = (r: Report = {}, label = "audit") => `
resource "cckm_azure_report" "${label}" {
  name        = "${r.name ?? "audit"}"
  report_type = ${JSON.stringify(r.type ?? null)}
  start_time  = ${JSON.stringify(r.start ?? null)}
  end_time    = ${JSON.stringify(r.end ?? null)}
  log_analytic_params = [
    ${(r.params ?? [[PKV, SPACE]]).map(([vault, space]) => `{ key_vault = "${vault}", work_space_id = ${JSON.stringify(space ?? null)} }`).join(", ")}
  ]
  ${r.onDestroy ? `on_destroy = "${r.onDestroy}"` : ""}
  ${r.timeouts ? `timeouts = ${r.timeouts}` : ""}
  ${r.lifecycle ? `lifecycle { ${r.lifecycle} }` : ""}
}`;

/** The time of the page's example. */
export const YEAR = { start: "2019-09-17T06:58:00Z", end: "2020-09-17T07:02:00Z" };

/** The reports of a bench, and the requests for them. */
export function reportsOf(bench: () => Pick<Bench, "sim" | "tf">) {
  return {
    /** As they are now. */
    reports: () => bench().sim.snapshot().reports,
    /** As they are stored, to be changed. */
    stored: () => [...bench().sim.store.reports.values()],
    state: () => bench().tf.state("cckm_azure_report.audit"),
    requests: (method: string) =>
      bench().sim.requests.filter((request) => request.method === method && request.path.includes("/azure/reports")),
  };
}
