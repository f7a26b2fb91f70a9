import { RunList } from "../../../../lib/cckm/reads";
import { ManualClock, refusedWith, unknownOutcome } from "../../../support/client-fixtures";

interface Row {
  readonly id: string;
}

const rows = (...ids: string[]): Row[] => ids.map((id) => ({ id }));
const many = (count: number) => rows(...Array.from({ length: count }, (_, index) => `row-${index}`));

/** Counted requests for a list that a test may change, and hold back. */
class Source {
  lists = 0;
  pages = 0;
  hold?: Promise<unknown>;
  failing?: Error;
  total?: number | null;

  constructor(public all: Row[]) {}

  async list(): Promise<Row[]> {
    this.lists++;
    const all = [...this.all];
    await this.hold;
    if (this.failing) throw this.failing;
    return all;
  }

  async page() {
    this.pages++;
    const total = this.total === null ? {} : { total: this.total ?? this.all.length };
    return { skip: 0, limit: 1, resources: this.all.slice(0, 1), ...total };
  }
}

function setup(all: Row[], threshold = 0) {
  const source = new Source(all);
  const clock = new ManualClock();
  return { source, clock, list: new RunList<Row>(source, { clock, threshold }) };
}

const idsOf = (listed: readonly Row[] | undefined) => listed?.map(({ id }) => id);

/** The list once so many have asked that it is read. */
async function ids(list: RunList<Row>): Promise<string[] | undefined> {
  for (let asked = 0; asked < 3; asked++) {
    const listed = await list.rows();
    if (listed) return idsOf(listed);
  }
  return undefined;
}

describe("the list of a run", () => {
  test("is read once for many who ask within its time, and anew after it", async () => {
    const { source, clock, list } = setup(rows("a"));
    expect(await ids(list)).toEqual(["a"]);
    source.all = rows("a", "b");
    clock.move(9_999);
    expect(idsOf(await list.rows())).toEqual(["a"]);
    expect(source.lists).toBe(1);
    clock.move(1);
    expect(await ids(list)).toEqual(["a", "b"]);
    expect(source.lists).toBe(2);
  });

  test("is read anew once the clock was set back by more than its time", async () => {
    const { source, clock, list } = setup(rows("a"));
    expect(await ids(list)).toEqual(["a"]);
    source.all = rows("a", "b");
    clock.move(-3_600_000);
    expect(await ids(list)).toEqual(["a", "b"]);
  });

  test("is not read for the first few", async () => {
    const { source, list } = setup(rows("a"), 3);
    for (let asked = 0; asked < 3; asked++) expect(await list.rows()).toBeUndefined();
    expect(source).toMatchObject({ lists: 0, pages: 0 });
    expect(idsOf(await list.rows())).toEqual(["a"]);
  });

  test("is not read where it has more pages than were asked for, but once they were", async () => {
    const { source, list } = setup(many(501));
    for (let asked = 0; asked < 6; asked++) expect(await list.rows()).toBeUndefined();
    expect(source).toMatchObject({ lists: 0, pages: 1 });
    expect(await list.rows()).toHaveLength(501);
  });

  test("is not read again and again where things are asked for slowly", async () => {
    const { source, clock, list } = setup(many(501));
    for (let asked = 0; asked < 20; asked++) {
      await list.rows();
      clock.move(2_000);
    }
    expect(source.lists).toBe(0);
  });

  test("is read anew at once where many went on to ask", async () => {
    const { source, clock, list } = setup(many(501));
    for (let asked = 0; asked < 20; asked++) await list.rows();
    clock.move(10_000);
    expect(await list.rows()).toHaveLength(501);
    expect(source.lists).toBe(2);
    clock.move(20_000);
    expect(await list.rows()).toBeUndefined();
  });

  test("is not believed where it is empty, or lacks what this run has created", async () => {
    const empty = setup([]);
    expect(await ids(empty.list)).toBeUndefined();
    expect(empty.source.lists).toBe(0);
    empty.source.all = rows("a");
    for (let asked = 0; asked < 5; asked++) await empty.list.rows();
    expect(idsOf(await empty.list.rows())).toEqual(["a"]);

    const { clock, source, list } = setup(rows("a"));
    await list.creating(async () => ({ id: "b" }));
    clock.move(1);
    expect(await ids(list)).toBeUndefined();
    expect(source.lists).toBe(1);
  });

  test("does not miss what this run has removed again", async () => {
    const { clock, list } = setup(rows("a"));
    await list.creating(async () => ({ id: "b" }));
    list.removed("b");
    clock.move(1);
    expect(await ids(list)).toEqual(["a"]);
  });

  test("is not read where the server does not count, and not again where it cannot be read", async () => {
    const uncounted = setup(rows("a"));
    uncounted.source.total = null;
    expect(await ids(uncounted.list)).toBeUndefined();
    expect(uncounted.source.lists).toBe(0);
    const refused = setup(rows("a"));
    refused.source.failing = refusedWith(403);
    expect(await ids(refused.list)).toBeUndefined();
    expect(await ids(refused.list)).toBeUndefined();
    expect(refused.source.lists).toBe(1);
  });

  test("has what the run created and lacks what it removed, also while the list was being read", async () => {
    const { source, list } = setup(rows("a", "b"));
    expect(await ids(list)).toEqual(["a", "b"]);
    await list.creating(async () => ({ id: "c" }));
    list.removed("a");
    expect(idsOf(await list.rows())).toEqual(["b", "c"]);

    const other = setup(rows("a", "b"));
    let answer = () => {};
    other.source.hold = new Promise<void>((resolve) => {
      answer = resolve;
    });
    await other.list.rows();
    const asked = other.list.rows();
    await new Promise(setImmediate);
    other.list.wrote({ id: "c" });
    other.list.removed("b");
    answer();
    expect(idsOf(await asked)).toEqual(["a", "c"]);
    expect(source.lists).toBe(1);
  });

  test("forgets what this run wrote before the list was read: others may have removed it since", async () => {
    const { source, clock, list } = setup(rows("a"));
    list.wrote({ id: "b" });
    clock.move(1);
    source.all = rows("a");
    expect(await ids(list)).toEqual(["a"]);
  });

  test("shows one object, and all among which it is, but not what this run has written since", async () => {
    const { clock, list } = setup(rows("a", "b"));
    await ids(list);
    expect(await list.row("a")).toMatchObject({
      row: { id: "a" },
      among: new Map(rows("a", "b").map((row) => [row.id, row])),
    });
    expect(await list.row("c")).toBeUndefined();
    list.wrote({ id: "b" });
    expect(await list.row("b")).toBeUndefined();
    list.removed("a");
    expect(await list.row("a")).toBeUndefined();
    clock.move(10_000);
    expect((await list.row("b"))?.row ?? (await list.row("b"))?.row).toEqual({ id: "b" });
  });

  test("shows what this run has created without being read, as long as a list would answer", async () => {
    const { source, clock, list } = setup(rows("a"), 3);
    await list.creating(async () => ({ id: "b" }));
    expect(await list.row("b")).toEqual({ row: { id: "b" }, at: clock.now() });
    clock.move(9_999);
    expect((await list.row("b"))?.row).toEqual({ id: "b" });
    clock.move(1);
    expect(await list.row("b")).toBeUndefined();
    expect(source).toMatchObject({ lists: 0, pages: 0 });
  });

  test("is no longer used after a write without an answer, not even one that was being read", async () => {
    const { source, list } = setup(rows("a"));
    await ids(list);
    const lost = () => list.creating(() => Promise.reject(unknownOutcome()));
    await expect(lost()).rejects.toThrow("the connection broke");
    expect(await list.rows()).toBeUndefined();

    let answer = () => {};
    source.hold = new Promise<void>((resolve) => {
      answer = resolve;
    });
    const asked = list.rows();
    await new Promise(setImmediate);
    await expect(lost()).rejects.toThrow("the connection broke");
    answer();
    expect(await asked).toBeUndefined();
  });

  test("stays after a write that CCKM rejected", async () => {
    const { source, list } = setup(rows("a"));
    await ids(list);
    await expect(list.creating(() => Promise.reject(refusedWith(409)))).rejects.toThrow();
    expect(idsOf(await list.rows())).toEqual(["a"]);
    expect(source.lists).toBe(1);
  });

  test("is not read again where reading it takes half its time", async () => {
    const { source, clock, list } = setup(rows("a"));
    const read = source.list.bind(source);
    source.list = async () => {
      clock.move(5_001);
      return read();
    };
    expect(await ids(list)).toEqual(["a"]);
    clock.move(10_000);
    expect(await ids(list)).toBeUndefined();
    expect(source.lists).toBe(1);
  });

  test("lets go of who is asked to stop", async () => {
    const { source, list } = setup(rows("a"));
    await list.rows();
    source.hold = new Promise(() => {});
    const stop = new AbortController();
    const asked = list.rows({ signal: stop.signal });
    stop.abort();
    await expect(asked).rejects.toThrow("was stopped");
  });
});
