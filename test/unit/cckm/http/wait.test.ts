import fc from "fast-check";
import { abortedError } from "../../../../lib/cckm/http/errors";
import { pauseMs, type Wait, waitUntil } from "../../../../lib/cckm/http/wait";
import { ManualClock } from "../../../support/client-fixtures";

const MINUTE = 60_000;

function setup(over: Partial<Wait<number>> = {}) {
  const clock = new ManualClock();
  const stop = new AbortController();
  const looks: number[] = [];
  const begun = clock.now();
  const look = async () => {
    looks.push(clock.now() - begun);
    return looks.length;
  };
  const wait = { look, done: () => false, timeout: 10 * MINUTE, signal: stop.signal, clock, ...over };
  return { clock, stop, looks, begun, run: () => waitUntil(wait) };
}

/** Fails the first so many looks. */
function failing(times: number, error = new Error("no answer")) {
  let looks = 0;
  return async () => {
    if (looks++ < times) throw error;
    return looks;
  };
}

describe("the pauses of a wait", () => {
  it("grow, by chance a quarter more or less, to half a minute", () => {
    const random = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
    fc.assert(
      fc.property(fc.nat(10_000), random, (look, by) => {
        const middle = Math.min(30_000, 250 * 1.6 ** look);
        expect(pauseMs(look, by)).toBeGreaterThanOrEqual(Math.floor(middle * 0.75));
        expect(pauseMs(look, by)).toBeLessThanOrEqual(Math.ceil(middle * 1.25));
      }),
    );
    expect(pauseMs(5, 0.5)).toBeGreaterThan(pauseMs(4, 0.5));
    expect(pauseMs(100, 0.5)).toBe(30_000);
  });
});

describe("waiting", () => {
  it("ends at once where there is nothing to wait for", async () => {
    const { run, clock } = setup({ done: () => true });
    expect(await run()).toEqual({ end: "done", value: 1 });
    expect(clock.sleeps).toEqual([]);
  });

  it("looks until it is done, and tells of every look before", async () => {
    const progress = jest.fn();
    const { run, looks } = setup({ done: (value) => value === 4, progress });
    expect(await run()).toEqual({ end: "done", value: 4 });
    expect(progress.mock.calls).toEqual([
      [1, looks[0]],
      [2, looks[1]],
      [3, looks[2]],
    ]);
  });

  it("looks a last time at the very end of the time", async () => {
    const { run, looks } = setup();
    expect(await run()).toEqual({ end: "timeout", value: looks.length });
    expect(looks.at(-1)).toBe(10 * MINUTE);
    expect(looks.length).toBeLessThan(40);
  });

  it("goes on for as long as it takes without a timeout", async () => {
    const { run, clock, begun } = setup({ timeout: Number.POSITIVE_INFINITY, done: (value) => value === 10_000 });
    expect(await run()).toEqual({ end: "done", value: 10_000 });
    expect(clock.now() - begun).toBeGreaterThan(3 * 24 * 60 * MINUTE);
  });
});

describe("a look of a wait that fails", () => {
  it("ends the waiting with its error", async () => {
    const { run, clock } = setup({ look: failing(1) });
    await expect(run()).rejects.toThrow("no answer");
    expect(clock.sleeps).toEqual([]);
  });

  it("is followed by another one where it may be", async () => {
    const missed = jest.fn();
    const { run } = setup({ look: failing(3), done: () => true, mayLookAgain: () => true, missed });
    expect(await run()).toEqual({ end: "done", value: 4 });
    expect(missed).toHaveBeenCalledTimes(3);
  });

  it("ends the waiting after five minutes without an answer", async () => {
    const { run, clock, begun } = setup({
      look: failing(Number.POSITIVE_INFINITY),
      mayLookAgain: () => true,
      timeout: 60 * MINUTE,
    });
    await expect(run()).rejects.toThrow("no answer");
    expect(clock.now() - begun).toBeGreaterThan(5 * MINUTE);
    expect(clock.now() - begun).toBeLessThan(6 * MINUTE);
  });

  it("counts from the last answer", async () => {
    let looks = 0;
    const look = async () => {
      if (looks++ % 2 === 0) throw new Error("no answer");
      return looks;
    };
    const { run } = setup({ look, mayLookAgain: () => true, timeout: 60 * MINUTE });
    expect((await run()).end).toBe("timeout");
  });
});

describe("a wait that is told to stop", () => {
  it("before the first look ends it without one", async () => {
    const { run, stop, looks } = setup();
    stop.abort();
    expect(await run()).toEqual({ end: "stopped", value: undefined });
    expect(looks).toEqual([]);
  });

  it("during a pause ends it with what was last seen", async () => {
    const { run, clock, stop } = setup();
    clock.sleep = async (_, signal) => {
      stop.abort();
      signal?.throwIfAborted();
    };
    expect(await run()).toEqual({ end: "stopped", value: 1 });
  });

  const failingAtStop = (error: Error, over: Partial<Wait<number>> = {}) => {
    const stop = new AbortController();
    const look = async () => {
      stop.abort();
      throw error;
    };
    return setup({ look, signal: stop.signal, ...over }).run();
  };

  it("during a look ends it, whatever a look throws that may be repeated", async () => {
    const waited = await failingAtStop(new Error("cut off"), { mayLookAgain: () => true });
    expect(waited).toEqual({ end: "stopped", value: undefined });
  });

  it("during a look that the stop itself ends", async () => {
    expect(await failingAtStop(abortedError("GET /"))).toEqual({ end: "stopped", value: undefined });
  });

  it("tells the failure of a look that may have written", async () => {
    await expect(failingAtStop(new Error("no answer"))).rejects.toThrow("no answer");
  });
});
