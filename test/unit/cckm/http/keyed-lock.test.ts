import { KeyedLock } from "cdktf-cckm/client";
import { errorOf } from "../../../support/client-fixtures";

function gate() {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { open, opened };
}

test("work of one key runs one at a time and in order, also after a failure", async () => {
  const lock = new KeyedLock();
  const log: string[] = [];
  let running = 0;
  const work = (name: string) => async () => {
    expect(++running).toBe(1);
    await new Promise(setImmediate);
    running--;
    log.push(name);
    if (name === "b") throw new Error("b failed");
    return name;
  };
  const results = await Promise.allSettled(["a", "b", "c", "d"].map((n) => lock.run("k", work(n))));
  expect(log).toEqual(["a", "b", "c", "d"]);
  expect(results.map((r) => r.status)).toEqual(["fulfilled", "rejected", "fulfilled", "fulfilled"]);
});

test("work of different keys runs side by side", async () => {
  const lock = new KeyedLock();
  const first = gate();
  const held = lock.run("a", () => first.opened);
  await expect(lock.run("b", async () => "done")).resolves.toBe("done");
  first.open();
  await held;
});

test("one who gives up in the queue of a key does not run, and lets nobody past those before it", async () => {
  const lock = new KeyedLock();
  const first = gate();
  const log: string[] = [];
  const held = lock.run("a", async () => {
    await first.opened;
    log.push("first");
  });
  const abort = new AbortController();
  const queued = errorOf(lock.run("a", async () => log.push("never"), { signal: abort.signal }));
  abort.abort();
  expect(await queued).toMatchObject({ kind: "aborted" });
  const last = lock.run("a", async () => log.push("last"));
  await new Promise(setImmediate);
  first.open();
  await Promise.all([held, last]);
  expect(log).toEqual(["first", "last"]);
});
