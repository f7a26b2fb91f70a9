import { Hono } from "hono";
import { z } from "zod";
import { instant, reportView, sameReport, settleReport, utc } from "../azure-report";
import { requireVault } from "../azure-vault";
import { optionalText, readBody, text } from "../body";
import { badRequest, conflict, invalidValue, notFound } from "../errors";
import { demandFree, holdName, vaultSpelling } from "../names";
import { type Fields, page } from "../paging";
import type { ReportRecord, ReportRow } from "../records";
import { reportRows, rowsAsCsv, rowView } from "../report-rows";
import { type AppEnv, deleted, type Simulation, shown } from "../simulation";

const TYPES = ["service-report", "key-report", "key-aging"];
const DAY = 86_400_000;

const reportRequest = z.object({
  name: text,
  report_type: optionalText.default("key-report"),
  start_time: optionalText,
  end_time: optionalText,
  log_analytic_params: z
    .array(z.object({ key_vault: text, work_space_id: optionalText }), { error: "must be an array of objects" })
    .optional(),
});

type Params = readonly { readonly key_vault: string; readonly work_space_id?: string | undefined }[];

const FIELDS: Fields<ReportRecord> = {
  id: ({ id }) => id,
  overall_status: ({ overall_status }) =>
    overall_status === "in_progress" ? ["in_progress", "in progress"] : overall_status,
  name: ({ name }) => name,
  report_type: ({ report_type }) => report_type,
  createdAt: ({ createdAt }) => createdAt,
  updatedAt: ({ updatedAt }) => updatedAt,
};

const ROW_FIELDS: Fields<ReportRow> = Object.fromEntries(
  (
    `subscription_id key_name key_vault key_version key_activity client_id key_owner cckm_operation user_name cloud_name
     azure_name createdAt updatedAt modified_time object_id`.split(/\s+/) as (keyof ReportRow)[]
  ).map((name) => [name, (row: ReportRow) => row[name]]),
);

/** API page: [azure-reports](../../../docs/api-pages.md#azure-reports). */
export function azureReportRoutes(): Hono<AppEnv> {
  const routes = new Hono<AppEnv>();

  routes.post("/", async (c) => {
    const { sim } = c.var;
    const report = newReport(sim, await readBody(c, reportRequest));
    const same = sameReport(sim.store, sim.quirks, report);
    if (same) throw conflict(`a report like this already exists: "${same.name}" (${same.id})`);
    demandFree(sim.store, sim.clock, `reports/${report.name}`, `report "${report.name}"`);
    sim.store.reports.set(report.id, report);
    return c.json(shown(c, reportView(sim.quirks, report), "created"), 201);
  });

  routes.get("/", (c) => {
    const { store, clock, quirks } = c.var.sim;
    for (const report of store.reports.values()) settleReport(report, clock.now());
    const found = page(c, store.reports.values(), FIELDS);
    const resources = found.resources.map((report) => shown(c, reportView(quirks, report)));
    return c.json({ ...found, resources });
  });

  routes.get("/:id", (c) => c.json(shown(c, reportView(c.var.sim.quirks, find(c.var.sim, c.req.param("id"))))));

  routes.delete("/:id", (c) => {
    const { sim } = c.var;
    const { id, name } = find(sim, c.req.param("id"));
    sim.store.reports.delete(id);
    sim.store.reportRows.delete(id);
    holdName(sim.store, sim.clock, `reports/${name}`, sim.quirks.deleteSettleSeconds);
    return deleted(c);
  });

  routes.get("/:id/contents", (c) => {
    const found = page(c, findRows(c.var.sim, c.req.param("id")), ROW_FIELDS);
    return c.json({ ...found, resources: found.resources.map((row) => shown(c, rowView(c.var.sim.quirks, row))) });
  });

  routes.get("/:id/download", (c) =>
    c.body(rowsAsCsv(findRows(c.var.sim, c.req.param("id"))), 200, { "content-type": "text/csv; charset=utf-8" }),
  );

  return routes;
}

function find(sim: Simulation, id: string): ReportRecord {
  const report = sim.store.reports.get(id);
  if (!report) throw notFound();
  settleReport(report, sim.clock.now());
  return report;
}

function findRows(sim: Simulation, id: string): ReportRow[] {
  const report = find(sim, id);
  if (report.overall_status === "completed") return reportRows(sim.store, sim.seed, report);
  throw conflict(`report "${report.name}" has no contents: it is ${report.overall_status}`);
}

function newReport(sim: Simulation, body: z.output<typeof reportRequest>): ReportRecord {
  const { name, report_type } = body;
  // The API page does not say that the parameters are required; without them the report covers every vault.
  const params: Params =
    body.log_analytic_params ?? [...sim.store.vaults.values()].map((vault) => ({ key_vault: vault.name }));
  if (!TYPES.includes(report_type)) {
    throw invalidValue(`report_type "${report_type}" is none of ${TYPES.join(", ")}`);
  }
  if (params.length === 0) throw badRequest("Validation errors:\n log_analytic_params: must hold at least one entry");
  if (
    report_type !== "key-aging" &&
    body.log_analytic_params?.some(({ work_space_id }) => work_space_id === undefined)
  ) {
    throw badRequest(`Validation errors:\n log_analytic_params.work_space_id: is required for a ${report_type}`);
  }
  const end = body.end_time === undefined ? Math.floor(sim.clock.now()) : instant("end_time", body.end_time);
  const start = body.start_time === undefined ? end - DAY : instant("start_time", body.start_time);
  if (start >= end) throw invalidValue(`start_time ${utc(start)} must be before end_time ${utc(end)}`);
  return {
    ...sim.store.head(() => `kylo:kylo:cckm:reports:${name}`),
    name,
    overall_status: "in_progress",
    abort: false,
    report_type,
    work_space_ids: params.flatMap(({ work_space_id = [] }) => work_space_id),
    key_vaults: params.map(({ key_vault }) => vaultSpelling(sim.quirks, requireVault(sim.store, key_vault))),
    start_time: utc(start),
    end_time: utc(end),
    outcome: sim.quirks.reportOutcome,
    finishes: sim.clock.now() + sim.durations.report,
    rows: sim.reportRows(),
  };
}
