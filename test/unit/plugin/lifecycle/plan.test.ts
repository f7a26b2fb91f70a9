import type { Decision, Values } from "../../../../lib/plugin/hooks";
import { planChange } from "../../../../lib/plugin/lifecycle/plan";
import {
  bool,
  element,
  list,
  map,
  nested,
  number,
  type Schema,
  schema,
  set,
  string,
  UNKNOWN,
} from "../../../../lib/schema";

const description = "For the test.";

const thing = schema({
  description,
  attributes: {
    id: string({ computed: true, description }),
    name: string({ required: true, replaces: true, description }),
    size: number({ optional: true, description }),
    mode: string({ optional: true, default: "soft", description }),
    enabled: bool({ optional: true, computed: true, description }),
    at: string({
      optional: true,
      replaces: true,
      equivalent: (a, b) => a.toLowerCase() === b.toLowerCase(),
      description,
    }),
    zones: set(element.string, { optional: true, description }),
    tags: map(element.string, { optional: true, description }),
    secret: string({ optional: true, writeOnly: true, description }),
    updated: string({ computed: true, volatile: true, description }),
    parts: nested.list(
      { key: string({ required: true, description }), rank: number({ optional: true, computed: true, description }) },
      { optional: true, description },
    ),
    members: nested.set(
      { key: string({ required: true, description }), rank: number({ optional: true, computed: true, description }) },
      { optional: true, description },
    ),
  },
  timeouts: { create: "1m" },
});

const state = {
  id: "1",
  name: "a",
  size: 1,
  mode: "soft",
  enabled: true,
  at: "Noon",
  zones: ["x", "y"],
  tags: null,
  secret: null,
  updated: "then",
  parts: null,
  members: null,
  timeouts: null,
};
const config = {
  id: null,
  name: "a",
  size: 1,
  mode: null,
  enabled: null,
  at: "Noon",
  zones: ["x", "y"],
  tags: null,
  secret: null,
  updated: null,
  parts: null,
  members: null,
  timeouts: null,
};

const plan = (changes: Values, prior: Values | null = state, decision?: Decision, of: Schema = thing) =>
  planChange(of, { ...config, ...changes }, prior, decision && (async () => decision));

describe("the plan of a create", () => {
  it("takes the configuration, defaults, and leaves computed attributes unknown", async () => {
    const { planned, replace } = await plan({}, null);
    expect({ ...planned }).toEqual({
      ...state,
      id: UNKNOWN,
      enabled: UNKNOWN,
      updated: UNKNOWN,
    });
    expect(replace).toEqual([]);
  });

  it("never plans a write-only value", async () => {
    expect((await plan({ secret: "test-secret-value" }, null)).planned.secret).toBeNull();
  });

  it("passes unknown configuration on", async () => {
    expect((await plan({ name: UNKNOWN }, null)).planned.name).toBe(UNKNOWN);
  });

  it("leaves computed members of nested objects unknown", async () => {
    const { planned } = await plan({ parts: [{ key: "k", rank: null }] }, null);
    expect(planned.parts).toEqual([{ key: "k", rank: UNKNOWN }]);
  });
});

describe("the plan of an update", () => {
  it("plans nothing for an unchanged object", async () => {
    const { planned, replace } = await plan({});
    expect({ ...planned }).toEqual(state);
    expect(replace).toEqual([]);
  });

  it("plans nothing for a computed value that the API leaves empty", async () => {
    const empty = { ...state, id: null, enabled: null, updated: null };
    expect((await plan({}, empty)).planned).toEqual(empty);
  });

  it("plans nothing for a computed member that the API leaves empty", async () => {
    const empty = { ...state, parts: [{ key: "k", rank: null }] };
    expect((await plan({ parts: [{ key: "k", rank: null }] }, empty)).planned).toEqual(empty);
  });

  it("plans nothing for sets in another order", async () => {
    expect((await plan({ zones: ["y", "x"] })).planned).toMatchObject({ zones: ["x", "y"], updated: "then" });
  });

  it("makes volatile attributes unknown as soon as anything changes, and keeps the others", async () => {
    expect((await plan({ size: 2 })).planned).toMatchObject({ size: 2, updated: UNKNOWN, id: "1", enabled: true });
  });

  it("makes computed attributes without a prior value unknown", async () => {
    expect((await plan({ size: 2 }, { ...state, enabled: null })).planned.enabled).toBe(UNKNOWN);
  });

  it("keeps the prior spelling of an equivalent value and does not replace", async () => {
    const { planned, replace } = await plan({ at: "NOON" });
    expect(planned).toMatchObject({ at: "Noon", updated: "then" });
    expect(replace).toEqual([]);
  });

  it("replaces where a replacing attribute changes its meaning", async () => {
    expect((await plan({ at: "midnight" })).replace).toEqual(["at"]);
  });

  it("plans an unknown value of a replacing argument in place, and changes nothing else for it", async () => {
    let told: readonly string[] | undefined;
    const unknown = { ...config, name: UNKNOWN, at: UNKNOWN };
    const { planned, replace } = await planChange(thing, unknown, state, async (_, changed) => {
      told = changed;
      return { replace: ["name"] };
    });
    expect(planned).toEqual({ ...state, name: UNKNOWN, at: UNKNOWN });
    expect(replace).toEqual([]);
    expect(told).toEqual([]);
  });

  it("replaces for the argument that is known and other, whatever is unknown beside it", async () => {
    expect((await plan({ name: "b", at: UNKNOWN })).replace).toEqual(["name"]);
  });

  it("takes an unknown value as a change where it can be made in place", async () => {
    expect((await plan({ size: UNKNOWN })).planned.updated).toBe(UNKNOWN);
    expect((await plan({ at: UNKNOWN }, state, { inPlace: ["at"] })).planned.updated).toBe(UNKNOWN);
    expect((await plan({ name: UNKNOWN }, { ...state, name: null })).planned.updated).toBe(UNKNOWN);
  });

  it("leaves a replacing collection open as soon as anything in it is unknown", async () => {
    const attributes = { at: list(element.string, { optional: true, replaces: true, description }) };
    const of = schema({ description, attributes });
    expect((await planChange(of, { at: ["a", UNKNOWN] }, { at: ["a", "b"] })).replace).toEqual([]);
    expect((await planChange(of, { at: ["a", "c"] }, { at: ["a", "b"] })).replace).toEqual(["at"]);
  });

  it("leaves an unknown reference open, but where the object that it names is replaced itself", async () => {
    const attributes = {
      id: string({ computed: true, description }),
      owner: string({ required: true, replaces: true, refersTo: "test_owner", description }),
    };
    const of = schema({ description, attributes });
    const [unknown, prior] = [
      { id: null, owner: UNKNOWN },
      { id: "1", owner: "o-1" },
    ];
    const asked: unknown[] = [];
    const replacing = (isReplaced: boolean) =>
      planChange(of, unknown, prior, undefined, (...object) => {
        asked.push(object);
        return isReplaced;
      });
    expect((await planChange(of, unknown, prior)).replace).toEqual([]);
    expect((await replacing(false)).replace).toEqual([]);
    expect((await replacing(true)).replace).toEqual(["owner"]);
    expect(asked).toEqual(Array(2).fill(["test_owner", "o-1"]));
  });

  it("does not replace for a required argument that an import could not know", async () => {
    const { planned, replace } = await plan({}, { ...state, name: null });
    expect(planned.name).toBe("a");
    expect(replace).toEqual([]);
  });

  it("does not touch volatile attributes for a change of timeouts", async () => {
    expect((await plan({ timeouts: { create: "5m" } })).planned).toMatchObject({
      timeouts: { create: "5m" },
      updated: "then",
    });
  });

  it("takes computed members of a list's objects from their places before", async () => {
    const prior = { ...state, parts: [{ key: "k", rank: 7 }] };
    const { planned } = await plan(
      {
        parts: [
          { key: "k", rank: null },
          { key: "l", rank: null },
        ],
      },
      prior,
    );
    expect(planned.parts).toEqual([
      { key: "k", rank: 7 },
      { key: "l", rank: UNKNOWN },
    ]);
  });

  it("takes computed members of a set's objects from the element that says the same", async () => {
    const prior = {
      ...state,
      members: [
        { key: "k", rank: 7 },
        { key: "l", rank: 8 },
      ],
    };
    const unchanged = [
      { key: "l", rank: null },
      { key: "k", rank: null },
    ];
    expect((await plan({ members: unchanged }, prior)).planned).toMatchObject({ updated: "then" });
    const { planned } = await plan({ members: [...unchanged, { key: "m", rank: null }] }, prior);
    expect(planned.members).toEqual([
      { key: "l", rank: 8 },
      { key: "k", rank: 7 },
      { key: "m", rank: UNKNOWN },
    ]);
  });

  it("treats a removed optional argument as null", async () => {
    expect((await plan({ size: null })).planned).toMatchObject({ size: null, updated: UNKNOWN });
  });
});

describe("the plan hook", () => {
  it("may keep a value and with it avoid a replacement", async () => {
    const { planned, replace } = await plan({ name: "A" }, state, { keep: ["name"] });
    expect(planned).toMatchObject({ name: "a", updated: "then" });
    expect(replace).toEqual([]);
  });

  it("may change in place what replaces otherwise", async () => {
    const { planned, replace } = await plan({ name: "b" }, state, { inPlace: ["name"] });
    expect(planned).toMatchObject({ name: "b", updated: UNKNOWN });
    expect(replace).toEqual([]);
  });

  it("may replace for a changed attribute only", async () => {
    expect((await plan({ size: 2 }, state, { replace: ["size", "zones"] })).replace).toEqual(["size"]);
  });

  it("may make a computed attribute unknown without any change of arguments", async () => {
    expect((await plan({}, state, { unknown: ["id"] })).planned).toMatchObject({ id: UNKNOWN, updated: UNKNOWN });
  });

  it("may set a computed attribute, a volatile one too", async () => {
    const { planned } = await plan({ size: 2 }, state, { set: { updated: "now" } });
    expect(planned.updated).toBe("now");
  });

  it("may not decide what only the configuration may", async () => {
    await expect(plan({}, state, { set: { name: "b" } })).rejects.toThrow("name, which is not computed");
    await expect(plan({}, state, { keep: ["nam"] })).rejects.toThrow("nam, which the schema does not have");
  });

  it("is told what changed", async () => {
    const seen: string[][] = [];
    await planChange(thing, { ...config, size: 2, at: "NOON" }, state, async (_, changed) => {
      seen.push([...changed]);
      return undefined;
    });
    expect(seen).toEqual([["size"]]);
  });
});
