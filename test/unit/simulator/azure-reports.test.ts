import { ManualClock } from "cdktf-cckm/simulator";
import { type Bench, bench, stopAll } from "./support";

afterEach(stopAll);

const REPORTS = "/v1/cckm/azure/reports";
const SUB = "260ecbe7-777b-4d3c-84ea-887620498863";
const VAULT = `pkv-softkeys::${SUB}`;
const NOW = "2026-03-01T12:00:00Z";

const request = (more: object = {}) => ({
  name: "audit",
  log_analytic_params: [{ key_vault: VAULT, work_space_id: "05bd46d9-aa85-4007-9efe-786f7c944ed1" }],
  ...more,
});

async function withClock(options: Parameters<typeof bench>[0] = {}) {
  const clock = new ManualClock(NOW);
  return { clock, at: await bench({ clock, ...options }) };
}

async function complete(at: Bench, clock: ManualClock, more: object = {}): Promise<string> {
  const id = (await at.call("POST", REPORTS, request(more))).field("id");
  clock.advance(900);
  return id;
}

const rows = (body: unknown) => (body as { resources: Record<string, unknown>[] }).resources;

test("type and times of a report have the page's defaults, and it completes by the clock", async () => {
  const { at, clock } = await withClock();
  const created = await at.call("POST", REPORTS, request());
  expect(created.body).toMatchObject({
    report_type: "key-report",
    start_time: "2026-02-28T12:00:00Z",
    end_time: NOW,
    overall_status: "in_progress",
  });
  const path = `${REPORTS}/${created.field("id")}`;
  clock.advance(899);
  expect((await at.call("GET", path)).body).not.toHaveProperty("completed_at");
  expect((await at.call("GET", `${path}/contents`)).status).toBe(409);
  expect((await at.call("GET", `${path}/download`)).status).toBe(409);
  clock.advance(1);
  expect((await at.call("GET", path)).body).toMatchObject({
    overall_status: "completed",
    completed_at: "2026-03-01T12:00:00.9Z",
    detailed_status: { [VAULT]: "completed" },
  });
});

test("a report that is to fail does, and has no contents", async () => {
  const { at, clock } = await withClock({ quirks: { reportOutcome: "failed" } });
  const id = await complete(at, clock);
  expect((await at.call("GET", `${REPORTS}/${id}`)).body).toMatchObject({ overall_status: "failed" });
  expect((await at.call("GET", `${REPORTS}/${id}/contents`)).status).toBe(409);
});

test.each<[string, object, number, RegExp]>([
  ["an unknown type", { report_type: "aging-report" }, 400, /"aging-report" is none of/],
  ["no parameters", { log_analytic_params: [] }, 400, /at least one/],
  ["no workspace", { log_analytic_params: [{ key_vault: VAULT }] }, 400, /work_space_id/],
  ["an unknown vault", { log_analytic_params: [{ key_vault: "nope", work_space_id: "w" }] }, 404, /"nope"/],
  ["an end before its start", { start_time: NOW, end_time: "2026-01-01T00:00:00Z" }, 400, /must be before/],
  ["a time that is none", { start_time: "yesterday" }, 400, /"yesterday"/],
  ["no name", { name: "" }, 400, /name/],
])("POST of a report refuses %s", async (_name, more, status, message) => {
  const { at } = await withClock();
  const reply = await at.call("POST", REPORTS, request(more));
  expect([reply.status, reply.field("message")]).toEqual([status, expect.stringMatching(message)]);
});

test("key-aging needs no workspace and shows expiry dates", async () => {
  const { at, clock } = await withClock();
  const id = await complete(at, clock, { report_type: "key-aging", log_analytic_params: [{ key_vault: VAULT }] });
  const [row] = rows((await at.call("GET", `${REPORTS}/${id}/contents`)).body);
  expect(row?.key_expiration).toMatch(/^\d{4}-/);
});

test("the same report is refused a second time; how much must differ is a quirk", async () => {
  const { at } = await withClock();
  const fixed = { start_time: "2026-01-01T00:00:00Z", end_time: "2026-01-02T00:00:00+00:00" };
  const other = { ...fixed, end_time: "2026-01-03T00:00:00Z" };
  const status = async (more: object) => (await at.call("POST", REPORTS, request(more))).status;
  expect([await status(fixed), await status(fixed), await status(other)]).toEqual([201, 409, 201]);
  at.sim.quirks.uniqueReports = "name";
  expect(await status({ end_time: "2026-01-04T00:00:00Z" })).toBe(409);
  at.sim.quirks.uniqueReports = "no";
  expect(await status(fixed)).toBe(201);
});

test("1,000 rows of a report come in pages that do not overlap, and lie in its time", async () => {
  const { at, clock } = await withClock({ reportRows: 1000 });
  const id = await complete(at, clock);
  const seen = new Set<unknown>();
  for (let skip = 0; skip < 1000; skip += 100) {
    const { body } = await at.call("GET", `${REPORTS}/${id}/contents?skip=${skip}&limit=500`);
    expect(body).toMatchObject({ skip, limit: 100, total: 1000 });
    for (const row of rows(body)) {
      seen.add(row.id);
      expect(String(row.modified_time) >= "2026-02-28T12:00:00" && String(row.modified_time) < NOW).toBe(true);
    }
  }
  expect(seen.size).toBe(1000);
});

test.each([
  "subscription_id",
  "key_name",
  "key_vault",
  "key_version",
  "key_activity",
  "client_id",
  "key_owner",
  "cckm_operation",
  "user_name",
  "cloud_name",
  "azure_name",
] as const)("a report's contents are filtered by %s", async (field) => {
  const { at, clock } = await withClock();
  const two = [VAULT, "keyvault-softkeys::12e533dd-b5c2-4e58-a264-0cd812dc5a34"];
  const params = two.map((key_vault) => ({ key_vault, work_space_id: "w" }));
  const id = await complete(at, clock, { log_analytic_params: params });
  await at.call("GET", `${REPORTS}/${id}/contents`);
  const all = at.sim.store.reportRows.get(id) ?? [];
  const wanted = all.map((row) => row[field]).find((value) => value !== "") ?? "";
  const expected = all.filter((row) => row[field] === wanted).map((row) => row.id);
  const { body } = await at.call("GET", `${REPORTS}/${id}/contents?limit=100&${field}=${encodeURIComponent(wanted)}`);
  expect(rows(body).map((row) => row.id)).toEqual(expected);
  expect((await at.call("GET", `${REPORTS}/${id}/contents?${field}=nobody`)).body).toMatchObject({ total: 0 });
});

test("one seed gives one set of rows of a report", async () => {
  const csv = async (seed: number) => {
    const { at, clock } = await withClock({ seed });
    return (await at.call("GET", `${REPORTS}/${await complete(at, clock)}/download`)).body;
  };
  const first = await csv(5);
  expect(await csv(5)).toBe(first);
  expect(await csv(6)).not.toBe(first);
});

test("a deleted report is gone with its contents", async () => {
  const { at, clock } = await withClock();
  const id = await complete(at, clock);
  await at.call("GET", `${REPORTS}/${id}/contents`);
  expect((await at.call("DELETE", `${REPORTS}/${id}`)).body).toEqual({ status: 204 });
  for (const path of ["", "/contents", "/download"]) {
    expect((await at.call("GET", `${REPORTS}/${id}${path}`)).body).toMatchObject({ code: 16 });
  }
  expect(at.sim.store.reportRows.size).toBe(0);
});

test("the list of reports is filtered by name, type and status in both spellings", async () => {
  const { at, clock } = await withClock();
  await complete(at, clock);
  await at.call("POST", REPORTS, request({ name: "usage", report_type: "service-report" }));
  const total = async (query: string) => (await at.call("GET", `${REPORTS}?${query}`)).field("total");
  expect(await total("name=audit")).toBe("1");
  expect(await total("report_type=service-report")).toBe("1");
  expect(await total("overall_status=in progress")).toBe("1");
  expect(await total("overall_status=in_progress")).toBe("1");
  expect(await total("overall_status=completed&name=usage")).toBe("0");
});
