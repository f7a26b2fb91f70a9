import { applyCleanly } from "../support/acceptance";
import { ACCOUNT, AclBench, ADDRESS, acl, GROUP, PLAN } from "../support/aws-kms-acl";
import { fastTime } from "../support/fast-time";
import { addKms } from "../support/kms";

fastTime();

const at = new AclBench();
const account = (more: { name?: string; connection?: string }) =>
  ACCOUNT.replace('"payments"\n  account', `"${more.name ?? "payments"}"\n  account`).replace(
    '= "aws"',
    `= "${more.connection ?? "aws"}"`,
  );
const connectionId = () => at.bench.sim.store.findConnection("aws")!.id;

describe("an AWS connection by name or by id", () => {
  it.each(["sent", "name", "id"] as const)("is the same either way, where CCKM answers with what is %s", async (as) => {
    await at.start({ quirks: { connectionAs: as } });
    const [name, id] = [account({ connection: "aws" }), account({ connection: connectionId() })];
    for (const [before, after] of [
      [id, name],
      [name, id],
    ]) {
      at.bench.configure(before!);
      await at.bench.tf.apply();
      at.bench.configure(after!);
      expect(await at.bench.tf.plan()).toEqual([]);
      await at.bench.tf.destroy();
    }
    expect(at.bench.sim.requests.filter(({ method }) => method === "PATCH")).toEqual([]);
  });

  it("of an imported account plans nothing, and another one is changed", async () => {
    await at.start();
    const kms = addKms(at.bench.sim, "payments", { connection: connectionId() });
    at.bench.configure(account({}));
    await at.bench.tf.must(["import", "-no-color", "cckm_aws_kms_account.payments", kms.id]);
    expect(await at.bench.tf.plan()).toEqual([]);
    at.bench.configure(account({ connection: "test_aws-connection" }));
    expect(await at.bench.tf.plan()).toMatchObject([{ action: "update" }]);
  });

  it("is asked for only where the two are spelled otherwise", async () => {
    await at.start();
    at.bench.configure(account({}));
    await at.bench.tf.apply();
    expect(await at.bench.tf.plan()).toEqual([]);
    expect(at.bench.sim.requests.filter(({ path }) => path.includes("connectionmgmt"))).toEqual([]);
  });
});

describe("a name in another form of Unicode", () => {
  const COMPOSED = "Z\u00fcrich";
  const DECOMPOSED = COMPOSED.normalize("NFD");

  it.each(["nfd", "lower", "trimmed"] as const)("of an account that CCKM keeps as %s is that account", async (form) => {
    await at.start({ quirks: { kmsNameAs: form } });
    at.bench.configure(account({ name: COMPOSED }));
    await applyCleanly(at.bench.tf);
    expect(at.bench.sim.store.kms.size).toBe(1);
  });

  it.each(["lower", "trimmed"] as const)(
    "of an account that CCKM keeps as %s is found where the reply to its create was lost",
    async (form) => {
      await at.start({ quirks: { kmsNameAs: form } });
      at.bench.sim.faults.add("POST /v1/cckm/aws/kms reset-after");
      at.bench.configure(account({ name: `${COMPOSED} ` }));
      await applyCleanly(at.bench.tf);
      expect(at.bench.sim.store.kms.size).toBe(1);
    },
  );

  it("is no other account of a like name, which is refused at once", async () => {
    await at.start({ quirks: { kmsNameAs: "lower" } });
    addKms(at.bench.sim, "payments", { regions: ["us-west-2"] });
    at.bench.configure(account({ name: "Payments" }));
    expect(await at.bench.tf.refused()).toContain('Could not add the AWS KMS account "Payments"');
    expect(at.bench.sim.store.kms.size).toBe(1);
  });

  it("is there already where somebody else made it", async () => {
    await at.start();
    addKms(at.bench.sim, DECOMPOSED);
    at.bench.configure(account({ name: COMPOSED }));
    expect(await at.bench.tf.refused()).toContain("already exists");
  });

  it("is the same group", async () => {
    await at.startWith({ quirks: { directoryNameAs: "nfd" } });
    at.configure({ group: COMPOSED });
    await applyCleanly(at.bench.tf);
    expect(at.writes()).toHaveLength(1);
    await at.bench.tf.destroy();
    expect(at.kms.acls).toEqual([]);
  });
});

describe("a group whose name CCKM keeps in another form", () => {
  it("has its permissions under that form, from grant to revocation", async () => {
    await at.startWith({ quirks: { directoryNameAs: "lower" } });
    at.configure();
    await applyCleanly(at.bench.tf);
    expect(at.writes()).toHaveLength(1);
    expect(await at.bench.tf.state(ADDRESS)).toMatchObject({ group: GROUP });
    at.configure({ actions: ["keyrotate", "reportview"] });
    await applyCleanly(at.bench.tf);
    at.kms.acls[0]!.actions.push("keydelete");
    expect(await at.bench.tf.plan()).toMatchObject([{ action: "update" }]);
    await at.bench.tf.destroy();
    expect(at.kms.acls).toEqual([]);
  });

  it("is imported under CCKM's form of it, which a refusal names", async () => {
    await at.startWith({ quirks: { directoryNameAs: "lower" } });
    at.kms.acls = [{ group: GROUP.toLowerCase(), actions: ["keycreate", "viewnative", "viewbyok"] }];
    at.configure({ actions: ["keycreate"], group: GROUP.toLowerCase() });
    const importing = (group: string) => ["import", "-no-color", ADDRESS, `${at.kms.id}::group::${group}`];
    expect(await at.bench.tf.refused(importing(GROUP))).toContain(`It lists "${GROUP.toLowerCase()}"`);
    await at.bench.tf.must(importing(GROUP.toLowerCase()));
    expect(await at.bench.tf.plan()).toEqual([]);
  });

  it("is refused where it had rights that this stack did not write, and what was granted is taken back", async () => {
    await at.startWith({ quirks: { directoryNameAs: "lower" } });
    at.kms.acls = [{ group: GROUP.toLowerCase(), actions: ["keydelete", "viewnative", "viewbyok"] }];
    at.configure();
    expect(await at.bench.tf.refused()).toContain("already has permissions");
    expect(at.kms.acls).toEqual([{ group: GROUP.toLowerCase(), actions: ["keydelete", "viewnative", "viewbyok"] }]);
    expect(await at.bench.tf.state(ADDRESS)).toBeUndefined();
  });

  it("is refused where it had exactly these rights, written by another stack, and they stay", async () => {
    await at.startWith({ quirks: { directoryNameAs: "lower" } });
    const before = [{ group: GROUP.toLowerCase(), actions: ["keycreate", "keyrotate", "viewbyok", "viewnative"] }];
    at.kms.acls = structuredClone(before);
    at.configure({ actions: ["keycreate", "keyrotate"] });
    expect(await at.bench.tf.refused()).toContain("already has permissions");
    expect(at.kms.acls).toEqual(before);
    expect(await at.bench.tf.state(ADDRESS)).toBeUndefined();
  });

  it("is one of the two resources that are the same group", async () => {
    await at.startWith({ quirks: { directoryNameAs: "lower" } });
    at.bench.configure(
      acl({ kms: at.kms.id }, "one") +
        acl({ kms: at.kms.id, group: GROUP.toUpperCase(), actions: ["keydelete"] }, "two"),
    );
    await at.bench.tf.refused();
    expect(at.kms.acls).toHaveLength(1);
    expect(await at.bench.tf.resources()).toHaveLength(1);
  });

  it("is one entry of the state: where an import brought it in again, neither is revoked for the other", async () => {
    await at.startWith({ quirks: { directoryNameAs: "lower" } });
    const [ours, kept] = [acl({ kms: at.kms.id }, "one"), acl({ kms: at.kms.id, group: GROUP.toLowerCase() }, "two")];
    at.bench.configure(ours);
    await at.bench.tf.apply();
    const before = structuredClone(at.kms.acls);
    at.bench.configure(ours + kept);
    expect(await at.bench.tf.refused(PLAN)).toContain("Two resources are the permissions of");
    const importing = ["import", "-no-color", "cckm_aws_kms_acl.two", `${at.kms.id}::group::${GROUP.toLowerCase()}`];
    await at.bench.tf.must(importing);
    expect(await at.bench.tf.refused()).toContain("Two entries of the state are one object");
    at.bench.configure(ours);
    expect(await at.bench.tf.refused()).toContain("Not destroyed: another entry of the state manages");
    expect(at.kms.acls).toEqual(before);
  });

  it("is no group of a like name where CCKM tells them apart", async () => {
    await at.startWith();
    at.kms.acls = [{ group: GROUP.toLowerCase(), actions: ["keydelete"] }];
    at.configure();
    await applyCleanly(at.bench.tf);
    await at.bench.tf.destroy();
    expect(at.kms.acls).toEqual([{ group: GROUP.toLowerCase(), actions: ["keydelete"] }]);
  });
});

describe("what a plan or a destroy says was looked at", () => {
  it("a group that is no more has nothing to be revoked, with a note", async () => {
    await at.startWith();
    at.configure();
    await at.bench.tf.apply();
    at.bench.sim.quirks.goneFromDirectory = GROUP;
    expect(await at.bench.tf.destroy()).toContain(`Nothing was left to revoke from group "${GROUP}"`);
    expect(await at.bench.tf.state(ADDRESS)).toBeUndefined();
    at.configure();
    at.kms.acls = [];
    expect(await at.bench.tf.refused()).toContain(`group "${GROUP}" not found`);
  });

  it("an archived account is told by the plan, with how to recover it", async () => {
    await at.start();
    at.bench.configure(ACCOUNT + acl());
    await at.bench.tf.apply();
    const [kms] = [...at.bench.sim.store.kms.values()];
    await at.bench.sim.outside("POST", `/v1/cckm/aws/kms/${kms!.id}/archive`);
    const planned = await at.bench.tf.must(PLAN);
    expect(planned).toContain('The AWS KMS account "payments" is archived');
    expect(planned).toContain(`POST /v1/cckm/aws/kms/${kms!.id}/recover`);
    await at.bench.sim.outside("POST", `/v1/cckm/aws/kms/${kms!.id}/recover`);
    expect(await at.bench.tf.must(PLAN)).not.toContain("archived");
  });
});
