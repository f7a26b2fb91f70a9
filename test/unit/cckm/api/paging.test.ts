import { collect, type Page, pages } from "cdktf-cckm/client";
import fc from "fast-check";
import { kmsReply, testClient } from "../../../support/client-fixtures";
import { ScriptedServer, type SeenRequest } from "../../../support/scripted-server";

const LIST = "GET /v1/cckm/aws/kms";
const rows = (count: number) => Array.from({ length: count }, (_, i) => ({ id: `id-${i}` }));

/** A list of `total` rows that gives at most `cap` a page. */
function source(total: number, cap: number) {
  const asked: [number, number][] = [];
  const fetch = async (skip: number, limit: number): Promise<Page<{ id: string }>> => {
    asked.push([skip, limit]);
    return { skip, limit, total, resources: rows(total).slice(skip, skip + Math.min(limit, cap)) };
  };
  return { asked, fetch };
}

test.each([
  [250, 100, 3],
  [250, 40, 7],
  [100, 100, 1],
  [0, 100, 1],
])("%d rows at %d a page are all collected", async (total, cap, requests) => {
  const { asked, fetch } = source(total, cap);
  expect(await collect(fetch)).toEqual({ total, resources: rows(total) });
  expect(asked).toHaveLength(requests);
});

test("limit and skip hold over capped pages", async () => {
  const { asked, fetch } = source(250, 40);
  const { resources, total } = await collect(fetch, { skip: 10, limit: 90 });
  expect(resources).toEqual(rows(250).slice(10, 100));
  expect(total).toBe(250);
  expect(asked).toEqual([
    [10, 90],
    [50, 50],
    [90, 10],
  ]);
});

test("whatever a server's page size, the window is what comes", async () => {
  const count = fc.nat({ max: 350 });
  const window = fc.record({ skip: count, limit: count }, { requiredKeys: [] });
  await fc.assert(
    fc.asyncProperty(count, fc.integer({ min: 1, max: 150 }), window, async (total, cap, asked) => {
      const { skip = 0, limit = total } = asked;
      const { fetch } = source(total, cap);
      const found = await collect(fetch, asked);
      expect(found.resources).toEqual(rows(total).slice(skip, skip + limit));
      expect(found.total).toBe(total);
    }),
  );
});

test.each([0, -1, 1])("a total of %d on every page is not believed against the rows that come", async (total) => {
  const fetch = async (skip: number, limit: number) => ({
    skip,
    limit,
    total,
    resources: rows(3).slice(skip, skip + 2),
  });
  expect(await collect(fetch)).toEqual({ total: 3, resources: rows(3) });
});

test("a limit of 0 gives no rows and the total", async () => {
  const { asked, fetch } = source(250, 40);
  expect(await collect(fetch, { limit: 0 })).toEqual({ total: 250, resources: [] });
  expect(asked).toEqual([[0, 1]]);
});

test("a server that gives more than asked for is cut to the limit", async () => {
  const fetch = async () => ({ skip: 0, limit: 3, total: 30, resources: rows(30) });
  expect((await collect(fetch, { limit: 3 })).resources).toEqual(rows(3));
});

test("an empty page ends the list before its total", async () => {
  const fetch = async (skip: number) => ({ skip, limit: 100, total: 9, resources: skip === 0 ? rows(4) : [] });
  expect((await collect(fetch)).resources).toHaveLength(4);
});

test("a server that ignores skip does not keep the client busy", async () => {
  let requests = 0;
  const fetch = async () => ({ skip: 0, limit: 100, total: 1000 * ++requests, resources: rows(10) });
  expect((await collect(fetch)).resources).toHaveLength(10);
  expect(requests).toBe(2);
});

test("a total that grows or shrinks in between is followed, and a row that moves is given once", async () => {
  const growing = async (skip: number): Promise<Page<{ id: string }>> =>
    skip === 0
      ? { skip, limit: 2, total: 3, resources: [{ id: "a" }, { id: "b" }] }
      : { skip, limit: 2, total: 4, resources: [{ id: "b" }, { id: "c" }] };
  expect(await collect(growing)).toEqual({ total: 4, resources: [{ id: "a" }, { id: "b" }, { id: "c" }] });
  const shrinking = async (skip: number) => ({
    skip,
    limit: 2,
    total: skip === 0 ? 9 : 3,
    resources: rows(3).slice(skip, skip + 2),
  });
  expect((await collect(shrinking)).resources).toHaveLength(3);
});

test("without a total the list goes on to the first empty page", async () => {
  const fetch = async (skip: number) => ({ skip, limit: 2, resources: rows(5).slice(skip, skip + 2) });
  expect(await collect(fetch)).toEqual({ total: 5, resources: rows(5) });
});

test("whoever goes on after two pages is not kept waiting for each of the others", async () => {
  let [running, most] = [0, 0];
  const fetch = async (skip: number, limit: number) => {
    most = Math.max(most, ++running);
    await new Promise(setImmediate);
    running--;
    return { skip, limit, total: 1050, resources: rows(1050).slice(skip, skip + limit) };
  };
  expect((await collect(fetch)).resources).toEqual(rows(1050));
  expect(most).toBe(4);
});

test("pages come one by one, as far as they are wanted", async () => {
  const { asked, fetch } = source(1000, 100);
  for await (const page of pages(fetch)) {
    expect(page.resources).toHaveLength(100);
    if (asked.length === 2) break;
  }
  expect(asked).toHaveLength(2);
});

describe("on the wire", () => {
  let server: ScriptedServer;
  beforeEach(async () => {
    server = await ScriptedServer.start();
  });
  afterEach(() => server.stop());

  const answer = (total: number) => (request: SeenRequest) => {
    const skip = Number(request.query.get("skip"));
    const all = Array.from({ length: total }, (_, i) => kmsReply({ id: `k-${i}` }));
    return { json: { skip, limit: 40, total, resources: all.slice(skip, skip + 40) } };
  };

  test("a full list asks for pages of 100 and takes what it gets", async () => {
    server.on(LIST, answer(90));
    const { client } = testClient(server.url);
    expect(await client.awsKms.list({ account_id: "123456789012" })).toHaveLength(90);
    const asked = server.seen(LIST).map((r) => [r.query.get("account_id"), r.query.get("skip"), r.query.get("limit")]);
    expect(asked).toEqual([
      ["123456789012", "0", "100"],
      ["123456789012", "40", "100"],
      ["123456789012", "80", "100"],
    ]);
    await client.close();
  });

  test("a list inside a member named application/json is unwrapped, and null resources are none", async () => {
    const list = { skip: 0, limit: 10, total: 1, resources: [kmsReply()] };
    server.on(LIST, { json: { "application/json": list } }, { json: { ...list, total: 0, resources: null } });
    const { client } = testClient(server.url);
    expect(await client.awsKms.list()).toHaveLength(1);
    expect(await client.awsKms.list()).toEqual([]);
    await client.close();
  });

  test("one page is one request, as asked for", async () => {
    server.on(LIST, answer(90));
    const { client } = testClient(server.url);
    const page = await client.awsKms.page({ skip: 40, limit: 10 });
    expect(page).toMatchObject({ skip: 40, total: 90 });
    expect(server.seen(LIST)).toHaveLength(1);
    await client.close();
  });
});

test("a list whose records are long ends before it fills the memory", async () => {
  const long = "x".repeat(50 * 1024 * 1024);
  let pagesRead = 0;
  const fetch = async (skip: number, limit: number) => {
    pagesRead++;
    return { skip, limit, total: 200_000, resources: [{ id: `id-${skip}`, name: long }] };
  };
  await expect(collect(fetch)).rejects.toThrow("A list of CCKM is longer than 512 MiB. Narrow it by a filter");
  // Three more are requested by then.
  expect(pagesRead).toBe(11 + 3);
});

test("a list that has one more record on each page, for ever, is given up", async () => {
  let pagesRead = 0;
  const fetch = async (skip: number, limit: number) => {
    pagesRead++;
    return { skip, limit, total: skip + 2, resources: [{ id: `id-${skip}` }] };
  };
  await expect(collect(fetch)).rejects.toThrow(
    "A list of CCKM has more than 25000 pages, so it may have no end. Narrow it by a filter",
  );
  expect(pagesRead).toBeLessThan(25_010);
});

test("a list with a record of 200,000 levels is told as nested too deeply, not as too long", async () => {
  const levels = 200_000;
  const row: unknown = JSON.parse(`${"[".repeat(levels)}${"]".repeat(levels)}`);
  const fetch = async (skip: number, limit: number) => ({ skip, limit, total: 1, resources: [row] });
  await expect(collect(fetch)).rejects.toThrow(
    "A list of CCKM has a record that is nested too deeply to be read. Narrow it",
  );
});
