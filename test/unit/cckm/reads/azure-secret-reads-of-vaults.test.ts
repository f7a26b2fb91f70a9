import { SecretReads } from "../../../../lib/cckm/reads/azure-secret-reads";
import { type SecretRow, SecretServer } from "../../../support/secret-server";

const KEY_VAULT = "payments-kv::260ecbe7-777b-4d3c-84ea-887620498863";
const VAULT = "73524b70-1234-4f92-954b-6312f4567d1a";
const KEY = { key_vault: KEY_VAULT, key_vault_id: VAULT, secret_name: "db-password" };
const LATEST = `secrets key_vault_id=${VAULT} sort=-createdAt,id`;
const BY_NAME = "secrets secret_name=db-password";

/** When something happened, in seconds of one hour. */
const at = (seconds: number) => new Date(Date.UTC(2026, 0, 1, 0, 0, seconds)).toISOString();
const row = (id: string, seconds: number, more: Partial<SecretRow> = {}): SecretRow => ({
  id,
  secret_name: "db-password",
  key_vault: KEY_VAULT,
  key_vault_id: VAULT,
  created: seconds,
  createdAt: at(seconds),
  ...more,
});
/** More secrets than a page of the vault has, one made each second. */
const others = (count: number) =>
  Array.from({ length: count }, (_, index) => row(`other-${index}`, index + 1, { secret_name: `other-${index}` }));

let server: SecretServer;
beforeEach(async () => {
  server = await SecretServer.start();
});
afterEach(() => server.stop());

const reading = (...rows: SecretRow[]) => new SecretReads(server.connect(...rows));

test("the newest version of a secret is found among all that its vault has", async () => {
  const reads = reading(row("1", 10), row("2", 20), row("3", 30, { secret_name: "other" }));
  expect((await reads.newest("1", KEY)).id).toBe("2");
  expect(server.asked()).toEqual([LATEST]);
});

test("secrets of one vault share one look at it", async () => {
  const reads = reading(row("1", 10), row("2", 20), row("3", 30, { secret_name: "other" }));
  const found = await Promise.all([reads.newest("1", KEY), reads.newest("3", { ...KEY, secret_name: "other" })]);
  expect(found.map(({ id }) => id)).toEqual(["2", "3"]);
  expect(server.asked()).toEqual([LATEST]);
});

test("a version that is newer than the end of what a vault was made last has all newer ones there", async () => {
  const reads = reading(...others(200), row("1", 150), row("2", 190));
  expect((await reads.newest("1", KEY)).id).toBe("2");
  expect(server.asked()).toEqual([LATEST]);
});

test("a version at the end of what a vault was made last is looked for by name", async () => {
  const reads = reading(...others(98), row("1", 0), row("0", 0, { secret_name: "first" }), row("2", 0));
  expect((await reads.newest("1", KEY)).id).toBe("1");
  expect(server.asked().slice(0, 2)).toEqual([LATEST, BY_NAME]);
});

test("a version that is older than what a vault was made last is looked for by name, in all spellings that were seen", async () => {
  const reads = reading(row("1", 0), ...others(200), row("2", 190, { secret_name: "DB-Password" }));
  expect((await reads.newest("1", KEY)).id).toBe("2");
  expect(server.asked()).toEqual([LATEST, BY_NAME, "secrets secret_name=DB-Password"]);
});

test("what a vault was made last is no answer where the release does not list it in that order", async () => {
  const reads = reading(row("1", 50), ...others(120), row("2", 90));
  server.refuse = ({ query }) => (query.get("sort")?.startsWith("-") ? { status: 400, json: {} } : undefined);
  expect((await reads.newest("1", KEY)).id).toBe("2");
  expect(server.asked().slice(-1)).toEqual([BY_NAME]);
});

test("what a vault was made last is no answer where it is in no order, even if it ends with something older", async () => {
  const later = others(157).slice(59);
  const reads = reading(row("1", 50), ...later, row("end", 10, { secret_name: "end" }), row("2", 190));
  server.refuse = ({ query }) => (query.get("sort")?.startsWith("-") ? { status: 400, json: {} } : undefined);
  expect((await reads.newest("1", KEY)).id).toBe("2");
  expect(server.asked().slice(-1)).toEqual([BY_NAME]);
});

test("what a vault was made last is no answer where CCKM does not say when", async () => {
  const untimed = others(120).map(({ createdAt: _, ...other }) => other);
  const reads = reading(row("1", 50), ...untimed);
  expect((await reads.newest("1", KEY)).id).toBe("1");
  expect(server.asked()).toEqual([LATEST, BY_NAME]);
});

test("a version of which CCKM does not say when it was made is looked for by name", async () => {
  const { createdAt: _, ...untimed } = row("1", 50);
  const reads = reading(untimed, ...others(99), row("2", 90), row("old", 0, { secret_name: "old" }));
  server.tellsTotal = false;
  expect((await reads.newest("1", KEY)).id).toBe("2");
  expect(server.asked().slice(-1)).toEqual([BY_NAME]);
});

test("whoever may not see what a vault was made last has the secret looked for by name", async () => {
  const reads = reading(row("1", 10), row("2", 20));
  server.refuse = ({ query }) => (query.get("sort")?.startsWith("-") ? { status: 403, json: {} } : undefined);
  expect((await reads.newest("1", KEY)).id).toBe("2");
  expect(server.asked()).toEqual([LATEST, BY_NAME]);
});

test("a secret that this run wrote is looked for by name: what its vault was made last may be from before", async () => {
  const reads = reading(row("1", 10), row("other", 20, { secret_name: "other" }));
  expect((await reads.newest("other", { ...KEY, secret_name: "other" })).id).toBe("other");
  await reads.writing("1", KEY, async () => {
    server.rows = [...server.rows, row("2", 30)];
  });
  expect((await reads.newest("1", KEY)).id).toBe("2");
  expect(server.asked()).toEqual([LATEST, BY_NAME]);
});

test("a write of a secret gives what it gave, or its error, and what was known of the secret is dropped either way", async () => {
  const reads = reading(row("1", 10));
  expect((await reads.newest("1", KEY)).id).toBe("1");
  expect(await reads.writing("1", KEY, async () => "written")).toBe("written");
  const failing = reads.writing("1", KEY, async () => {
    server.rows = [...server.rows, row("2", 30)];
    throw new Error("no reply");
  });
  await expect(failing).rejects.toThrow("no reply");
  expect((await reads.newest("1", KEY)).id).toBe("2");
});

test("a write of one version makes readers of another version look again", async () => {
  const reads = reading(row("1", 10), row("2", 20));
  const byName = { key_vault: KEY_VAULT, secret_name: "db-password" };
  await reads.newest("1", byName);
  await reads.newest("2", byName);
  await reads.writing("1", KEY, async () => {
    server.rows = [...server.rows, row("3", 30)];
  });
  expect((await reads.newest("2", byName)).id).toBe("3");
});

test("an answer is kept: a secret that is read again asks nobody", async () => {
  const reads = reading(row("1", 10), row("2", 20));
  await reads.newest("1", KEY);
  expect((await reads.newest("1", KEY)).id).toBe("2");
  expect(server.asked()).toHaveLength(1);
});

describe("many secrets", () => {
  const COUNT = 10;
  const name = (index: number) => `other-${index}`;
  /** Reads secrets one after the other; gives the ids of their newest versions. */
  async function readEach(reads: SecretReads): Promise<string[]> {
    const found: string[] = [];
    for (let index = 0; index < COUNT; index++) {
      found.push((await reads.newest(name(index), { ...KEY, secret_name: name(index) })).id);
    }
    return found;
  }
  const names = Array.from({ length: COUNT }, (_, index) => name(index));
  const asked = () => {
    const all = server.asked();
    return {
      byName: all.filter((what) => what.startsWith("secrets secret_name=")).length,
      pages: all.filter((what) => what === "secrets").length,
    };
  };

  test("are found by walking the list once, after the first few", async () => {
    expect(await readEach(reading(...others(250)))).toEqual(names);
    expect(asked()).toEqual({ byName: 3, pages: 3 });
  });

  test("are found by walking the list once where CCKM does not say how many there are", async () => {
    const reads = reading(...others(250));
    server.tellsTotal = false;
    expect(await readEach(reads)).toEqual(names);
    // Each list then ends with a page that is empty.
    expect(asked()).toEqual({ byName: 2 * 3, pages: 4 });
  });

  test("have their newest versions from the list, wherever it has them", async () => {
    const newer = row("newer", 900, { secret_name: "OTHER-8" });
    const older = row("older", 0, { secret_name: "other-9" });
    const found = await readEach(reading(newer, ...others(250), older));
    expect(found).toEqual([...names.slice(0, 8), "newer", "other-9"]);
    expect(asked()).toEqual({ byName: 3, pages: 3 });
  });

  test("are looked for by name one by one where the list changed while it was walked", async () => {
    const reads = reading(...others(250));
    let walked = 0;
    server.refuse = ({ query, path }) => {
      const isWalk = path.endsWith("/secrets") && [...query.keys()].every((key) => ["skip", "limit"].includes(key));
      if (isWalk && ++walked === 2) server.rows = [...server.rows, row("late", 999, { secret_name: "late" })];
      return undefined;
    };
    expect(await readEach(reads)).toEqual(names);
    expect(asked()).toEqual({ byName: COUNT, pages: 3 });
  });

  test("are looked for by name one by one where the list has one record twice and another never", async () => {
    const all = others(250);
    const reads = reading(...all);
    server.rows = all.map((one, index) => (index === 200 ? all[10]! : one));
    expect(await readEach(reads)).toEqual(names);
    expect(asked().byName).toBe(COUNT);
  });

  test("are walked anew when a minute is over: what is gone by then is not remembered", async () => {
    let now = Date.now();
    jest.spyOn(Date, "now").mockImplementation(() => now);
    const reads = reading(...others(250), row("newer", 900, { secret_name: name(9) }));
    expect(await readEach(reads)).toEqual([...names.slice(0, 9), "newer"]);
    server.rows = others(250);
    now += 61_000;
    expect(await readEach(reads)).toEqual(names);
    jest.restoreAllMocks();
  });
});
