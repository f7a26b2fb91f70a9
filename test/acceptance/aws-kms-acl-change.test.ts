import { applyCleanly } from "../support/acceptance";
import { AclBench, acl, GROUP } from "../support/aws-kms-acl";
import { addKms, rightsOf } from "../support/kms";

const at = new AclBench();

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
