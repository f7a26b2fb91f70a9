import type { Quirks } from "../../lib/simulator";
import { applyCleanly } from "../support/acceptance";
import { ACCOUNT, AclBench, ADDRESS, acl, GROUP, PLAN } from "../support/aws-kms-acl";
import { addKms, rightsOf } from "../support/kms";

const at = new AclBench();

describe.each<[string, Partial<Quirks>, string[]]>([
  ["a release as on the page", {}, ["viewbyok", "viewnative"]],
  ["an old release with one view action", { oldViewAction: true }, ["view"]],
  ["a release that adds no views", { autoView: false }, []],
  [
    "a release with all the other quirks",
    { aclWriteDelay: 5, timestamps: "microseconds", deleteReply: "empty", connectionAs: "id", shuffleRegions: true },
    ["viewbyok", "viewnative"],
  ],
])("the life of permissions on %s", (_, quirks, views) => {
  it("leaves no difference from create to destroy", async () => {
    await at.start({ quirks });
    at.bench.configure(ACCOUNT + acl());
    await applyCleanly(at.bench.tf);
    at.kms = [...at.bench.sim.store.kms.values()][0]!;
    expect(rightsOf(at.kms, GROUP)).toEqual(["keycreate", "keyrotate", ...views]);
    expect(await at.bench.tf.state(ADDRESS)).toEqual({
      id: `${at.kms.id}::group::${GROUP}`,
      kms_id: at.kms.id,
      group: GROUP,
      user_id: null,
      actions: ["keycreate", "keyrotate"],
      effective_actions: ["keycreate", "keyrotate", ...views],
    });

    at.bench.configure(ACCOUNT + acl({ actions: ["keyrotate", "reportview"] }));
    expect(await at.bench.tf.plan()).toMatchObject([{ address: ADDRESS, action: "update" }]);
    await applyCleanly(at.bench.tf);
    expect(rightsOf(at.kms, GROUP)).toEqual(["keyrotate", "reportview", ...views]);

    at.bench.configure(ACCOUNT + acl({ actions: ["view"] }));
    await applyCleanly(at.bench.tf);
    expect(rightsOf(at.kms, GROUP)).toEqual(quirks.oldViewAction ? ["view"] : ["viewbyok", "viewnative"]);

    await at.bench.tf.destroy();
    expect(at.kms.acls).toEqual([]);
    expect(at.bench.sim.store.kms.size).toBe(0);
  });
});

describe("a change of permissions", () => {
  it.each([
    ["another group", { group: "Others" }],
    ["a user in place of the group", { user: "local|1" }],
  ])("to %s replaces: the former rights are revoked", async (_, who) => {
    await at.startWith();
    at.configure();
    await at.bench.tf.apply();
    at.configure(who);
    expect(await at.bench.tf.plan()).toMatchObject([{ action: "delete/create" }]);
    await applyCleanly(at.bench.tf);
    expect(at.kms.acls).toHaveLength(1);
    expect(rightsOf(at.kms, "user" in who ? who.user : who.group)).toEqual([
      "keycreate",
      "keyrotate",
      "viewbyok",
      "viewnative",
    ]);
  });

  it("to another KMS replaces, which leaves nothing on the former one", async () => {
    await at.startWith();
    const billing = addKms(at.bench.sim, "billing", { regions: ["eu-west-2"] });
    at.configure();
    await at.bench.tf.apply();
    at.configure({ kms: billing.id });
    await applyCleanly(at.bench.tf);
    expect([at.kms.acls.length, billing.acls.length]).toEqual([0, 1]);
  });

  it("to actions that are known only after the apply is planned and made", async () => {
    await at.startWith();
    at.configure();
    await at.bench.tf.apply();
    const open = acl({ kms: at.kms.id }).replace('"keyrotate"]', "terraform_data.action.output]");
    at.bench.configure(`resource "terraform_data" "action" {\n  input = "reportview"\n}\n${open}`);
    const changes = await at.bench.tf.plan();
    expect(changes.map(({ action }) => action).sort()).toEqual(["create", "update"]);
    await applyCleanly(at.bench.tf);
    expect(rightsOf(at.kms, GROUP)).toEqual(["keycreate", "reportview", "viewbyok", "viewnative"]);
  });
});

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
