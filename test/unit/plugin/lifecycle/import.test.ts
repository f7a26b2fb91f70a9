import type { ReadContext, Resource, Values } from "../../../../lib/plugin/hooks";
import { completeState, importState, moveState, upgradeState } from "../../../../lib/plugin/lifecycle/import";
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
