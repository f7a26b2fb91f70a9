import type { Quirks } from "../../lib/simulator";
import { type Bench, startBench } from "../support/acceptance";
import { azureData, type Row } from "../support/azure-data";
import { PKV, SOFTKEYS, SPACE, SUBSCRIPTION } from "../support/azure-vaults";

let bench: Bench;
beforeEach(async () => {
  bench = await startBench();
});
afterEach(() => bench.close());

const { read, made } = azureData(() => bench);

describe("cckm_azure_report_contents", () => {
  const contents = (id: unknown, args = "") => read("azure_report_contents", `report_id = "${id}"\n${args}`, "rows");

  it("reads 1,000 rows to the end, and tells how many there are", async () => {
    bench.sim.settings.reportRows = 1000;
    const { id } = await made("long");
    const { rows, all } = await contents(id);
    expect(all.total).toBe(1000);
    expect(new Set(rows.map((row) => row.id)).size).toBe(1000);
    const window = await contents(id, "skip = 990\nlimit = 20");
    expect(window.all.total).toBe(1000);
    expect(window.rows).toEqual(rows.slice(990));
  });

  it("is empty for a report without rows", async () => {
    bench.sim.settings.reportRows = 0;
    const { id } = await made("empty");
    expect(await contents(id)).toMatchObject({ rows: [], all: { total: 0 } });
  });

  it("shows every field of the page", async () => {
    bench.sim.settings.reportRows = 1;
    const { id } = await made("one");
    const [row] = (await contents(id)).rows;
    expect(row).toMatchObject({
      uri: `kylo:kylo:cckm:azure-reports:${row!.id}`,
      account: "kylo:kylo:admin:accounts:kylo",
      application: "ncryptify:gemalto:admin:apps:kylo",
      dev_account: "ncryptify:gemalto:admin:accounts:gemalto",
      created_at: expect.stringMatching(/Z$/),
      updated_at: expect.stringMatching(/Z$/),
      key_vault: PKV,
      key_activity: expect.stringMatching(/^Key/),
      object_id: expect.any(String),
      client_id: expect.any(String),
      modified_time: expect.stringMatching(/Z$/),
      key_expiration: null,
      subscription_id: SUBSCRIPTION,
      cloud_name: "AzureCloud",
      azure_name: "PKV-SOFTKEYS",
    });
  });

  it.each<[string, Partial<Quirks>]>([
    ["takes every filter of the page", {}],
    ["holds every row against its filters, where CCKM ignores them", { ignoredFilters: "*", reportFields: "all" }],
  ])("%s", async (_, quirks) => {
    Object.assign(bench.sim.quirks, quirks);
    const { id } = await made("filtered", {
      log_analytic_params: [
        { key_vault: PKV, work_space_id: SPACE },
        { key_vault: SOFTKEYS, work_space_id: SPACE },
      ],
    });
    await contents(id);
    const rows = bench.sim.store.reportRows.get(String(id))!;
    const filters = [
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
    ] as const;
    bench.configure(
      filters
        .map((name) => {
          const value = rows.find((row) => row[name] !== "")![name];
          return `data "cckm_azure_report_contents" "${name}" {\n report_id = "${id}"\n ${name} = "${value}"\n sort = "-modified_time"\n}`;
        })
        .join("\n"),
    );
    await bench.tf.apply();
    for (const name of filters) {
      const value = rows.find((row) => row[name] !== "")![name];
      const wanted = rows
        .filter((row) => row[name] === value)
        .sort((a, b) => (a.modified_time < b.modified_time ? 1 : -1));
      const got = (await bench.tf.state(`data.cckm_azure_report_contents.${name}`))!;
      expect(got.total).toBe(wanted.length);
      expect((got.rows as Row[]).map((row) => row.id)).toEqual(wanted.map((row) => row.id));
    }
    const asked = bench.sim.requests
      .filter(({ path }) => path.endsWith("/contents"))
      .flatMap(({ query }) => Object.keys(query));
    expect(asked).not.toContain("report_id");
  });
});

it("cckm_azure_report_contents finds every row of a vault, in whatever capitals each is written", async () => {
  const { id } = await made("mixed");
  await read("azure_report_contents", `report_id = "${id}"`, "rows");
  const rows = bench.sim.store.reportRows.get(String(id))!;
  const [first, second, third] = rows;
  Object.assign(first!, { azure_name: "Billing", subscription_id: SUBSCRIPTION.toUpperCase() });
  Object.assign(second!, { azure_name: "billing" });
  Object.assign(third!, { azure_name: "billing-2" });
  const found = async (args: string) =>
    (await read("azure_report_contents", `report_id = "${id}"\n${args}`, "rows")).all;
  expect(await found('azure_name = "billing"')).toMatchObject({
    total: 2,
    rows: [{ id: first!.id }, { id: second!.id }],
  });
  expect(await found('azure_name = "billing"\nlimit = 1')).toMatchObject({ total: 2, rows: [{ id: first!.id }] });
  expect(await found(`subscription_id = "${SUBSCRIPTION}"`)).toMatchObject({ total: rows.length });
});
