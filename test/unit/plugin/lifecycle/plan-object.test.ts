import type { HookContext, PlanContext, Resource, Values } from "../../../../lib/plugin/hooks";
import { Diagnostics } from "../../../../lib/plugin/lifecycle/diagnostics";
import { ObjectsRead, subjectOf } from "../../../../lib/plugin/lifecycle/objects-read";
import { planAny } from "../../../../lib/plugin/lifecycle/plan-object";
import { PrivateData } from "../../../../lib/plugin/lifecycle/private-data";
import { schema, string, UNKNOWN } from "../../../../lib/schema";

const description = "For the test.";
const thing = schema({
  description,
  attributes: {
    id: string({ computed: true, description }),
    name: string({ required: true, replaces: true, description }),
    label: string({ optional: true, description }),
    owner: string({ optional: true, replaces: true, refersTo: "test_owner", description }),
  },
});
const there: Values = { id: "1", name: "a", label: null, owner: null };
const NOTHING = new Uint8Array();
const missing = () => {
  throw new Error("not expected to be called");
};
const thingWith = (hooks: Partial<Resource> = {}, type = "test_thing"): Resource => ({
  type,
  schema: thing,
  create: missing,
  read: missing,
  delete: missing,
  ...hooks,
});

let read: ObjectsRead;
let diagnostics: Diagnostics;
beforeEach(() => {
  read = new ObjectsRead();
  diagnostics = new Diagnostics();
});

function plan(resource: Resource, config: Values | null, prior: Values | null, carried: Uint8Array = NOTHING) {
  const context: HookContext<unknown> = {
    session: "the session",
    client: "the session",
    signal: new AbortController().signal,
    log: { trace() {}, debug() {}, info() {}, warn() {}, error() {} },
    warn: diagnostics.warn,
  };
  return planAny(resource, { config, prior, carried }, context, read, diagnostics);
}

describe("the plan of a create", () => {
  it("asks the hook with nothing of before, and knows nothing of what the provider decides", async () => {
    const asked: unknown[] = [];
    const resource = thingWith({
      plan: (request, { session }) => {
        asked.push({ ...request, session });
        return { set: {} };
      },
    });
    const { planned, replace, privateBytes } = await plan(resource, { name: "a" }, null);
    expect({ ...planned }).toEqual({ id: UNKNOWN, name: "a", label: null, owner: null });
    expect(replace).toEqual([]);
    expect(privateBytes).toHaveLength(0);
    expect(asked).toMatchObject([{ state: null, replaced: null, config: { name: "a" }, session: "the session" }]);
  });

  it("needs no hook", async () => {
    expect({ ...(await plan(thingWith(), { name: "a" }, null)).planned }).toMatchObject({ name: "a" });
    expect(diagnostics.all).toEqual([]);
  });

  it("that a hook refuses is an error, beside a plan of nothing", async () => {
    const resource = thingWith({
      plan: () => {
        throw new Error("taken");
      },
    });
    const { planned, replace, privateBytes } = await plan(resource, { name: "a" }, null);
    expect(planned).toEqual({ id: null, name: null, label: null, owner: null });
    expect({ replace, privateBytes }).toEqual({ replace: [], privateBytes: NOTHING });
    expect(diagnostics.all).toEqual([
      { severity: "error", code: "provider-plan-failed", summary: "Could not plan test_thing", detail: "taken" },
    ]);
  });
});

describe("the plan of an update", () => {
  it("gives the hook the state and what was seen of the object, and carries that on", async () => {
    const before = new PrivateData(NOTHING);
    before.seen.set("etag", "1");
    let asked: unknown;
    const resource = thingWith({
      plan: (request, context: PlanContext<unknown>) => {
        asked = { ...request, etag: context.seen.get("etag") };
        return { set: {} };
      },
    });
    const { planned, replace, privateBytes } = await plan(
      resource,
      { name: "a", label: "x" },
      there,
      before.forState(),
    );
    expect({ ...planned }).toEqual({ ...there, label: "x" });
    expect(replace).toEqual([]);
    expect(asked).toMatchObject({ state: there, replaced: null, changed: ["label"], etag: "1" });
    expect(new PrivateData(privateBytes).seen.get("etag")).toBe("1");
  });

  it("that a hook refuses is an error, beside a plan that changes nothing and carries what came", async () => {
    const carried = Buffer.from('{"form":2,"seen":{"etag":"1"}}');
    const resource = thingWith({
      plan: () => {
        throw new Error("archived");
      },
    });
    const planned = await plan(resource, { name: "a", label: "x" }, there, carried);
    expect(planned).toEqual({ planned: there, replace: [], privateBytes: carried });
    expect(diagnostics.all).toMatchObject([{ code: "provider-plan-failed", detail: "archived" }]);
  });
});

describe("a replacement", () => {
  const moved = { name: "b" };

  it("of an object that was read is planned by two calls, the second with the object that goes", async () => {
    const asked: unknown[] = [];
    const planDelete = recorder();
    const resource = thingWith({
      plan: (request) => {
        asked.push({ state: request.state, replaced: request.replaced });
        return { set: {} };
      },
      planDelete: planDelete.hook,
    });
    read.add(resource, there);
    const first = await plan(resource, moved, there);
    expect(first.replace).toEqual(["name"]);
    const second = await plan(resource, moved, null, first.privateBytes);
    expect({ ...second.planned }).toEqual({ id: UNKNOWN, name: "b", label: null, owner: null });
    expect(asked).toEqual([
      { state: there, replaced: null },
      { state: null, replaced: there },
    ]);
    expect(planDelete.calls).toEqual([{ state: there, replacement: true }]);
    expect(read.isReplaced("test_thing", "1")).toBe(true);
    expect(diagnostics.all).toEqual([]);
  });

  it("gives the delete what its plan left, and the new object nothing that was seen of the old one", async () => {
    const resource = thingWith({
      plan: ({ state }, context: PlanContext<unknown>) => {
        expect(context.seen.get("etag")).toBe(state ? "1" : undefined);
        return { set: {} };
      },
      planDelete: (_, context) => {
        context.planned.set("mode", "purge");
      },
    });
    read.add(resource, there);
    const before = new PrivateData(NOTHING);
    before.seen.set("etag", "1");
    const first = await plan(resource, moved, there, before.forState());
    const { privateBytes } = await plan(resource, moved, null, first.privateBytes);
    expect(new PrivateData(privateBytes).planned.get("mode")).toBe("purge");
    expect(new PrivateData(privateBytes).subject).toBeUndefined();
  });

  it("of an object that was not read is refused, in either call", async () => {
    const update = await plan(thingWith(), moved, there);
    expect(update).toMatchObject({ planned: there, replace: [] });
    expect(diagnostics.all).toMatchObject([{ code: "provider-replacement-late", path: ["name"] }]);

    const data = new PrivateData(NOTHING).forPlan(subjectOf(thingWith(), there));
    await plan(thingWith(), moved, null, data);
    expect(diagnostics.all).toMatchObject([
      { code: "provider-replacement-late" },
      {
        severity: "error",
        code: "provider-replacement-unread",
        summary: "Not planned: a replacement of test_thing",
        detail: expect.stringContaining("The object was not read in this run."),
      },
    ]);
  });

  it("of what it refers to replaces an object too, where its new value is not known", async () => {
    const owner = thingWith({}, "test_owner");
    read.add(owner, there);
    await plan(owner, moved, null, (await plan(owner, moved, there)).privateBytes);
    const owned = { ...there, id: "2", owner: "1" };
    read.add(thingWith(), owned);
    const { replace } = await plan(thingWith(), { name: "a", owner: UNKNOWN }, owned);
    expect(replace).toEqual(["owner"]);
  });
});

describe("the plan of a delete", () => {
  it("asks the hook, and carries what it left to the apply", async () => {
    const before = new PrivateData(NOTHING);
    before.seen.set("etag", "1");
    let asked: unknown;
    const resource = thingWith({
      planDelete: (request, context) => {
        asked = { ...request, etag: context.seen.get("etag"), session: context.session };
        context.planned.set("mode", "purge");
      },
    });
    const { planned, replace, privateBytes } = await plan(resource, null, there, before.forState());
    expect({ planned, replace }).toEqual({ planned: null, replace: [] });
    expect(asked).toEqual({ state: there, replacement: false, etag: "1", session: "the session" });
    expect(new PrivateData(privateBytes).planned.get("mode")).toBe("purge");
    expect(diagnostics.all).toEqual([]);
  });

  it("needs no hook, and of nothing asks none", async () => {
    expect(await plan(thingWith(), null, there)).toMatchObject({ planned: null });
    expect(await plan(thingWith({ planDelete: missing }), null, null)).toMatchObject({ planned: null });
    expect(diagnostics.all).toEqual([]);
  });

  it("that the hook refuses is an error that names the type", async () => {
    const resource = thingWith({
      planDelete: () => {
        throw new Error("has secrets");
      },
    });
    expect(await plan(resource, null, there)).toMatchObject({ planned: null, replace: [] });
    expect(diagnostics.all).toEqual([
      {
        severity: "error",
        code: "provider-plan-delete-failed",
        summary: "Could not plan to delete test_thing",
        detail: "has secrets",
      },
    ]);
  });
});

/** A hook that keeps what it was asked. */
function recorder() {
  const calls: unknown[] = [];
  return { calls, hook: (request: unknown) => void calls.push(request) };
}
