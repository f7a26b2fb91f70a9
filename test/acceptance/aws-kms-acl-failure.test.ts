import { applyCleanly } from "../support/acceptance";
import { AclBench, ADDRESS, GROUP } from "../support/aws-kms-acl";
import { rightsOf } from "../support/kms";

const at = new AclBench();

describe("a failure while permissions are written", () => {
  const UPDATE = { method: "POST", path: "/v1/cckm/aws/kms/*/update-acls" } as const;

  it("keeps in the state what was granted when the revoking fails, and goes on from there", async () => {
    await at.startWith();
    at.configure();
    await at.bench.tf.apply();
    at.configure({ actions: ["keyrotate", "reportview"] });
    at.bench.sim.faults.add({ ...UPDATE, kind: "status", status: 500, nth: 2 });
    expect(await at.bench.tf.refused()).toContain(`Could not revoke keycreate from group "${GROUP}"`);
    expect(await at.bench.tf.state(ADDRESS)).toMatchObject({ actions: ["keycreate", "keyrotate", "reportview"] });
    await applyCleanly(at.bench.tf);
    expect(rightsOf(at.kms, GROUP)).toEqual(["keyrotate", "reportview", "viewbyok", "viewnative"]);
  });

  it("tracks what a create has granted before it failed", async () => {
    await at.startWith({ provider: 'adopt = "identical"' }, "keydelete");
    at.configure({ actions: ["reportview"] });
    at.bench.sim.faults.add({ ...UPDATE, kind: "status", status: 500, nth: 2 });
    await at.bench.tf.refused();
    expect(await at.bench.tf.state(ADDRESS)).toMatchObject({ effective_actions: ["keydelete", "reportview"] });
    await applyCleanly(at.bench.tf);
    expect(rightsOf(at.kms, GROUP)).toEqual(["reportview"]);
  });

  it("finds a grant whose reply was lost", async () => {
    await at.startWith();
    at.configure();
    at.bench.sim.faults.add({ ...UPDATE, kind: "reset-after" });
    await applyCleanly(at.bench.tf);
    expect(at.writes()).toHaveLength(1);
  });

  it("does not forget a grant that was confirmed without a record and could not be looked at", async () => {
    await at.startWith();
    at.configure();
    at.bench.sim.faults.add({ ...UPDATE, kind: "empty" });
    at.bench.sim.onCommit(({ path }) => {
      if (!path.endsWith("/update-acls")) return;
      at.bench.sim.faults.add({ method: "GET", path: "/v1/cckm/aws/kms/*", kind: "status", status: 403, times: 9 });
    });
    expect(await at.bench.tf.refused()).toContain("The change was confirmed, but not shown");
    at.bench.sim.faults.clear();
    await applyCleanly(at.bench.tf);
    expect(at.writes()).toHaveLength(1);
  });

  it("passes on what CCKM refuses, with what to do", async () => {
    await at.startWith();
    at.configure({ actions: ["keyfuture"] });
    expect(await at.bench.tf.refused()).toMatch(
      /Could not grant keyfuture .* 400 NCERRInvalidParamValue.*"keyfuture" not supported/,
    );
    at.bench.sim.faults.add({ ...UPDATE, kind: "status", status: 403 });
    at.configure();
    expect(await at.bench.tf.refused()).toMatch(
      /Could not grant keycreate, keyrotate .* 403 .*Give the user this permission in CCKM/,
    );
    expect(await at.bench.tf.state(ADDRESS)).toBeUndefined();
  });
});
