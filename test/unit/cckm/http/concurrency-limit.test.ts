import { ConcurrencyLimit } from "../../../../lib/cckm/http/concurrency-limit";
import { errorOf, unknownOutcome } from "../../../support/client-fixtures";

/** Work that lasts until it is told to end; `begun` has the names in the order in which they began. */
class Works {
  readonly begun: string[] = [];
  readonly #ends = new Map<string, () => void>();

  start(limit: ConcurrencyLimit, name: string, signal?: AbortSignal): Promise<string> {
    const work = () => {
      this.begun.push(name);
      return new Promise<string>((resolve) => this.#ends.set(name, () => resolve(name)));
    };
    return limit.run(work, signal, name);
  }

  end(name: string): void {
    this.#ends.get(name)!();
  }
}

/** Lets everything run that waits for nothing but its turn. */
const settled = () => new Promise((resolve) => setImmediate(resolve));

let works: Works;
let limit: ConcurrencyLimit;
beforeEach(() => {
  works = new Works();
  limit = new ConcurrencyLimit(2);
});

test("a concurrency limit lets so many run at a time, and the others in the order in which they came", async () => {
  const all = ["a", "b", "c", "d"].map((name) => works.start(limit, name));
  await settled();
  expect(works.begun).toEqual(["a", "b"]);
  works.end("b");
  await settled();
  expect(works.begun).toEqual(["a", "b", "c"]);
  works.end("a");
  await settled();
  works.end("c");
  works.end("d");
  expect(await Promise.all(all)).toEqual(["a", "b", "c", "d"]);
});

test("whoever is aborted in the queue of a concurrency limit never begins, and takes nobody's place", async () => {
  const abort = new AbortController();
  const first = works.start(limit, "a");
  const second = works.start(limit, "b");
  const aborted = errorOf(works.start(limit, "c", abort.signal));
  const last = works.start(limit, "d");
  abort.abort();
  expect(await aborted).toMatchObject({ kind: "aborted" });
  works.end("a");
  await settled();
  expect(works.begun).toEqual(["a", "b", "d"]);
  // Both places are free again when all are done: had the aborted one kept one, only one more would begin.
  works.end("b");
  works.end("d");
  await Promise.all([first, second, last]);
  const more = ["e", "f"].map((name) => works.start(limit, name));
  await settled();
  expect(works.begun.slice(3)).toEqual(["e", "f"]);
  works.end("e");
  works.end("f");
  await Promise.all(more);
});

test("an abort from before takes no place in the queue of a concurrency limit, and nobody else's", async () => {
  const both = ["a", "b"].map((name) => works.start(limit, name));
  const next = works.start(limit, "d");
  expect(await errorOf(works.start(limit, "c", AbortSignal.abort()))).toMatchObject({ kind: "aborted" });
  works.end("a");
  await settled();
  expect(works.begun).toEqual(["a", "b", "d"]);
  works.end("b");
  works.end("d");
  await Promise.all([...both, next]);
});

test("an abort after the beginning stops nothing, and leaves the queue of a concurrency limit as it is", async () => {
  const abort = new AbortController();
  const running = works.start(limit, "a", abort.signal);
  const other = works.start(limit, "b");
  const queued = works.start(limit, "c", abort.signal);
  const last = works.start(limit, "d");
  works.end("b");
  await settled();
  expect(works.begun).toEqual(["a", "b", "c"]);
  abort.abort();
  works.end("a");
  works.end("c");
  await settled();
  expect(works.begun).toEqual(["a", "b", "c", "d"]);
  works.end("d");
  expect(await Promise.all([running, other, queued, last])).toEqual(["a", "b", "c", "d"]);
});

test("work that fails gives its place in a concurrency limit to the next one", async () => {
  const narrow = new ConcurrencyLimit(1);
  const failing = errorOf(narrow.run(() => Promise.reject(unknownOutcome()), undefined, "a"));
  const next = works.start(narrow, "b");
  expect(await failing).toMatchObject({ outcome: "unknown" });
  await settled();
  works.end("b");
  expect(await next).toBe("b");
});

test("an abort listener goes with the wait in a queue, so that a signal of a long run does not gather them", async () => {
  const { signal } = new AbortController();
  const add = jest.spyOn(signal, "addEventListener");
  const remove = jest.spyOn(signal, "removeEventListener");
  const narrow = new ConcurrencyLimit(1);
  const first = works.start(narrow, "a");
  const second = works.start(narrow, "b", signal);
  works.end("a");
  await settled();
  works.end("b");
  await Promise.all([first, second]);
  expect(add).toHaveBeenCalledTimes(1);
  expect(remove.mock.calls.map(([event, listener]) => [event, listener])).toEqual(
    add.mock.calls.map(([event, listener]) => [event, listener]),
  );
});
