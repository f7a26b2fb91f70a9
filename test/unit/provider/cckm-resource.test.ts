import type { ReadContext } from "../../../lib/plugin";
import { PrivateStore } from "../../../lib/plugin/hooks";
import { defineCckmResource } from "../../../lib/provider/cckm-resource";
import type { CckmSession } from "../../../lib/provider/session";
import { schema, string } from "../../../lib/schema";
import { notFound, refusedWith } from "../../support/client-fixtures";
import { quietLog } from "../../support/provider-session";

const THING = { id: "1", name: "payments" };

function reading(look: () => Promise<typeof THING>, over: Partial<Parameters<typeof defineCckmResource>[0]> = {}) {
  const told: unknown[] = [];
  const resource = defineCckmResource({
    type: "cckm_thing",
    schema: schema({
      description: "A thing.",
      attributes: {
        id: string({ computed: true, description: "Id." }),
        name: string({ required: true, replaces: true, description: "Name." }),
      },
    }),
    inWords: ({ name }) => `thing "${name}"`,
    create: () => THING,
    look,
    delete: () => {},
    ...(over as object),
  });
  const expected: string[] = [];
  const session = {
    ready: true,
    client: { expect: (id: string) => expected.push(id) },
    whereabouts: { requireBelievable: () => {} },
  } as unknown as CckmSession;
  const seen = new PrivateStore({ written: { updatedAt: "2026-07-01T08:00:00Z" } });
  const warn = ({ summary, detail }: { summary: string; detail: string }) => told.push(`${summary}: ${detail}`);
  const signal = new AbortController().signal;
  const read = (own = session) =>
    resource.read({ state: THING }, {
      session: own,
      client: own,
      seen,
      signal,
      log: quietLog,
      warn,
    } as unknown as ReadContext<CckmSession>);
  return { read, told, expected };
}

describe("the read of a resource of CCKM", () => {
  it("is what looking finds, once nodes had the time to learn of the run's own write", async () => {
    const { read, told, expected } = reading(async () => ({ ...THING, name: "billing" }));
    expect(await read()).toEqual({ id: "1", name: "billing" });
    expect(expected).toEqual(["1"]);
    expect(told).toEqual([]);
  });

  it("tells that the object is gone after CCKM's 404 to its GET", async () => {
    const { read, told } = reading(() => Promise.reject(notFound()));
    expect(await read()).toBeNull();
    expect(told).toEqual([expect.stringContaining('The thing "payments"')]);
    expect(told).toEqual([expect.stringContaining("CCKM answered that 1 does not exist")]);
  });

  it("tells what could not be read after any other answer", async () => {
    const { read, told } = reading(() => Promise.reject(refusedWith(403)));
    await expect(read()).rejects.toMatchObject({
      diagnostics: [{ severity: "error", summary: 'Could not read the thing "payments" (1)' }],
    });
    expect(told).toEqual([]);
  });

  it("lets an error that is no answer of CCKM pass", async () => {
    const { read } = reading(() => Promise.reject(new TypeError("a bug")));
    await expect(read()).rejects.toThrow(new TypeError("a bug"));
  });

  it("leaves the state as it is, with a warning, while the provider's arguments are not known", async () => {
    const { read, told } = reading(() => Promise.reject(new Error("asked")));
    expect(await read({ ready: false } as CckmSession)).toEqual(THING);
    expect(told).toEqual([expect.stringContaining('The thing "payments"')]);
  });

  it("names the record that the object is a part of, and what its 404 says", async () => {
    const part = {
      record: () => "vault-1",
      recordInWords: () => "vault vault-1",
      answer: () => "CCKM answered that the vault vault-1 does not exist",
    };
    const gone = reading(() => Promise.reject(notFound()), part);
    expect(await gone.read()).toBeNull();
    expect(gone.expected).toEqual(["vault-1"]);
    expect(gone.told).toEqual([expect.stringContaining("the vault vault-1 does not exist")]);
    const refused = reading(() => Promise.reject(refusedWith(403)), part);
    await expect(refused.read()).rejects.toMatchObject({
      diagnostics: [{ summary: "Could not read the vault vault-1" }],
    });
  });
});
