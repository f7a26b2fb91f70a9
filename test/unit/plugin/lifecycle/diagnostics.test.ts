import { diagnostic, failure } from "../../../../lib/plugin/hooks";
import { Diagnostics } from "../../../../lib/plugin/lifecycle/diagnostics";
import * as words from "../../../../lib/plugin/words";

const doing = words.notRead({ type: "test_thing" });
let diagnostics: Diagnostics;
beforeEach(() => {
  diagnostics = new Diagnostics();
});

test("warnings and errors of an operation stand in the order in which they came", () => {
  const { warn } = diagnostics;
  warn("Kept", "It is still there.", ["id"]);
  diagnostics.addThrown(new Error("no connection"), doing);
  diagnostics.add(diagnostic("warning", "Late", "It came last."));
  expect(diagnostics.all).toEqual([
    { severity: "warning", summary: "Kept", detail: "It is still there.", path: ["id"] },
    {
      severity: "error",
      code: "provider-read-failed",
      summary: "Could not read test_thing",
      detail: "no connection",
    },
    { severity: "warning", summary: "Late", detail: "It came last." },
  ]);
});

test("an operation with nothing but warnings has not failed", () => {
  expect(diagnostics.failed).toBe(false);
  diagnostics.warn("Kept", "It is still there.");
  expect(diagnostics.failed).toBe(false);
});

test("an operation with one error among warnings has failed", () => {
  diagnostics.warn("Kept", "It is still there.");
  diagnostics.add(diagnostic("error", "Refused", "It is in use."));
  diagnostics.warn("Late", "It came last.");
  expect(diagnostics.failed).toBe(true);
});

test("what is tried gives its result, and tells nothing", async () => {
  expect(await diagnostics.trying(doing, () => 7)).toBe(7);
  expect(await diagnostics.trying(doing, async () => null)).toBeNull();
  expect(diagnostics.all).toEqual([]);
});

test("what is tried and throws gives nothing, and tells what was being done", async () => {
  const told = { severity: "error", code: "provider-read-failed", summary: "Could not read test_thing" };
  const atOnce = () => {
    throw new Error("at once");
  };
  expect(await diagnostics.trying(doing, atOnce)).toBeUndefined();
  expect(await diagnostics.trying(doing, () => Promise.reject(new Error("later")))).toBeUndefined();
  expect(diagnostics.all).toEqual([
    { ...told, detail: "at once" },
    { ...told, detail: "later" },
  ]);
});

test("what is tried and refuses in words of its own keeps them", async () => {
  const refuse = () => {
    throw failure("Refused", "It is in use.", ["id"]);
  };
  expect(await diagnostics.trying(doing, refuse)).toBeUndefined();
  expect(diagnostics.all).toEqual([{ severity: "error", summary: "Refused", detail: "It is in use.", path: ["id"] }]);
});
