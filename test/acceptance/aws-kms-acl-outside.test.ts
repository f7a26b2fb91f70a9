import { applyCleanly } from "../support/acceptance";
import { ACCOUNT, AclBench, ADDRESS, acl, GROUP, PLAN } from "../support/aws-kms-acl";
import { rightsOf } from "../support/kms";

const at = new AclBench();

describe("what happens to permissions outside of Terraform", () => {
  const ASKED = ["keycreate", "keyrotate"];
  const VIEWS = ["viewbyok", "viewnative"];

  it.each<[string, string[], string[]]>([
    [
      "a foreign action with its view",
      [...ASKED, ...VIEWS, "hyokkeylink", "viewhyokkey"],
      ["hyokkeylink", ...ASKED, "viewhyokkey"],
    ],
    ["a missing action", ["keycreate", ...VIEWS], ["keycreate"]],
    ["both", ["keycreate", "keydelete", ...VIEWS], ["keycreate", "keydelete"]],
  ])("shows %s as just that, and mends it", async (_, held, before) => {
    await at.startWith();
    at.configure();
    await at.bench.tf.apply();
    at.kms.acls = [{ group: GROUP, actions: held }];
    expect(await at.bench.tf.plan()).toMatchObject([
      { action: "update", before: { actions: before }, after: { actions: ASKED } },
    ]);
    await at.bench.tf.apply("-refresh-only");
    expect(await at.bench.tf.plan()).toMatchObject([{ action: "update", before: { actions: before } }]);
    const foreign = before.filter((action) => !ASKED.includes(action));
    const output = (await at.bench.tf.apply()).replaceAll(/[\s│]+/g, " ");
    if (foreign.length > 0)
      expect(output).toContain(`CCKM permits ${foreign.join(", ")}, which Terraform did not grant`);
    expect(rightsOf(at.kms, GROUP)).toEqual([...ASKED, ...VIEWS]);
    expect(await at.bench.tf.plan()).toEqual([]);
  });

  it("sees no drift in an implied view that was revoked, nor in the rights of others", async () => {
    await at.startWith();
    at.configure();
    await at.bench.tf.apply();
    at.kms.acls = [
      { group: "Others", actions: ["view"] },
      { group: GROUP, actions: [...ASKED, "viewnative"] },
    ];
    expect(await at.bench.tf.plan()).toEqual([]);
  });

  it("does not warn of what a change of the configuration itself revokes", async () => {
    await at.startWith();
    at.configure();
    await at.bench.tf.apply();
    at.configure({ actions: ["keycreate"] });
    expect(await at.bench.tf.must(PLAN)).not.toContain("will be revoked");
  });

  it("creates again what has disappeared, with the KMS or without", async () => {
    await at.start();
    at.bench.configure(ACCOUNT + acl());
    await at.bench.tf.apply();
    [...at.bench.sim.store.kms.values()][0]!.acls = [];
    expect(await at.bench.tf.must(PLAN)).toContain("lists none for it any more");
    await applyCleanly(at.bench.tf);
    at.bench.sim.store.kms.clear();
    expect((await at.bench.tf.plan()).map(({ action }) => action)).toEqual(["create", "create"]);
    await applyCleanly(at.bench.tf);
    expect(rightsOf([...at.bench.sim.store.kms.values()][0]!, GROUP)).toEqual([...ASKED, ...VIEWS]);
  });

  it("does not lose permissions over a 404 of a proxy", async () => {
    await at.startWith();
    at.configure();
    await at.bench.tf.apply();
    at.bench.sim.faults.add({ path: "/v1/cckm/aws/**", kind: "html", times: Number.POSITIVE_INFINITY });
    expect(await at.bench.tf.refused(PLAN)).toContain("a proxy or load balancer?");
    at.bench.sim.faults.clear();
    expect(await at.bench.tf.plan()).toEqual([]);
  });

  it("destroys what is gone already: the rights, and the KMS", async () => {
    await at.startWith();
    at.configure();
    await at.bench.tf.apply();
    at.kms.acls = [];
    await at.bench.tf.destroy("-refresh=false");
    await at.bench.tf.apply();
    at.bench.sim.store.kms.clear();
    await at.bench.tf.destroy("-refresh=false");
    expect(await at.bench.tf.state(ADDRESS)).toBeUndefined();
  });
});
