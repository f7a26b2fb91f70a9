import { PrivateStore } from "../../../../lib/plugin/hooks";
import { Diagnostics } from "../../../../lib/plugin/lifecycle/diagnostics";
import { planAcl } from "../../../../lib/provider/acl/plan";
import { rememberAsked } from "../../../../lib/provider/acl/state";
import { onAwsKms } from "../../../../lib/provider/aws-kms-acl/resource";
import type { CckmSession } from "../../../../lib/provider/session";
import { UNKNOWN } from "../../../../lib/schema";
import { CckmSimulator, type KmsRecord } from "../../../../lib/simulator";
import { addKms } from "../../../support/kms";
import { quietLog, sessionWith } from "../../../support/provider-session";

const GROUP = "CCKM Users";
const NO_KMS = "73524b70-1234-4f92-954b-6312f4567d1a";

let sim: CckmSimulator;
let session: CckmSession;
let kms: KmsRecord;
beforeEach(async () => {
  sim = await CckmSimulator.start();
  kms = addKms(sim, "payments");
  session = sessionWith(sim.url, "identical");
});
afterEach(async () => {
  await session.close();
  await sim.stop();
});

type Values = Readonly<Record<string, unknown>>;

/** Plans the permissions of the group, with what is given in place of a right request. */
async function plan(given: Values, state: Values | null = null, more: { replaced?: Values; asked?: string[] } = {}) {
  const diagnostics = new Diagnostics();
  const seen = new PrivateStore();
  if (more.asked) rememberAsked(more.asked, seen);
  const values = { kms_id: kms.id, group: GROUP, user_id: null, actions: ["reportview"], ...given };
  const request = { config: values, plan: values, state, replaced: more.replaced ?? null, changed: [] };
  const context = {
    session,
    client: session,
    signal: new AbortController().signal,
    log: quietLog,
    warn: diagnostics.warn,
    seen,
  };
  const decision = await planAcl(onAwsKms, request as never, context);
  return { decision, warnings: diagnostics.all.map(({ summary, detail, path }) => [summary, detail, path]) };
}

const give = (...actions: string[]) => {
  kms.acls = [{ group: GROUP, actions }];
};
const id = () => `${kms.id}::group::${GROUP}`;
const stateWith = (...effective: string[]) => ({
  id: id(),
  kms_id: kms.id,
  group: GROUP,
  user_id: null,
  actions: effective,
  effective_actions: effective,
});

describe("the plan of new permissions", () => {
  test("has the id and what will hold, where that is certain", async () => {
    expect(await plan({})).toEqual({
      decision: { set: { id: id(), effective_actions: ["reportview"] } },
      warnings: [],
    });
  });

  test("leaves open what depends on the release of CCKM", async () => {
    expect((await plan({ actions: ["keycreate"] })).decision).toEqual({ set: { id: id() } });
  });

  test("leaves open what is not known yet, and asks CCKM nothing without the whole key", async () => {
    expect((await plan({ actions: UNKNOWN })).decision).toEqual({ set: { id: id() } });
    sim.requests.splice(0);
    for (const open of [{ kms_id: UNKNOWN }, { group: UNKNOWN }, { user_id: UNKNOWN, group: null }]) {
      expect((await plan(open)).decision).toEqual({ set: { effective_actions: ["reportview"] } });
    }
    expect(sim.requests).toEqual([]);
  });

  test("warns of rights that it will revoke", async () => {
    give("reportdelete", "reportview");
    expect((await plan({})).warnings).toEqual([
      [expect.any(String), expect.stringContaining("CCKM permits reportdelete, which"), ["actions"]],
    ]);
  });

  test.each<[string, string[], unknown]>([
    ["what is asked for", ["reportview"], ["reportview"]],
    ["views that the actions bring", ["keycreate", "viewnative", "viewbyok"], ["keycreate"]],
    ["anything while the actions are not known", ["viewnative"], UNKNOWN],
  ])("does not warn of %s", async (_, held, actions) => {
    give(...held);
    expect((await plan({ actions })).warnings).toEqual([]);
  });

  test("refuses rights that this stack did not write, where none may be taken over", async () => {
    give("reportdelete");
    await session.close();
    session = sessionWith(sim.url, "own");
    await expect(plan({})).rejects.toThrow("reportdelete");
  });

  test("does not judge rights of the object that the same plan destroys", async () => {
    give("reportdelete");
    sim.requests.splice(0);
    expect((await plan({}, null, { replaced: stateWith("reportdelete") })).warnings).toEqual([]);
    expect(sim.requests.filter(({ path }) => path.includes("/kms/"))).toEqual([]);
  });

  test("refuses an account that CCKM does not have", async () => {
    await expect(plan({ kms_id: NO_KMS })).rejects.toThrow("No such AWS KMS account");
  });

  test("goes on with a warning where CCKM does not say what is there", async () => {
    sim.faults.add({ method: "GET", path: "/v1/cckm/aws/kms/*", kind: "status", status: 403 });
    const { decision, warnings } = await plan({});
    expect(decision).toEqual({ set: { id: id(), effective_actions: ["reportview"] } });
    expect(warnings).toEqual([[expect.any(String), expect.stringContaining("403"), undefined]]);
  });
});

describe("the plan of changed permissions", () => {
  test("keeps the spelling where nothing would be written", async () => {
    const state = stateWith("keycreate", "viewbyok", "viewnative");
    expect((await plan({ actions: ["viewnative", "keycreate"] }, state)).decision).toEqual({ keep: ["actions"] });
  });

  test("has what will hold, where that is certain, and asks CCKM nothing", async () => {
    sim.requests.splice(0);
    const { decision, warnings } = await plan({ actions: ["reportcreate"] }, stateWith("reportview"), {
      asked: ["reportview"],
    });
    expect(decision).toEqual({ set: { effective_actions: ["reportcreate"] } });
    expect(warnings).toEqual([]);
    expect(sim.requests).toEqual([]);
    expect((await plan({ actions: ["keycreate"] }, stateWith("reportview"))).decision).toEqual({});
  });

  test("warns of rights that it will revoke though nobody asked for them here", async () => {
    const state = stateWith("reportdelete", "reportview");
    const warnings = async (asked?: string[]) =>
      (await plan({ actions: ["reportcreate"] }, state, asked ? { asked } : {})).warnings;
    expect(await warnings(["reportview"])).toEqual([
      [expect.any(String), expect.stringMatching(/reportdelete/), ["actions"]],
    ]);
    expect((await warnings(["reportview"]))[0]![1]).not.toMatch(/reportview/);
    expect((await warnings())[0]![1]).toMatch(/reportview/);
    expect(await warnings(["reportview", "reportdelete"])).toEqual([]);
  });

  test("decides nothing where the request, or what holds, is not known", async () => {
    expect((await plan({ actions: UNKNOWN }, stateWith("reportview"))).decision).toEqual({});
    expect((await plan({ actions: ["reportcreate", UNKNOWN] }, stateWith("reportview"))).decision).toEqual({});
    expect((await plan({}, { ...stateWith(), effective_actions: null })).decision).toEqual({});
  });
});
