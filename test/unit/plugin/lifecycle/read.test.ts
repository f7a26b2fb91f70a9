import type { DataSource, HookContext, Resource, Values } from "../../../../lib/plugin/hooks";
import { Diagnostics } from "../../../../lib/plugin/lifecycle/diagnostics";
import { ObjectsRead, subjectOf } from "../../../../lib/plugin/lifecycle/objects-read";
import { PrivateData } from "../../../../lib/plugin/lifecycle/private-data";
import { readData, readObject } from "../../../../lib/plugin/lifecycle/read";
import { validate } from "../../../../lib/plugin/lifecycle/validate";
import { schema, string } from "../../../../lib/schema";

const description = "For the test.";
const thing = schema({
  description,
  attributes: {
    id: string({ computed: true, description }),
    name: string({ required: true, equivalent: (a, b) => a.toLowerCase() === b.toLowerCase(), description }),
    secret: string({ optional: true, writeOnly: true, description }),
  },
});
const prior: Values = { id: "1", name: "payments", secret: null };

let read: ObjectsRead;
let diagnostics: Diagnostics;
let context: HookContext<unknown>;
beforeEach(() => {
  read = new ObjectsRead();
  diagnostics = new Diagnostics();
  context = {
    session: "the session",
    client: "the session",
    signal: new AbortController().signal,
    log: { trace() {}, debug() {}, info() {}, warn() {}, error() {} },
    warn: diagnostics.warn,
  };
});

describe("reading an object", () => {
  const missing = () => {
    throw new Error("not expected to be called");
  };
  const reading = (hook: Resource["read"], state: Values | null = prior, data = new PrivateData(new Uint8Array())) => {
    const resource: Resource = { type: "test_thing", schema: thing, create: missing, delete: missing, read: hook };
    return { resource, state: readObject(resource, state, data, context, read, diagnostics) };
  };

  it("asks the hook with the state and what was seen, and keeps the user's spelling", async () => {
    const data = new PrivateData(new Uint8Array());
    data.seen.set("etag", "1");
    let asked: unknown;
    const { resource, state } = reading(
      ({ state: before }, given) => {
        asked = { before, etag: given.seen.get("etag"), session: given.session };
        return { ...before, name: "PAYMENTS" } as never;
      },
      prior,
      data,
    );
    expect({ ...(await state) }).toEqual(prior);
    expect(asked).toEqual({ before: prior, etag: "1", session: "the session" });
    expect(read.get(subjectOf(resource, prior))).toEqual(prior);
    expect(diagnostics.all).toEqual([]);
  });

  it("that is gone leaves null, and is no object that was read", async () => {
    const { resource, state } = reading(() => null);
    expect(await state).toBeNull();
    expect(read.get(subjectOf(resource, prior))).toBeUndefined();
    expect(diagnostics.all).toEqual([]);
  });

  it("of nothing asks nobody", async () => {
    expect(await reading(missing, null).state).toBeNull();
    expect(diagnostics.all).toEqual([]);
  });

  it("that fails keeps the state, and is an error that names the type", async () => {
    const { resource, state } = reading(() => {
      throw new Error("no connection");
    });
    expect(await state).toBe(prior);
    expect(read.get(subjectOf(resource, prior))).toBeUndefined();
    expect(diagnostics.all).toEqual([
      {
        severity: "error",
        code: "provider-read-failed",
        summary: "Could not read test_thing",
        detail: "no connection",
      },
    ]);
  });
});

describe("reading a data source", () => {
  const result = schema({
    description,
    attributes: {
      name: string({ required: true, description }),
      id: string({ computed: true, description }),
      arn: string({ computed: true, description }),
    },
  });
  const readingData = (hook: DataSource["read"]) =>
    readData({ type: "test_things", schema: result, read: hook }, { name: "a" }, context, diagnostics);

  it("asks the hook with the arguments, and gives them with what it found", async () => {
    let asked: unknown;
    const state = await readingData((request, { session }) => {
      asked = { ...request, session };
      return { name: "a", id: "1", arn: "arn:1" };
    });
    expect({ ...state }).toEqual({ name: "a", id: "1", arn: "arn:1" });
    expect(asked).toEqual({ config: { name: "a" }, session: "the session" });
    expect(diagnostics.all).toEqual([]);
  });

  it("that leaves values out is an error that names them", async () => {
    expect(await readingData(() => ({ name: "a" }) as never)).toBeUndefined();
    expect(diagnostics.all).toEqual([
      {
        severity: "error",
        code: "provider-read-failed",
        summary: "Could not read test_things",
        detail: "The provider returned no value for id, arn.",
      },
    ]);
  });

  it("that fails gives nothing beside the error", async () => {
    const fail = () => {
      throw new Error("forbidden");
    };
    expect(await readingData(fail)).toBeUndefined();
    expect(diagnostics.all).toMatchObject([{ code: "provider-read-failed", detail: "forbidden" }]);
  });
});

describe("validating a configuration", () => {
  const codes = (config: Values, canKeep?: boolean) => validate(thing, config, canKeep).all.map(({ code }) => code);

  it("tells what the schema forbids", () => {
    expect(codes({ name: null })).toEqual(["argument-missing"]);
    expect(codes({ name: "a" })).toEqual([]);
  });

  it("takes a write-only argument, but of a client that would keep it", () => {
    expect(codes({ name: "a", secret: "test-secret-value" })).toEqual([]);
    expect(codes({ name: "a", secret: "test-secret-value" }, false)).toEqual(["provider-write-only-unsupported"]);
    expect(validate(thing, { name: "a", secret: "s" }, false).all).toMatchObject([
      { path: ["secret"], detail: expect.stringMatching(/^secret is write-only/) },
    ]);
  });
});
