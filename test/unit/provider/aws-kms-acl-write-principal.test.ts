import type { AclWork } from "../../../lib/provider/acl/work";
import type { AclEntry, CckmSimulator, KmsRecord } from "../../../lib/simulator";
import { AclWriteBench, clockThat, GROUP } from "../../support/acl-write";

let bench: AclWriteBench;
let sim: CckmSimulator;
let kms: KmsRecord;
beforeEach(async () => {
  bench = await AclWriteBench.start();
  ({ sim, kms } = bench);
});
afterEach(() => bench.stop());

const bring: AclWriteBench["bring"] = (...run) => bench.bring(...run);
const writes = () => bench.writes();
const bodies = () => bench.bodies();
const give = (...actions: string[]) => bench.give(...actions);

describe("permissions where CCKM keeps the group under another name", () => {
  const KEPT = "cckm users";
  const renamed = (entry: AclEntry) => (entry.group === GROUP ? { ...entry, group: KEPT } : entry);
  const keep = () =>
    sim.onCommit(({ path }) => {
      if (path.endsWith("/update-acls")) kms.acls = kms.acls.map(renamed);
    });

  test("what was granted is found under it, and that is told once", async () => {
    keep();
    const told: unknown[] = [];
    const keepsAs: AclWork["keepsAs"] = (name, before, target) => void told.push([name, before, target.id]);
    const { effective } = await bring(["reportview"], { keepsAs });
    expect(effective).toEqual(["reportview"]);
    expect(told).toEqual([[KEPT, [], kms.id]]);
    expect(writes()).toHaveLength(1);
  });

  test("is told before anything is waited for where the reply of the grant shows it already", async () => {
    keep();
    const clock = clockThat();
    const waitedFor: number[] = [];
    await bring(["reportview"], {
      clock,
      keepsAs: () => void waitedFor.push(clock.pauses.length),
      send: async (write) => ({ ...(await write()), acls: kms.acls }),
    });
    expect(waitedFor).toEqual([0]);
  });

  test("nobody needs to be told", async () => {
    keep();
    expect((await bring(["reportview"])).effective).toEqual(["reportview"]);
    expect(writes()).toHaveLength(1);
  });

  test("it may be known before: what it has there is what the group has", async () => {
    kms.acls = [{ group: KEPT, actions: ["reportview"] }];
    const keepsAs = () => {
      throw new Error("not expected to be called");
    };
    expect((await bring(["reportview"], { keptAs: KEPT, keepsAs })).effective).toEqual(["reportview"]);
    expect(writes()).toEqual([]);
  });

  test("what it had there before is told, and a refusal has but the new rights taken back", async () => {
    kms.acls = [{ group: KEPT, actions: ["keydelete"] }];
    sim.onCommit(({ path }) => {
      if (!path.endsWith("/update-acls") || writes().length > 1) return;
      kms.acls = [{ group: KEPT, actions: ["keydelete", "reportview"] }];
    });
    const told: unknown[] = [];
    const keepsAs: AclWork["keepsAs"] = (name, before) => {
      told.push([name, before]);
      throw new Error("somebody else's");
    };
    await expect(bring(["reportview"], { keepsAs })).rejects.toThrow("somebody else's");
    expect(told).toEqual([[KEPT, ["keydelete"]]]);
    expect(bodies()).toEqual([
      [{ group: GROUP, permit: true, actions: ["reportview"] }],
      [{ group: GROUP, permit: false, actions: ["reportview"] }],
    ]);
  });

  test("of rights that it had there before, a refusal takes none back", async () => {
    kms.acls = [{ group: KEPT, actions: ["reportview"] }];
    sim.onCommit(({ path }) => {
      if (path.endsWith("/update-acls")) kms.acls = [{ group: KEPT, actions: ["reportview"] }];
    });
    const keepsAs = () => {
      throw new Error("somebody else's");
    };
    await expect(bring(["reportview"], { keepsAs })).rejects.toThrow("somebody else's");
    expect(writes()).toHaveLength(1);
  });

  test("a name that does not have what was granted is somebody else's", async () => {
    sim.onCommit(({ path }) => {
      if (path.endsWith("/update-acls")) kms.acls = [{ group: KEPT, actions: ["keydelete"] }];
    });
    const keepsAs = () => {
      throw new Error("not expected to be called");
    };
    await expect(bring(["reportview"], { keepsAs })).rejects.toThrow("CCKM does not keep the permissions");
  });

  test("a revoke asks for no other name", async () => {
    give("reportview");
    kms.acls.push({ group: KEPT, actions: ["reportview"] });
    const keepsAs = () => {
      throw new Error("not expected to be called");
    };
    expect((await bring([], { keepsAs })).effective).toEqual([]);
    expect(kms.acls).toEqual([{ group: KEPT, actions: ["reportview"] }]);
  });
});

describe("a principal that CCKM does not know any more", () => {
  const unknown = () =>
    sim.faults.add({
      method: "POST",
      path: "/v1/cckm/aws/kms/*/update-acls",
      kind: "status",
      status: 404,
      message: "Group not found",
    });

  test("has nothing left to revoke, which is told with CCKM's words", async () => {
    give("reportview");
    unknown();
    const told: string[] = [];
    const unknownPrincipal = ({ message }: Error) => void told.push(message);
    expect((await bring([], { unknownPrincipal })).effective).toBeUndefined();
    expect(told).toEqual([expect.stringContaining("Group not found")]);
    expect(writes()).toHaveLength(1);
  });

  test("is refused a grant", async () => {
    unknown();
    const unknownPrincipal = () => {
      throw new Error("not expected to be called");
    };
    await expect(bring(["reportview"], { unknownPrincipal })).rejects.toThrow("Group not found");
  });

  test("is an error where nobody asked to be told", async () => {
    give("reportview");
    unknown();
    await expect(bring([])).rejects.toThrow(/Could not revoke reportview from group "CCKM Users" .*Group not found/);
  });

  test.each([
    ["another refusal", { kind: "status", status: 403 } as const],
    ["a 404 that is not CCKM's", { kind: "html", status: 404 } as const],
  ])("is not concluded from %s", async (_, fault) => {
    const unknownPrincipal = () => {
      throw new Error("not expected to be called");
    };
    give("reportview");
    sim.faults.add({ method: "POST", path: "/v1/cckm/aws/kms/*/update-acls", ...fault });
    await expect(bring([], { unknownPrincipal })).rejects.toThrow("Could not revoke reportview");
  });
});
