import { CckmError, writeOnce } from "cdktf-cckm/client";
import { errorOf } from "../../support/client-fixtures";

const unknown = new CckmError({ kind: "connection", summary: "broke", outcomeUnknown: true });
const refused = new CckmError({ kind: "reply", status: 409, summary: "refused" });

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
  expect(await writeOnce(send.run, find.run)).toBe("made");
  expect(find.calls.count).toBe(0);
});

test("after an unknown outcome, what is there is the result", async () => {
  const send = script<string>(unknown);
  expect(await writeOnce(send.run, async () => "found")).toBe("found");
  expect(send.calls.count).toBe(1);
});

test("when nothing is there the write is sent once more, and only once", async () => {
  const send = script<string>(unknown, "made");
  expect(await writeOnce(send.run, async () => undefined)).toBe("made");
  const twice = script<string>(unknown, unknown, "never");
  expect(await errorOf(writeOnce(twice.run, async () => undefined))).toBe(unknown);
  expect(twice.calls.count).toBe(2);
});

test("a known failure is thrown at once, and a look that fails keeps the first error", async () => {
  const find = script<string | undefined>();
  expect(await errorOf(writeOnce(script<string>(refused).run, find.run))).toBe(refused);
  expect(find.calls.count).toBe(0);
  expect(await errorOf(writeOnce(script<string>(unknown).run, script<string>(refused).run))).toBe(unknown);
});
