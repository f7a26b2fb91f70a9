import { applyCleanly } from "../support/acceptance";
import { ACCOUNT, AclBench, acl, GROUP, PLAN } from "../support/aws-kms-acl";
import { rightsOf } from "../support/kms";

const at = new AclBench();

describe("a plan of permissions", () => {
  it("knows the id, and the effective actions where they are certain", async () => {
    await at.startWith();
    at.configure({ actions: ["reportview"] });
    const after = { id: `${at.kms.id}::group::${GROUP}`, effective_actions: ["reportview"] };
    expect(await at.bench.tf.plan()).toMatchObject([{ action: "create", after }]);

    at.configure();
    expect(await at.bench.tf.plan()).toMatchObject([{ afterUnknown: { effective_actions: true } }]);
    await at.bench.tf.apply();

    at.configure({ actions: ["keyrotate", "reportview"] });
    const effective_actions = ["keyrotate", "reportview", "viewbyok", "viewnative"];
    expect(await at.bench.tf.plan()).toMatchObject([{ action: "update", after: { effective_actions } }]);
    await applyCleanly(at.bench.tf);
  });

  it("warns, where a person's word takes them over, of rights that a create will revoke, and the apply grants before it revokes them", async () => {
    await at.startWith(
      { provider: 'adopt = "identical"' },
      "keycreate",
      "viewnative",
      "viewbyok",
      "keydelete",
      "viewhyokkey",
    );
    at.configure({ actions: ["keycreate", "reportview"] });
    const output = await at.bench.tf.must(PLAN);
    expect(output).toContain(`Rights of group "${GROUP}" will be revoked`);
    expect(output.replaceAll(/[\s│]+/g, " ")).toContain(
      "CCKM permits keydelete, viewhyokkey, which Terraform did not grant",
    );
    expect(at.writes()).toEqual([]);
    await applyCleanly(at.bench.tf);
    expect(rightsOf(at.kms, GROUP)).toEqual(["keycreate", "reportview", "viewbyok", "viewnative"]);
    expect(at.writes().map(({ body }) => body)).toEqual([
      { acls: [{ group: GROUP, permit: true, actions: ["reportview"] }] },
      { acls: [{ group: GROUP, permit: false, actions: ["keydelete", "viewhyokkey"] }] },
    ]);
  });

  it("refuses the id of a KMS that is not there, or a name in its place", async () => {
    await at.startWith();
    at.configure({ kms: "payments" });
    expect(await at.bench.tf.refused(PLAN)).toMatch(
      /kms_id = "payments" Expected kms_id to be the id of a KMS in this CipherTrust Manager domain, got "payments"\./,
    );
  });

  it("goes on with a warning where it cannot look at existing rights", async () => {
    await at.startWith({}, "keydelete");
    at.configure();
    at.bench.sim.faults.add({ method: "GET", path: "/v1/cckm/aws/kms/*", kind: "status", status: 403 });
    const output = await at.bench.tf.must(PLAN);
    expect(output).toContain(`Not known which rights group "${GROUP}" already has`);
    expect(output).toContain("Plan: 1 to add");
  });

  it("reads a KMS once for the account and all its permissions", async () => {
    await at.start();
    const groups = [1, 2, 3, 4, 5].map((n) => acl({ group: `g${n}` }, `g${n}`));
    at.bench.configure(ACCOUNT + groups.join(""));
    await at.bench.tf.apply();
    at.bench.sim.requests.length = 0;
    expect(await at.bench.tf.plan()).toEqual([]);
    expect(at.bench.sim.requests.filter(({ path }) => path.includes("/aws/kms"))).toHaveLength(1);
  });

  it.each([
    [{ actions: [] }, "size-out-of-range"],
    [{ actions: [""] }, "value-invalid"],
    [{ user: "local|1", group: GROUP }, "arguments-conflict"],
    [{ group: null }, "arguments-none"],
    [{ group: "" }, "length-out-of-range"],
    [{ kms: "/aws/kms/1" }, "value-invalid"],
  ])("refuses %j before any request", async (change, code) => {
    await at.startWith();
    at.configure(change);
    expect(await at.bench.tf.refused(PLAN)).toContain(`Code: ${code}`);
    expect(at.bench.sim.requests).toEqual([]);
  });

  it("warns of an action that is not known here, which CCKM may take", async () => {
    await at.startWith({ quirks: { unknownAclActions: "accept" } });
    at.configure({ actions: ["keyfuture", "keyrotate"] });
    expect(await at.bench.tf.must(PLAN)).toContain("Code: actions-not-known");
    await applyCleanly(at.bench.tf);
    expect(rightsOf(at.kms, GROUP)).toContain("keyfuture");
  });
});
