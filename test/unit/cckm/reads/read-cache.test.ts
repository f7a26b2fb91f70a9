import { type Page, ReadCache } from "cdktf-cckm/client";
import { errorOf, ManualClock, notFound, refusedWith, unknownOutcome } from "../../../support/client-fixtures";

interface Row {
  readonly id: string;
  readonly version: number;
}

/** Counted reads of `total` rows, at most `cap` a page. */
class Source {
  readonly gets: string[] = [];
  lists = 0;
  version = 1;
  readonly missing = new Set<string>();
  listError?: Error;
  hold?: Promise<unknown>;

  constructor(
    readonly total: number,
    readonly cap = 100,
  ) {}

  async get(id: string): Promise<Row> {
    this.gets.push(id);
    const version = this.version;
    await this.hold;
    if (this.missing.has(id)) throw notFound();
    return { id, version };
  }

  async page({ skip = 0, limit = 100 }: { skip?: number; limit?: number }): Promise<Page<Row>> {
    this.lists++;
    const { version } = this;
    await this.hold;
    if (this.listError) throw this.listError;
    const all = Array.from({ length: this.total }, (_, i) => ({ id: `id-${i}`, version }));
    return { skip, limit, total: this.total, resources: all.slice(skip, skip + Math.min(limit, this.cap)) };
  }
}

const ids = (count: number, first = 0) => Array.from({ length: count }, (_, i) => `id-${first + i}`);

/** Reads ids as Terraform does: ten at a time. */
async function readAll(cache: ReadCache<Row>, wanted: string[]): Promise<Row[]> {
  const rows: Row[] = [];
  for (let i = 0; i < wanted.length; i += 10) {
    rows.push(...(await Promise.all(wanted.slice(i, i + 10).map((id) => cache.get(id)))));
  }
  return rows;
}

function setup(total: number, cap?: number) {
  const source = new Source(total, cap);
  const clock = new ManualClock();
  return { source, clock, cache: new ReadCache<Row>(source, { clock }) };
}

test("an account and its permissions, read at once and later, take one GET", async () => {
  const { source, cache } = setup(500);
  const rows = await Promise.all([cache.get("id-7"), cache.get("id-7"), cache.get("id-7")]);
  rows.push(await cache.get("id-7"));
  expect(rows.map((r) => r.id)).toEqual(["id-7", "id-7", "id-7", "id-7"]);
  expect(source.gets).toEqual(["id-7"]);
  expect(source.lists).toBe(0);
});

test("ten thousand reads take a hundred pages, and no more GETs than pages", async () => {
  const { source, cache } = setup(10_000);
  const rows = await readAll(cache, ids(10_000));
  expect(new Set(rows.map((r) => r.id)).size).toBe(10_000);
  expect(source.lists).toBeLessThanOrEqual(101);
  expect(source.gets.length).toBeLessThanOrEqual(110);
});

test("250 reads take three GETs and three pages", async () => {
  const { source, cache } = setup(250);
  await readAll(cache, ids(250));
  expect(source).toMatchObject({ lists: 3, gets: ["id-0", "id-1", "id-2"] });
});

test("a few ids out of very many do not fetch the whole list", async () => {
  const { source, cache } = setup(50_000);
  const wanted = ["id-40000", "id-40001", "id-40002", "id-40003", "id-40004", "id-40005"];
  await readAll(cache, wanted);
  expect(source.lists).toBe(1);
  expect(source.gets.sort()).toEqual(wanted);
});

test("a list is fetched up to as many more pages as ids were asked for, and left alone beyond", async () => {
  const fetched = setup(500);
  await readAll(fetched.cache, ids(4, 300));
  expect(fetched.source).toMatchObject({ lists: 5, gets: ids(3, 300) });
  const left = setup(501);
  await readAll(left.cache, ids(4, 300));
  expect(left.source).toMatchObject({ lists: 1, gets: ids(4, 300) });
});

test("a list that was left alone is read on once more ids were asked for than it has pages", async () => {
  const { source, cache } = setup(1000);
  for (const id of ids(9, 900)) await cache.get(id);
  expect(source).toMatchObject({ lists: 1, gets: ids(9, 900) });
  await readAll(cache, ids(12, 900));
  expect(source).toMatchObject({ lists: 10, gets: ids(9, 900) });
});

test("what the first page of such a list has shown is no younger once the rest is read", async () => {
  const { source, clock, cache } = setup(1000);
  for (const id of ids(9, 900)) await cache.get(id);
  clock.move(40_000);
  await readAll(cache, ids(12, 900));
  clock.move(21_000);
  source.version = 2;
  expect((await cache.get("id-0")).version).toBe(2);
  expect((await cache.get("id-500")).version).toBe(1);
});

test("a list whose pages become short is fetched to its end all the same", async () => {
  const { source, cache } = setup(250);
  const page = source.page.bind(source);
  source.page = (window) => page({ ...window, limit: source.lists === 1 ? 10 : 100 });
  await readAll(cache, ids(250));
  expect(source).toMatchObject({ lists: 4, gets: ["id-0", "id-1", "id-2"] });
});

test("readers that come while a list is under way wait for it", async () => {
  const { source, cache } = setup(20);
  await readAll(cache, ids(3));
  let go = () => {};
  source.hold = new Promise<void>((resolve) => {
    go = resolve;
  });
  const waiting = ["id-7", "id-8", "id-7"].map((id) => cache.get(id));
  go();
  expect((await Promise.all(waiting)).map(({ id }) => id)).toEqual(["id-7", "id-8", "id-7"]);
  expect(source).toMatchObject({ lists: 1, gets: ids(3) });
});

test("readers after a write share its GET, also when one from before the write ends meanwhile", async () => {
  const { source, cache } = setup(20);
  const held = () => {
    let go = () => {};
    source.hold = new Promise<void>((resolve) => {
      go = resolve;
    });
    return () => go();
  };
  const endFirst = held();
  const before = cache.get("id-1");
  cache.invalidate("id-1");
  source.version = 2;
  const endSecond = held();
  const after = cache.get("id-1");
  endFirst();
  expect((await before).version).toBe(1);
  const another = cache.get("id-1");
  endSecond();
  expect([(await after).version, (await another).version]).toEqual([2, 2]);
  expect(source.gets).toEqual(["id-1", "id-1"]);
});

test("what the list does not hold is asked for by id, and only that GET says that it is gone", async () => {
  const { source, cache } = setup(20);
  await readAll(cache, ids(20));
  expect(await cache.get("hidden")).toEqual({ id: "hidden", version: 1 });
  source.missing.add("gone");
  expect(await errorOf(cache.get("gone"))).toMatchObject({ outcome: "gone" });
  expect(source.lists).toBe(1);
  expect(source.gets.slice(-2)).toEqual(["hidden", "gone"]);
});

test("a written id is read by a GET that begins after each write, the others still from the list", async () => {
  const { source, cache } = setup(20);
  await readAll(cache, ids(20));
  for (const version of [2, 3]) {
    source.version = version;
    cache.invalidate("id-5");
    expect((await cache.get("id-5")).version).toBe(version);
    expect((await cache.get("id-5")).version).toBe(version);
  }
  expect((await cache.get("id-6")).version).toBe(1);
  expect(source.gets.slice(3)).toEqual(["id-5", "id-5"]);
});

test("a list that is fetched after a write does not answer for what was written: a node that lags may have made it", async () => {
  const { source, cache } = setup(20);
  cache.invalidate("id-9");
  await readAll(cache, ids(9));
  source.version = 2;
  expect((await cache.get("id-9")).version).toBe(2);
  expect(source).toMatchObject({ lists: 1, gets: ["id-0", "id-1", "id-2", "id-9"] });
});

test("a read that began while a write was under way does not answer a read after it", async () => {
  const { source, cache } = setup(20);
  let go = () => {};
  let during: Promise<Row> | undefined;
  await cache.writing("id-1", async () => {
    source.hold = new Promise<void>((resolve) => {
      go = resolve;
    });
    during = cache.get("id-1");
    source.version = 2;
  });
  const after = cache.get("id-1");
  go();
  expect((await during)?.version).toBe(1);
  expect((await after).version).toBe(2);
  expect((await cache.get("id-1")).version).toBe(2);
});

test("the age of a record counts from when it was asked for, not from when it came", async () => {
  const { source, clock, cache } = setup(20);
  let go = () => {};
  source.hold = new Promise<void>((resolve) => {
    go = resolve;
  });
  const slow = cache.get("id-1");
  clock.move(50_000);
  go();
  expect((await slow).version).toBe(1);
  source.version = 2;
  clock.move(9_999);
  expect((await cache.get("id-1")).version).toBe(1);
  clock.move(1);
  expect((await cache.get("id-1")).version).toBe(2);
});

test("a read that began before a write does not answer a read after it", async () => {
  const { source, cache } = setup(20);
  let go = () => {};
  source.hold = new Promise<void>((resolve) => {
    go = resolve;
  });
  const before = cache.get("id-1");
  const after = cache.writing("id-1", async () => {
    source.version = 2;
  });
  await after;
  const fresh = cache.get("id-1");
  go();
  expect((await before).version).toBe(1);
  expect((await fresh).version).toBe(2);
  expect((await cache.get("id-1")).version).toBe(2);
});

test("a list that was under way during a write does not answer for what was written", async () => {
  const { source, cache } = setup(20);
  await readAll(cache, ids(3));
  let go = () => {};
  source.hold = new Promise<void>((resolve) => {
    go = resolve;
  });
  const waiting = cache.get("id-9");
  source.version = 2;
  cache.invalidate("id-9");
  go();
  expect((await waiting).version).toBe(2);
});

test("a write that fails drops what it touched too", async () => {
  const { source, cache } = setup(20);
  await cache.get("id-1");
  const failing = cache.writing("id-1", async () => {
    throw unknownOutcome();
  });
  expect(await errorOf(failing)).toMatchObject({ outcome: "unknown" });
  source.version = 2;
  expect((await cache.get("id-1")).version).toBe(2);
});

test("a record is read again once it is a minute old", async () => {
  const { source, clock, cache } = setup(20);
  await readAll(cache, ids(20));
  clock.move(59_000);
  await cache.get("id-8");
  expect(source.gets).toHaveLength(3);
  clock.move(2_000);
  source.version = 2;
  expect((await cache.get("id-8")).version).toBe(2);
  expect(source.gets).toHaveLength(4);
});

test("a record is read again, and the list with it, once the clock was set back by more", async () => {
  const { source, clock, cache } = setup(20);
  await readAll(cache, ids(20));
  clock.move(-3_600_000);
  source.version = 2;
  expect((await cache.get("id-8")).version).toBe(2);
});

test("who may not list reads by id, and the list is not tried again", async () => {
  const { source, cache } = setup(20);
  source.listError = refusedWith(403);
  expect(await readAll(cache, ids(20))).toHaveLength(20);
  expect(source.lists).toBe(1);
  expect(source.gets).toHaveLength(20);
});

test("an error is not kept, and an abort stops only the one who waits", async () => {
  const { source, cache } = setup(20);
  source.missing.add("id-1");
  await errorOf(cache.get("id-1"));
  source.missing.clear();
  let go = () => {};
  source.hold = new Promise<void>((resolve) => {
    go = resolve;
  });
  const abort = new AbortController();
  const stopped = errorOf(cache.get("id-1", { signal: abort.signal }));
  const other = cache.get("id-1");
  abort.abort();
  expect(await stopped).toMatchObject({ kind: "aborted", message: "reading id-1 was stopped before it was done" });
  go();
  expect(await other).toEqual({ id: "id-1", version: 1 });
  expect(source.gets).toHaveLength(2);
});

test("a list that takes longer than records live still answers what waited for it", async () => {
  const { source, clock, cache } = setup(300);
  const page = source.page.bind(source);
  source.page = async (window) => {
    clock.move(45_000);
    return page(window);
  };
  await readAll(cache, ids(300));
  expect(source.lists).toBe(3);
  expect(source.gets).toHaveLength(3);
});
