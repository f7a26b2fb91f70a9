import { CckmError, lookFor, sendOrFind } from "cdktf-cckm/client";
import { errorOf, ManualClock, refusedWith, unknownOutcome } from "../../../support/client-fixtures";

const unknown = unknownOutcome();
const refused = refusedWith(409);

/** Gives its steps one after the other; an error is thrown. */
function script<T>(...steps: (T | CckmError)[]) {
  const calls = { count: 0 };
  const run = async (): Promise<T> => {
    const step = steps[calls.count++];
    if (step instanceof CckmError) throw step;
    return step as T;
  };
  return { calls, run };
}

test("a write that succeeds is not looked for", async () => {
  const send = script("made");
  const find = script<string | undefined>();
  expect(await sendOrFind(send.run, find.run)).toBe("made");
  expect(find.calls.count).toBe(0);
});

test("after an unknown outcome, what is there is the result", async () => {
  const send = script<string>(unknown);
  expect(await sendOrFind(send.run, async () => "found", { clock: new ManualClock() })).toBe("found");
  expect(send.calls.count).toBe(1);
});

test("what was answered with success is looked for, and never sent again unless that does no harm", async () => {
  const accepted = new CckmError({
    outcome: "unknown",
    kind: "malformed",
    status: 202,
    readOnly: false,
    summary: "empty",
  });
  const clock = new ManualClock();
  const send = script<string>(accepted, "made twice");
  expect(await errorOf(sendOrFind(send.run, async () => undefined, { clock }))).toBe(accepted);
  expect(send.calls.count).toBe(1);
  expect(await sendOrFind(script<string>(accepted).run, async () => "found", { clock })).toBe("found");
  const remove = script<string>(accepted, "removed");
  expect(await sendOrFind(remove.run, async () => undefined, { clock, harmless: true })).toBe("removed");
});

test("what failed within CCKM is looked for, and not sent again", async () => {
  const failed = refusedWith(500);
  const send = script<string>(failed, "made twice");
  expect(await sendOrFind(send.run, async () => "found", { clock: new ManualClock() })).toBe("found");
  const nothing = sendOrFind(script<string>(failed).run, async () => undefined, { clock: new ManualClock() });
  expect(await errorOf(nothing)).toBe(failed);
  expect(send.calls.count).toBe(1);
});

test("a second attempt that meets the effect of the first one is no error", async () => {
  const send = script<string>(unknown, refused);
  const find = script<string | undefined>(undefined, "found");
  expect(await sendOrFind(send.run, find.run, { clock: new ManualClock() })).toBe("found");
});

test("what is late is looked for at growing intervals, within the time", async () => {
  const clock = new ManualClock();
  const late = script<string | undefined>(undefined, undefined, "there");
  expect(await lookFor(late.run, { within: 10_000, clock })).toBe("there");
  expect(clock.sleeps).toEqual([100, 160]);
  const started = clock.now();
  expect(await lookFor(async () => undefined, { within: 10_000, clock })).toBeUndefined();
  expect(clock.now() - started).toBe(10_000);
});

test("when nothing is there the write is sent again, after growing pauses, four times in all", async () => {
  const clock = new ManualClock();
  const send = script<string>(unknown, "made");
  expect(await sendOrFind(send.run, async () => undefined, { clock })).toBe("made");
  expect(clock.sleeps).toEqual([1000]);
  const never = script<string>(unknown, unknown, unknown, unknown, "too late");
  expect(await errorOf(sendOrFind(never.run, async () => undefined, { clock }))).toBe(unknown);
  expect(never.calls.count).toBe(4);
  expect(clock.sleeps).toEqual([1000, 1000, 2000, 4000, 8000]);
});

test("an abort still looks, and does not send again", async () => {
  const send = script<string>(unknown, "never");
  const signal = AbortSignal.abort();
  expect(await sendOrFind(send.run, async () => "found", { signal })).toBe("found");
  const other = script<string>(unknown, "never");
  expect(await errorOf(sendOrFind(other.run, async () => undefined, { signal }))).toMatchObject({ kind: "aborted" });
  expect(other.calls.count).toBe(1);
});

test("a known failure is thrown at once, and a look that fails keeps the first error", async () => {
  const find = script<string | undefined>();
  expect(await errorOf(sendOrFind(script<string>(refused).run, find.run))).toBe(refused);
  expect(find.calls.count).toBe(0);
  const clock = new ManualClock();
  expect(await errorOf(sendOrFind(script<string>(unknown).run, script<string>(refused).run, { clock }))).toBe(unknown);
});
