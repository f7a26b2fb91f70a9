import type { HookContext, ReadContext, Resource, Values } from "../../../../lib/plugin/hooks";
import { Diagnostics } from "../../../../lib/plugin/lifecycle/diagnostics";
import {
  completeState,
  importObject,
  importState,
  keptObject,
  moveObject,
  moveState,
  upgradeState,
} from "../../../../lib/plugin/lifecycle/import";
import { PrivateData } from "../../../../lib/plugin/lifecycle/private-data";
import { schema, string } from "../../../../lib/schema";

const description = "For the test.";
const thing = schema({
  version: 2,
  description,
  attributes: { id: string({ computed: true, description }), name: string({ required: true, description }) },
  timeouts: { create: "1m" },
});
const context = {} as ReadContext<unknown>;

function resource(more: Partial<Resource> = {}): Resource {
  const missing = () => {
    throw new Error("not expected to be called");
  };
  return { type: "test_thing", schema: thing, create: missing, read: missing, delete: missing, ...more };
}

test("a state is completed with null, and a name that the schema does not have is a bug that names it", () => {
  expect({ ...completeState(thing.attributes, { name: "a", id: undefined }, "The hook") }).toEqual({
    id: null,
    name: "a",
    timeouts: null,
  });
  expect(() => completeState(thing.attributes, { nam: "a" }, "The hook")).toThrow(
    "The hook returned nam, which the schema does not have.",
  );
});

describe("an import", () => {
  test("gives what the hook found by the id, completed", async () => {
    const asked: unknown[] = [];
    const found = await importState(
      resource({
        importState: (request, given) => {
          asked.push(request, given);
          return { id: "1", name: "a" };
        },
      }),
      "a",
      context,
    );
    expect({ ...found }).toEqual({ id: "1", name: "a", timeouts: null });
    expect(asked).toEqual([{ id: "a" }, context]);
  });

  test("of a name that the schema does not have says whose bug it is", async () => {
    const wrong = resource({ importState: () => ({ nam: "a" }) as Values });
    await expect(importState(wrong, "a", context)).rejects.toThrow("The import hook returned nam");
  });

  test("is refused where there is nothing to import", async () => {
    await expect(importState(resource(), "42", context)).rejects.toThrow("test_thing cannot be imported");
  });
});

describe("a moved block", () => {
  const moves = [
    { fromType: "other_thing", fromProvider: /hashicorp\/other$/, convert: ({ title }: Values) => ({ name: title }) },
    { fromType: "any_thing", convert: ({ label }: Values) => ({ name: label }) },
  ] as Resource["moves"];
  const from = (type: string, provider: string, state: Values) => ({ type, provider, state });

  test("takes over a type of the provider that is meant, completed", () => {
    const moved = moveState(resource({ moves }), from("other_thing", "registry/hashicorp/other", { title: "a" }));
    expect({ ...moved }).toEqual({ id: null, name: "a", timeouts: null });
  });

  test("takes over a type of whatever provider where none is meant", () => {
    expect(moveState(resource({ moves }), from("any_thing", "registry/acme/any", { label: "b" })).name).toBe("b");
  });

  test("is refused from a provider that is not meant, with the types that are", () => {
    expect(() => moveState(resource({ moves }), from("other_thing", "registry/acme/other", {}))).toThrow(
      "Cannot move to test_thing: Expected a move from other_thing, any_thing, got one from a other_thing of registry/acme/other. Use an import instead.",
    );
  });

  test("is refused where no type can be moved", () => {
    expect(() => moveState(resource(), from("other_thing", "registry/acme/other", {}))).toThrow(
      "Cannot move to test_thing: No type can be moved to it, got a other_thing of registry/acme/other. Use an import instead.",
    );
  });

  test("that gives a name which the schema does not have says whose bug it is", () => {
    const wrong = resource({ moves: [{ fromType: "t", convert: () => ({ nam: "a" }) }] as Resource["moves"] });
    expect(() => moveState(wrong, from("t", "p", {}))).toThrow("The move returned nam");
  });
});

describe("a state of an older version", () => {
  const upgrades = { 0: ({ title }: Values) => ({ name: title }) } as Resource["upgrades"];

  test("is brought up to date, completed", () => {
    expect({ ...upgradeState(resource({ upgrades }), 0, { title: "a" }) }).toEqual({
      id: null,
      name: "a",
      timeouts: null,
    });
  });

  test("that nothing upgrades is refused as older, also without any upgrades", () => {
    const older = "No upgrade from that version exists";
    expect(() => upgradeState(resource({ upgrades }), 1, {})).toThrow(older);
    expect(() => upgradeState(resource(), 1, {})).toThrow(older);
    expect(() => upgradeState(resource(), 2, {})).toThrow(older);
  });

  test("that a newer provider wrote is refused as newer", () => {
    expect(() => upgradeState(resource({ upgrades }), 3, {})).toThrow("A newer version of the provider wrote it");
  });

  test("whose upgrade gives a name which the schema does not have says whose bug it is", () => {
    const wrong = resource({ upgrades: { 0: () => ({ nam: "a" }) } as Resource["upgrades"] });
    expect(() => upgradeState(wrong, 0, {})).toThrow("The upgrade returned nam");
  });
});

describe("what Terraform is told of", () => {
  let diagnostics: Diagnostics;
  beforeEach(() => {
    diagnostics = new Diagnostics();
  });

  const complete = { id: "1", name: "a", timeouts: null };
  const given = { session: "the session" } as HookContext<unknown>;
  const throwing = () => {
    throw new Error("cut off");
  };

  test("an import is its object, for which the hook may note what it saw", async () => {
    const data = new PrivateData(new Uint8Array());
    let asked: unknown;
    const importing: Resource["importState"] = ({ id }, { session, seen }) => {
      asked = { id, session };
      seen.set("etag", "7");
      return { id: "1", name: "a" };
    };
    const found = await importObject(resource({ importState: importing }), "a", data, given, diagnostics);
    expect({ ...found }).toEqual(complete);
    expect(asked).toEqual({ id: "a", session: "the session" });
    expect(data.seen.get("etag")).toBe("7");
    expect(diagnostics.all).toEqual([]);
  });

  test("an import that fails is an error that names the type and the id", async () => {
    const failing = resource({ importState: throwing });
    const data = new PrivateData(new Uint8Array());
    expect(await importObject(failing, "a", data, given, diagnostics)).toBeUndefined();
    expect(diagnostics.all).toEqual([
      {
        severity: "error",
        code: "provider-import-failed",
        summary: 'Could not import test_thing "a"',
        detail: "cut off",
      },
    ]);
  });

  const moves = [{ fromType: "other_thing", convert: ({ title }: Values) => ({ id: "1", name: title }) }];
  const other = (state: () => Values) => ({ type: "other_thing", provider: "registry/acme/other", state });

  test("a move is its object", async () => {
    const moving = resource({ moves: moves as Resource["moves"] });
    const moved = await moveObject(
      moving,
      other(() => ({ title: "a" })),
      diagnostics,
    );
    expect({ ...moved }).toEqual(complete);
    expect(diagnostics.all).toEqual([]);
  });

  test("a move of a state that cannot be read is an error that names the type", async () => {
    const moving = resource({ moves: moves as Resource["moves"] });
    expect(await moveObject(moving, other(throwing), diagnostics)).toBeUndefined();
    expect(diagnostics.all).toEqual([
      { severity: "error", code: "provider-move-failed", summary: "Could not move to test_thing", detail: "cut off" },
    ]);
  });
});

describe("the state that Terraform has kept", () => {
  let diagnostics: Diagnostics;
  let loaded: unknown[];
  let keeping: Resource;
  beforeEach(() => {
    diagnostics = new Diagnostics();
    loaded = [];
    keeping = resource({
      upgrades: { 0: ({ title }: Values) => ({ name: title }) } as Resource["upgrades"],
      loaded: ({ state }, { session }) => void loaded.push([{ ...state }, session]),
    });
  });

  const given = { session: "the session" } as HookContext<unknown>;
  const current = { id: "1", name: "a", timeouts: null };
  const unread = () => {
    throw new Error("not expected to be read");
  };

  test("is read by the current schema where that wrote it, and told to the resource", async () => {
    const kept = { current: () => current, old: unread };
    expect(await keptObject(keeping, 2, kept, given, diagnostics)).toEqual(current);
    expect(loaded).toEqual([[current, "the session"]]);
    expect(diagnostics.all).toEqual([]);
  });

  test("is upgraded where an older schema wrote it, and told to the resource", async () => {
    const kept = { current: unread, old: () => ({ title: "a" }) };
    const upgraded = { id: null, name: "a", timeouts: null };
    expect({ ...(await keptObject(keeping, 0, kept, given, diagnostics)) }).toEqual(upgraded);
    expect(loaded).toEqual([[upgraded, "the session"]]);
    expect(diagnostics.all).toEqual([]);
  });

  test("is told to nobody before the provider is configured", async () => {
    const kept = { current: () => current, old: unread };
    expect(await keptObject(keeping, 2, kept, undefined, diagnostics)).toEqual(current);
    expect(loaded).toEqual([]);
    expect(diagnostics.all).toEqual([]);
  });

  test("is told to nobody where it is empty", async () => {
    const kept = { current: () => null, old: unread };
    expect(await keptObject(keeping, 2, kept, given, diagnostics)).toBeNull();
    expect(loaded).toEqual([]);
    expect(diagnostics.all).toEqual([]);
  });

  test("is taken as it is by a resource that need not be told", async () => {
    const kept = { current: () => current, old: unread };
    expect(await keptObject(resource(), 2, kept, given, diagnostics)).toEqual(current);
    expect(diagnostics.all).toEqual([]);
  });

  test("that cannot be read is an error that names the type", async () => {
    expect(await keptObject(keeping, 2, { current: unread, old: unread }, given, diagnostics)).toBeUndefined();
    expect(diagnostics.all).toEqual([
      {
        severity: "error",
        code: "provider-state-unreadable",
        summary: "Could not read the state of test_thing",
        detail: "not expected to be read",
      },
    ]);
  });
});
