import fc from "fast-check";
import { stateAfterApply, stateAfterError, stateAfterRead } from "../../../../lib/plugin/lifecycle/final-state";
import { sameValue } from "../../../../lib/plugin/lifecycle/same";
import { element, isWhollyKnown, map, nested, schema, set, string, UNKNOWN } from "../../../../lib/schema";

const description = "For the test.";
const { attributes } = schema({
  description,
  attributes: {
    id: string({ computed: true, description }),
    when: string({ optional: true, equivalent: (a, b) => a.trim() === b.trim(), description }),
    mode: string({ optional: true, default: "soft", description }),
    zones: set(element.string, { optional: true, description }),
    tags: map(element.string, { optional: true, computed: true, description }),
    secret: string({ optional: true, writeOnly: true, description }),
  },
});
const prior = { id: "1", when: "noon", mode: "soft", zones: ["a", "b"], tags: null, secret: null };

describe("the state after a read", () => {
  it("keeps the prior spelling where the remote value means the same", () => {
    const read = stateAfterRead(attributes, { ...prior, when: " noon ", zones: ["b", "a"] }, prior);
    expect({ ...read }).toEqual(prior);
  });

  it("takes the remote value where it differs", () => {
    const read = stateAfterRead(attributes, { ...prior, when: "night", zones: ["b"], tags: { k: "v" } }, prior);
    expect(read).toMatchObject({ when: "night", zones: ["b"], tags: { k: "v" } });
  });

  it("keeps what the API does not return, and after an import its default", () => {
    const gone = { ...prior, mode: undefined, when: undefined };
    expect(stateAfterRead(attributes, gone, { ...prior, mode: "hard" })).toMatchObject({ mode: "hard", when: "noon" });
    expect(stateAfterRead(attributes, gone, { ...prior, mode: null })).toMatchObject({ mode: "soft" });
  });

  it("spells out what would steer a terminal, which Terraform prints as it is beside several lines", () => {
    const remote = { ...prior, when: "a\u001b[31m", tags: { k: "\u202eb" } };
    const read = stateAfterRead(attributes, remote, { ...prior, when: "two\nlines" });
    expect(read).toMatchObject({ when: "a\\u001b[31m", tags: { k: "\\u202eb" } });
    expect(stateAfterRead(attributes, remote, read)).toBe(read);
    expect(stateAfterRead(attributes, remote, remote)).toBe(remote);
  });

  it("never lets a write-only value in", () => {
    expect(stateAfterRead(attributes, { ...prior, secret: "test-secret-value" }, prior).secret).toBeNull();
  });
});

describe("an applied state", () => {
  it("spells out what the server says, and keeps what was planned", () => {
    const planned = { ...prior, id: UNKNOWN, when: "a\u0007", tags: { k: UNKNOWN } };
    const { state } = stateAfterApply(attributes, planned, { id: "1\u001b", when: "b", tags: { k: "\u009b1m" } });
    expect(state).toMatchObject({ id: "1\\u001b", when: "a\u0007", tags: { k: "\\u009b1m" } });
    const left = stateAfterError(attributes, { id: "1\u001b", when: "a\u0007" }, null, planned);
    expect(left).toMatchObject({ id: "1\\u001b", when: "a\u0007" });
  });

  it("takes a set with unknown members as the hook returns it, whatever the order", () => {
    const of = schema({
      description,
      attributes: {
        members: nested.set(
          { key: string({ required: true, description }), rank: string({ computed: true, description }) },
          { optional: true, description },
        ),
      },
    });
    const planned = {
      members: [
        { key: "a", rank: UNKNOWN },
        { key: "b", rank: "2" },
      ],
    };
    const result = {
      members: [
        { key: "b", rank: "2" },
        { key: "a", rank: "1" },
      ],
    };
    expect(stateAfterApply(of.attributes, planned, result).state.members).toEqual(result.members);
  });

  const listed = (parts: unknown) => {
    const member = { key: string({ required: true, description }), rank: string({ computed: true, description }) };
    const of = schema({ description, attributes: { parts: nested.list(member, { optional: true, description }) } });
    return (result: unknown) => stateAfterApply(of.attributes, { parts }, { parts: result }).state.parts;
  };

  it.each([undefined, null])("keeps what is known of a list for which the hook returns %s, and says so", (result) => {
    expect(listed([{ key: "a", rank: UNKNOWN }])(result)).toEqual([{ key: "a", rank: null }]);
    const { undecided } = stateAfterApply(attributes, { tags: { k: UNKNOWN } }, { ...prior, tags: result });
    expect(undecided).toContain("tags");
  });

  it("takes each object of a list in its place, in the user's spelling where that is known", () => {
    const planned = listed([
      { key: "a", rank: UNKNOWN },
      { key: "b", rank: "2" },
    ]);
    const result = [
      { key: "A", rank: "1" },
      { key: "B", rank: "9" },
    ];
    expect(planned(result)).toEqual([
      { key: "a", rank: "1" },
      { key: "b", rank: "2" },
    ]);
  });

  it.each([
    ["longer", [{ key: "x", rank: "0" }]],
    ["shorter", []],
  ])("takes a list as the hook returns it where that is %s than planned", (_, more) => {
    const planned = listed([{ key: "a", rank: UNKNOWN }]);
    const result = more.length > 0 ? [...more, { key: "a", rank: "1" }] : [];
    expect(planned(result)).toEqual(result);
  });

  const member = { key: string({ required: true, description }), rank: string({ computed: true, description }) };
  const part = (key: string, rank: unknown) => ({ key, rank });

  it("takes each object of a map by its key, in the user's spelling where that is known", () => {
    const of = schema({ description, attributes: { parts: nested.map(member, { optional: true, description }) } });
    const planned = { parts: { x: part("a", UNKNOWN), y: part("b", "2") } };
    const result = { parts: { y: part("B", "9"), x: part("A", "1") } };
    const { parts } = stateAfterApply(of.attributes, planned, result).state as { parts: object };
    expect({ ...parts }).toEqual({ x: part("a", "1"), y: part("b", "2") });
  });

  it("takes each member of a single object, in the user's spelling where that is known", () => {
    const of = schema({ description, attributes: { part: nested.single(member, { optional: true, description }) } });
    const { state, undecided } = stateAfterApply(of.attributes, { part: part("a", UNKNOWN) }, { part: part("A", "1") });
    expect({ ...(state.part as object) }).toEqual(part("a", "1"));
    expect(undecided).toEqual([]);
  });

  it("merges objects within lists within objects, each in its place", () => {
    const inner = nested.list(member, { optional: true, description });
    const outer = nested.single({ parts: inner }, { optional: true, description });
    const of = schema({ description, attributes: { box: outer } });
    const planned = { box: { parts: [part("a", UNKNOWN), part("b", UNKNOWN)] } };
    const result = { box: { parts: [part("A", "1"), part("B", "2")] } };
    const { box } = stateAfterApply(of.attributes, planned, result).state as { box: { parts: object[] } };
    expect(box.parts.map((one) => ({ ...one }))).toEqual([part("a", "1"), part("b", "2")]);
  });

  const value = fc.oneof(fc.string(), fc.constant(null), fc.constant(UNKNOWN));

  it("keeps every known planned value and holds nothing unknown, whatever the hook returns", () => {
    fc.assert(
      fc.property(
        fc.record({ id: value, when: value, mode: value, tags: fc.dictionary(fc.string(), value) }),
        fc.record({ id: value, when: value, mode: value, tags: fc.dictionary(fc.string(), value) }),
        (planned, result) => {
          const { state, undecided } = stateAfterApply(attributes, planned, result);
          expect(isWhollyKnown(state)).toBe(true);
          for (const name of ["id", "when", "mode", "tags"] as const) {
            if (isWhollyKnown(planned[name])) {
              expect(sameValue(state[name], planned[name], attributes[name].type)).toBe(true);
              expect(undecided).not.toContain(name);
            }
          }
        },
      ),
    );
  });
});

describe("a state after a failure", () => {
  const saved = { id: "2", when: undefined, mode: null, zones: undefined, tags: { k: UNKNOWN }, secret: "test-secret" };

  it("has what was saved, and what was before where nothing was saved", () => {
    expect(stateAfterError(attributes, saved, prior)).toEqual({
      id: "2",
      when: "noon",
      mode: null,
      zones: ["a", "b"],
      tags: { k: null },
      secret: null,
    });
  });

  it("keeps the spelling of the plan, else of what was before, where what was saved means the same", () => {
    const planned = { ...prior, when: "noon " };
    const state = (when: string) => stateAfterError(attributes, { ...prior, when, zones: ["b", "a"] }, prior, planned);
    expect(state(" noon")).toMatchObject({ when: "noon ", zones: ["a", "b"] });
    expect(stateAfterError(attributes, { ...prior, when: " noon" }, prior, { ...prior, when: "night" }).when).toBe(
      "noon",
    );
    expect(state("night").when).toBe("night");
  });

  it("has null where nothing was saved and nothing was before", () => {
    expect(stateAfterError(attributes, saved, null)).toMatchObject({ when: null, zones: null });
  });

  it("takes nothing unknown from what was planned", () => {
    expect(stateAfterError(attributes, saved, { ...prior, when: UNKNOWN, zones: [UNKNOWN] })).toMatchObject({
      when: null,
      zones: [null],
    });
  });
});
