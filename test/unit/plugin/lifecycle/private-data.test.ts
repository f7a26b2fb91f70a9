import { PrivateData } from "../../../../lib/plugin/lifecycle/private-data";
import { UNKNOWN } from "../../../../lib/schema";

const fromText = (text: string) => new PrivateData(Buffer.from(text));
const textOf = (bytes: Uint8Array) => Buffer.from(bytes).toString();

describe("private data", () => {
  test("has what was seen in the state, and what was planned only in the plan", () => {
    const data = new PrivateData(new Uint8Array());
    data.seen.set("connection", "aws-prod");
    data.planned.set("order", [1, 2]);
    const planned = new PrivateData(data.forPlan("subject"));
    expect([planned.seen.get("connection"), planned.planned.get("order")]).toEqual(["aws-prod", [1, 2]]);
    expect(planned.subject).toBe("subject");
    const kept = new PrivateData(data.forState());
    expect([kept.seen.get("connection"), kept.planned.get("order")]).toEqual(["aws-prod", undefined]);
    expect(kept.subject).toBeUndefined();
  });

  test("is no bytes at all where nothing is kept", () => {
    const data = new PrivateData(new Uint8Array());
    data.seen.set("connection", "aws-prod");
    data.seen.set("connection", undefined);
    expect(data.forState()).toHaveLength(0);
  });

  test("of a state from before is what was seen", () => {
    expect(fromText(`{"connection":"aws-prod"}`).seen.get("connection")).toBe("aws-prod");
  });

  test.each(["not JSON", "[1]", "null", `"text"`, `{"form":2,"seen":7,"planned":[],"subject":1}`])(
    "of another's making, such as %s, is empty",
    (text) => {
      const data = fromText(text);
      expect(textOf(data.forPlan(data.subject))).toBe("");
    },
  );

  test.each([[UNKNOWN], [{ inside: [UNKNOWN] }], [() => 1]])("refuses what JSON cannot hold: %p", (value) => {
    const { seen } = new PrivateData(new Uint8Array());
    expect(() => seen.set("key", value)).toThrow("Private value key");
    expect(seen.get("key")).toBeUndefined();
  });

  test("keeps a copy: what a hook changes later changes nothing", () => {
    const { seen } = new PrivateData(new Uint8Array());
    const asked = ["keycreate"];
    seen.set("asked", asked);
    asked.push("keydelete");
    expect(seen.get("asked")).toEqual(["keycreate"]);
  });
});
