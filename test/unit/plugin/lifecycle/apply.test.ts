import type { HookContext, Resource, Values } from "../../../../lib/plugin/hooks";
import { applyChange } from "../../../../lib/plugin/lifecycle/apply";
import { Diagnostics } from "../../../../lib/plugin/lifecycle/diagnostics";
import { PrivateData } from "../../../../lib/plugin/lifecycle/private-data";
import { schema, string, UNKNOWN } from "../../../../lib/schema";

const description = "For the test.";
const thing = schema({
  description,
  attributes: {
    id: string({ computed: true, description }),
    name: string({ required: true, description }),
    status: string({ computed: true, volatile: true, description }),
    secret: string({ optional: true, writeOnly: true, description }),
  },
  timeouts: { create: "1m", update: "2m", delete: "3m" },
});
const prior = { id: "1", name: "a", status: "old", secret: null, timeouts: null };
const planned = { id: UNKNOWN, name: "a", status: UNKNOWN, secret: null, timeouts: null };
const silent = { trace() {}, debug() {}, info() {}, warn() {}, error() {} };

async function apply(
  hooks: Partial<Resource>,
  change: { planned: Values | null; prior: Values | null; config?: Values },
  data = new PrivateData(new Uint8Array()),
) {
  const diagnostics = new Diagnostics();
  const context: HookContext<unknown> = {
    session: "the session",
    client: "the session",
    signal: new AbortController().signal,
    log: silent,
    warn: diagnostics.warn,
  };
  const missing = () => {
    throw new Error("not expected to be called");
  };
  const resource: Resource = {
    type: "test_thing",
    schema: thing,
    create: missing,
    read: missing,
    delete: missing,
    ...hooks,
  };
  const state = await applyChange(resource, { config: change.config ?? {}, ...change }, data, context, diagnostics);
  return { state: state && { ...state }, diagnostics: diagnostics.all };
}

describe("the apply of a create", () => {
  it("gives the hook the write-only value and keeps it out of the state", async () => {
    let given: unknown;
    const { state } = await apply(
      {
        create: ({ config, plan }) => {
          given = config.secret;
          return { ...plan, id: "1", status: "new", secret: "test-secret-value" };
        },
      },
      { planned, prior: null, config: { name: "a", secret: "test-secret-value" } },
    );
    expect(given).toBe("test-secret-value");
    expect(state).toEqual({ ...prior, status: "new" });
  });

  it("returns known planned values unchanged, in the user's spelling", async () => {
    const { state } = await apply({ create: () => ({ id: "1", name: "A", status: "new" }) }, { planned, prior: null });
    expect(state?.name).toBe("a");
  });

  it("is an error, never an unknown, when the hook leaves a value out", async () => {
    const { state, diagnostics } = await apply({ create: () => ({ id: "1", name: "a" }) }, { planned, prior: null });
    expect(state?.status).toBeNull();
    expect(diagnostics).toEqual([
      {
        severity: "error",
        code: "provider-value-missing",
        summary: "Value missing after apply",
        detail: expect.stringMatching(/^The provider returned no value for status of test_thing\. /),
        path: ["status"],
      },
    ]);
  });

  it("leaves no object behind when it fails before anything was made", async () => {
    const fail = () => {
      throw new Error("refused");
    };
    const { state, diagnostics } = await apply({ create: fail }, { planned, prior: null });
    expect(state).toBeNull();
    expect(diagnostics).toEqual([
      { severity: "error", code: "provider-create-failed", summary: "Could not create test_thing", detail: "refused" },
    ]);
  });

  it("keeps what was saved when it fails after the remote create", async () => {
    const { state, diagnostics } = await apply(
      {
        create: (_, context) => {
          context.save({ id: "1", name: "a", status: null } as never);
          throw new Error("lost the connection");
        },
      },
      { planned, prior: null },
    );
    expect(state).toEqual({ ...prior, status: null });
    expect(diagnostics).toHaveLength(1);
  });

  it("completes what was saved from the plan when it fails after the remote create", async () => {
    const create: Resource["create"] = (_, context) => {
      context.save({ id: "1" } as never);
      throw new Error("lost the connection");
    };
    expect((await apply({ create }, { planned, prior: null })).state).toEqual({ ...prior, status: null });
  });

  it("has the timeout of the configuration, else of the schema", async () => {
    const seen: number[] = [];
    const create: Resource["create"] = (_, { timeout }) => {
      seen.push(timeout);
      return { id: "1", name: "a", status: "new" };
    };
    await apply({ create }, { planned, prior: null });
    await apply({ create }, { planned: { ...planned, timeouts: { create: "90s" } }, prior: null });
    expect(seen).toEqual([60_000, 90_000]);
  });
});

describe("the apply of an update", () => {
  const data = () => {
    const carried = new PrivateData(new Uint8Array());
    carried.seen.set("etag", "7");
    return carried;
  };

  it("asks the hook with all that is known, and has a timeout of its own", async () => {
    let asked: unknown;
    const next = { ...prior, name: "b", status: UNKNOWN };
    const config = { name: "b" };
    const { state, diagnostics } = await apply(
      {
        update: (request, { timeout, session, seen }) => {
          asked = { ...request, timeout, session, etag: seen.get("etag") };
          return { id: "1", name: "b", status: "new" };
        },
      },
      { planned: next, prior, config },
      data(),
    );
    expect(asked).toEqual({ config, plan: next, state: prior, timeout: 120_000, session: "the session", etag: "7" });
    expect(state).toEqual({ ...prior, name: "b", status: "new" });
    expect(diagnostics).toEqual([]);
  });

  it("without a hook is an error that names the type, and keeps the object as it was", async () => {
    const { state, diagnostics } = await apply({}, { planned: { ...prior, name: "b" }, prior });
    expect(state).toEqual(prior);
    expect(diagnostics).toEqual([
      {
        severity: "error",
        code: "provider-update-failed",
        summary: "Could not update test_thing",
        detail: "test_thing has no update: every change replaces it.",
      },
    ]);
  });

  it("completes what was saved from what was before, not from the plan", async () => {
    const update: Resource["update"] = (_, context) => {
      context.save({ status: "half" } as never);
      throw new Error("the job failed");
    };
    const { state } = await apply({ update }, { planned: { ...planned, name: "b" }, prior });
    expect(state).toEqual({ ...prior, status: "half" });
  });

  it("keeps the prior arguments when it fails without saving", async () => {
    const update = () => {
      throw new Error("refused");
    };
    const { state } = await apply({ update }, { planned: { ...planned, id: "1", name: "b" }, prior });
    expect(state).toEqual(prior);
  });

  it("keeps what was saved, prior arguments included, when it fails after that", async () => {
    const { state } = await apply(
      {
        update: ({ state: before }, context) => {
          context.save({ ...before, id: "2", status: "failed" } as never);
          throw new Error("the job failed");
        },
      },
      { planned: { ...planned, name: "b" }, prior },
    );
    expect(state).toEqual({ ...prior, id: "2", status: "failed" });
  });

  it("calls no hook when only the timeouts change", async () => {
    const next = { ...prior, timeouts: { create: "9m" } };
    const { state, diagnostics } = await apply({}, { planned: next, prior });
    expect(state).toEqual(next);
    expect(diagnostics).toEqual([]);
  });
});

describe("the apply of a delete", () => {
  it("leaves null", async () => {
    expect((await apply({ delete: () => {} }, { planned: null, prior })).state).toBeNull();
  });

  it("asks the hook with the state and what its plan left, and has a timeout of its own", async () => {
    const carried = new PrivateData(new Uint8Array());
    carried.seen.set("etag", "7");
    carried.planned.set("force", true);
    let asked: unknown;
    const remove: Resource["delete"] = (request, { timeout, session, seen, planned: left }) => {
      asked = { ...request, timeout, session, etag: seen.get("etag"), force: left.get("force") };
    };
    await apply({ delete: remove }, { planned: null, prior }, carried);
    expect(asked).toEqual({ state: prior, timeout: 180_000, session: "the session", etag: "7", force: true });
  });

  it("of nothing asks nobody", async () => {
    expect(await apply({}, { planned: null, prior: null })).toEqual({ state: null, diagnostics: [] });
  });

  it("keeps what was saved, and the rest of the state, when it fails after that", async () => {
    const remove: Resource["delete"] = (_, context) => {
      context.save({ status: "disabled" } as never);
      throw new Error("in use");
    };
    const { state, diagnostics } = await apply({ delete: remove }, { planned: null, prior });
    expect(state).toEqual({ ...prior, status: "disabled" });
    expect(diagnostics).toMatchObject([{ code: "provider-delete-failed", detail: "in use" }]);
  });

  it("keeps the state when it fails", async () => {
    const fail = () => {
      throw new Error("in use");
    };
    const { state, diagnostics } = await apply({ delete: fail }, { planned: null, prior });
    expect(state).toEqual(prior);
    expect(diagnostics).toHaveLength(1);
  });
});
