import type { Values } from "../../../../lib/plugin/hooks";
import { planChange } from "../../../../lib/plugin/lifecycle/plan";
import { type Attribute, nested, schema, string, UNKNOWN } from "../../../../lib/schema";

const description = "For the test.";
const members = {
  key: string({ required: true, description }),
  note: string({ optional: true, description }),
  rank: string({ optional: true, computed: true, description }),
  mode: string({ optional: true, default: "soft", description }),
};

/** What is planned for one nested attribute. */
async function planned(attribute: Attribute, config: unknown, prior?: unknown): Promise<unknown> {
  const of = schema({ description, attributes: { parts: attribute } });
  const before = prior === undefined ? null : { parts: prior };
  return (await planChange(of, { parts: config }, before)).planned.parts;
}

const options = { optional: true, description } as const;
const part = (key: string, more: Values = {}) => ({ key, note: null, rank: null, mode: null, ...more });

describe("a single object", () => {
  const single = nested.single(members, options);

  test("has its defaults, and unknown for what is computed, when it is new", async () => {
    expect(await planned(single, part("a"))).toEqual(part("a", { rank: UNKNOWN, mode: "soft" }));
    expect(await planned(single, part("a"), null)).toEqual(part("a", { rank: UNKNOWN, mode: "soft" }));
  });

  test("keeps what was computed before", async () => {
    const prior = part("a", { rank: "1", mode: "soft" });
    expect(await planned(single, part("b"), prior)).toEqual(part("b", { rank: "1", mode: "soft" }));
  });

  test("may be unknown as a whole", async () => {
    expect(await planned(single, UNKNOWN, part("a", { rank: "1" }))).toBe(UNKNOWN);
  });
});

describe("objects by key", () => {
  const byKey = nested.map(members, options);

  test("take what was computed from the object of their key", async () => {
    const prior = { x: part("a", { rank: "1", mode: "soft" }), y: part("b", { rank: "2", mode: "soft" }) };
    const plan = (await planned(byKey, { y: part("c"), z: part("d") }, prior)) as Values;
    expect({ ...plan }).toEqual({
      y: part("c", { rank: "2", mode: "soft" }),
      z: part("d", { rank: UNKNOWN, mode: "soft" }),
    });
  });

  test("are new where there were none, and may be unknown as a whole", async () => {
    const fresh = { x: part("a", { rank: UNKNOWN, mode: "soft" }) };
    expect({ ...((await planned(byKey, { x: part("a") }, null)) as Values) }).toEqual(fresh);
    expect(await planned(byKey, UNKNOWN, { x: part("a") })).toBe(UNKNOWN);
  });
});

describe("a list of objects", () => {
  const list = nested.list(members, options);

  test("has an unknown element where the configuration has one, and new ones beside it", async () => {
    const plan = await planned(list, [UNKNOWN, part("b")], [part("a", { rank: "1" })]);
    expect(plan).toEqual([UNKNOWN, part("b", { rank: UNKNOWN, mode: "soft" })]);
  });

  test("takes what was computed from the object at its index", async () => {
    const prior = [part("a", { rank: "1", mode: "soft" }), part("b", { rank: "2", mode: "soft" })];
    expect(await planned(list, [part("a"), part("c")], prior)).toEqual([
      part("a", { rank: "1", mode: "soft" }),
      part("c", { rank: "2", mode: "soft" }),
    ]);
  });

  test("is new where there was none", async () => {
    expect(await planned(list, [part("a")], null)).toEqual([part("a", { rank: UNKNOWN, mode: "soft" })]);
  });
});

describe("a set of objects", () => {
  const set = nested.set(members, options);
  const prior = [part("a", { rank: "1", mode: "soft" }), part("b", { note: "n", rank: "2", mode: "soft" })];

  test("takes what was computed from the object of which the configuration says the same", async () => {
    const plan = await planned(set, [part("b", { note: "n", mode: "soft" }), part("c", { mode: "soft" })], prior);
    expect(plan).toEqual([
      part("b", { note: "n", rank: "2", mode: "soft" }),
      part("c", { rank: UNKNOWN, mode: "soft" }),
    ]);
  });

  test("takes nothing from an object of which the configuration says something else", async () => {
    const plan = await planned(set, [part("b", { mode: "soft" })], prior);
    expect(plan).toEqual([part("b", { rank: UNKNOWN, mode: "soft" })]);
  });

  test("compares what may be computed too, where the configuration sets it", async () => {
    const plan = (rank: string) =>
      planned(set, [part("a", { rank, mode: "soft" }), part("d", { mode: "soft" })], prior);
    expect(await plan("1")).toEqual([
      part("a", { rank: "1", mode: "soft" }),
      part("d", { rank: UNKNOWN, mode: "soft" }),
    ]);
    expect(await plan("9")).toEqual([
      part("a", { rank: "9", mode: "soft" }),
      part("d", { rank: UNKNOWN, mode: "soft" }),
    ]);
  });

  test("takes nothing that was computed for another value of what may be computed too", async () => {
    const numbered = nested.set({ ...members, id: string({ computed: true, description }) }, options);
    const before = [{ ...part("a", { rank: "1", mode: "soft" }), id: "x" }];
    const plan = await planned(numbered, [{ ...part("a", { rank: "9", mode: "soft" }), id: null }], before);
    expect(plan).toEqual([{ ...part("a", { rank: "9", mode: "soft" }), id: UNKNOWN }]);
  });

  test("takes what was computed where the configuration leaves the argument out", async () => {
    const config = [
      { key: "a", note: null, mode: "soft" },
      { key: "c", note: null, mode: "soft" },
    ];
    expect(await planned(set, config, prior)).toEqual([
      part("a", { rank: "1", mode: "soft" }),
      part("c", { rank: UNKNOWN, mode: "soft" }),
    ]);
  });

  test("passes over what was no object", async () => {
    const config = [part("a", { mode: "soft" }), part("c", { mode: "soft" })];
    expect(await planned(set, config, [null, ...prior])).toEqual([
      part("a", { rank: "1", mode: "soft" }),
      part("c", { rank: UNKNOWN, mode: "soft" }),
    ]);
  });

  test("has an unknown element where the configuration has one, and is new where there was none", async () => {
    expect(await planned(set, [UNKNOWN], prior)).toEqual([UNKNOWN]);
    expect(await planned(set, [part("a", { mode: "soft" })], null)).toEqual([
      part("a", { rank: UNKNOWN, mode: "soft" }),
    ]);
  });
});
