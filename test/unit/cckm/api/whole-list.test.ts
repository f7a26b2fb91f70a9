import type { Page } from "cdktf-cckm/client";
import { CckmClient } from "../../../../lib/cckm";
import { collectWhole } from "../../../../lib/cckm/api/whole-list";
import { CckmSimulator, type Quirks } from "../../../../lib/simulator";
import { errorOf, kmsReply, ManualClock, testClient } from "../../../support/client-fixtures";
import { ScriptedServer } from "../../../support/scripted-server";

interface Row {
  readonly id: string;
}

const rows = (count: number): Row[] => Array.from({ length: count }, (_, i) => ({ id: `id-${i}` }));

/** A list of pages of 10 from which `change` may take rows before each page. */
function source(change: (all: Row[], request: number) => Row[]) {
  let all = rows(35);
  const asked = { count: 0 };
  const fetch = async (skip: number, limit: number): Promise<Page<Row>> => {
    all = change(all, asked.count++);
    return { skip, limit, total: all.length, resources: all.slice(skip, skip + Math.min(limit, 10)) };
  };
  return { asked, fetch, collect: () => collectWhole("GET list", fetch, {}, new ManualClock()) };
}

test("a list that does not change is read once", async () => {
  const { asked, collect } = source((all) => all);
  expect((await collect()).resources).toEqual(rows(35));
  expect(asked.count).toBe(4);
});

test("a list that is given up at a stop is an error as of every other call", async () => {
  const stop = new AbortController();
  const { fetch } = source((all, request) => {
    if (request === 8) stop.abort();
    return all.slice(request % 2);
  });
  const error = await errorOf(collectWhole("GET list", fetch, {}, new ManualClock(), { signal: stop.signal }));
  expect(error).toMatchObject({ kind: "aborted", summary: "GET list was stopped before it was done" });
});

test("a list from which a row goes away between two pages is read again, and no other row is lost", async () => {
  const { collect } = source((all, request) => (request === 1 || request === 6 ? all.slice(1) : all));
  expect((await collect()).resources).toEqual(rows(35).slice(2));
});

test("a list in another order for each page is put together of several walks", async () => {
  let seed = 7;
  const random = () => {
    seed = (seed * 16807) % 2147483647;
    return seed / 2147483647;
  };
  const { collect } = source((all) =>
    all
      .map((row) => ({ row, at: random() }))
      .sort((a, b) => a.at - b.at)
      .map(({ row }) => row),
  );
  const found = (await collect()).resources.map(({ id }) => id).sort();
  expect(found).toEqual(
    rows(35)
      .map(({ id }) => id)
      .sort(),
  );
});

test.each<[string, (skip: number) => Page<Row>]>([
  ["without any row", (skip) => ({ skip, limit: 100, total: 100, resources: [] })],
  ["with some of them", (skip) => ({ skip, limit: 100, total: 100, resources: skip === 0 ? rows(4) : [] })],
  ["with the first page for each", (skip) => ({ skip, limit: 4, total: 100, resources: rows(4) })],
  [
    "counted on the first page alone",
    (skip) => (skip === 0 ? { skip, limit: 4, total: 100, resources: rows(4) } : { skip, limit: 4, resources: [] }),
  ],
  [
    "counted anew at the end",
    (skip) =>
      skip === 0 ? { skip, limit: 4, total: 100, resources: rows(4) } : { skip, limit: 4, total: 0, resources: [] },
  ],
])("a list of 100 records that comes %s is an error, however often it comes", async (_, page) => {
  const error = await errorOf(collectWhole("GET list", async (skip) => page(skip), {}, new ManualClock()));
  expect(error).toMatchObject({ kind: "malformed", outcome: "unknown", readOnly: true });
  expect(error.message).toMatch(/has \d records, where CCKM counts 100, so that rows are missing/);
});

test("a list whose count is late is read until its rows are there", async () => {
  let asked = 0;
  const fetch = async (skip: number) => ({
    skip,
    limit: 100,
    total: asked++ < 6 ? 5 : 4,
    resources: skip === 0 ? rows(4) : [],
  });
  expect((await collectWhole("GET list", fetch, {}, new ManualClock())).resources).toEqual(rows(4));
});

test("records that come twice under one id are there once, and nothing is missing", async () => {
  const resources = [...rows(4), ...rows(1)];
  const fetch = async (skip: number) => ({ skip, limit: 100, total: 5, resources: skip === 0 ? resources : [] });
  expect((await collectWhole("GET list", fetch, {}, new ManualClock())).resources).toEqual(rows(4));
});

test("a limit takes the records that come of a list that counts more", async () => {
  const fetch = async (skip: number, limit: number) => ({
    skip,
    limit,
    total: 100,
    resources: rows(4).slice(skip, skip + limit),
  });
  expect((await collectWhole("GET list", fetch, { limit: 4 }, new ManualClock())).resources).toEqual(rows(4));
});

test("a list that never stands still is an error, not a part of it", async () => {
  const { fetch } = source((all, request) => [{ id: `new-${request}` }, ...all]);
  const error = await errorOf(collectWhole("GET list", fetch, {}, new ManualClock()));
  expect(error).toMatchObject({ outcome: "unknown", readOnly: true });
  expect(error.message).toContain("rows may be missing");
});

describe("on the wire", () => {
  test.each<[string, Partial<Quirks>]>([
    ["changes twice while it is read", { listChanges: 2 }],
    ["comes in another order each time", { unstableOrder: true }],
  ])("a list that %s loses nothing", async (_, quirks) => {
    const sim = await CckmSimulator.start({ quirks: { maxPageSize: 10, ...quirks } });
    const client = new CckmClient({ address: sim.url, username: "admin", password: "test-password" });
    const vaults = Array.from({ length: 35 }, (__, i) => ({ name: `kv-${i}` }));
    const body = { connection: "azure", subscription_id: "0f1e2d3c", vaults };
    await client.request({ method: "POST", path: "/v1/cckm/azure/add-vaults", body });
    const found = (await client.azureVaults.list({ subscription_id: "0f1e2d3c" })).map(({ azure_name }) => azure_name);
    expect(found.sort()).toEqual(vaults.map(({ name }) => name).sort());
    await client.close();
    await sim.stop();
  });

  test("a release that does not know the order is read without it", async () => {
    const server = await ScriptedServer.start();
    server.on("GET /v1/cckm/aws/kms", ({ query }) =>
      query.has("sort")
        ? { status: 400, json: { code: 9, codeDesc: "NCERRInvalidParamValue: sort" } }
        : { json: { skip: 0, limit: 100, total: 1, resources: [kmsReply()] } },
    );
    const { client } = testClient(server.url);
    expect(await client.awsKms.list()).toHaveLength(1);
    expect(await client.awsKms.list()).toHaveLength(1);
    expect(server.seen("GET /v1/cckm/aws/kms").map(({ query }) => query.get("sort"))).toEqual([
      "createdAt,id",
      null,
      null,
    ]);
    await client.close();
    await server.stop();
  });
});
