import { applyCleanly } from "../support/acceptance";
import { AclBench, ADDRESS, acl, GROUP, PLAN } from "../support/aws-kms-acl";
import { fastTime } from "../support/fast-time";

fastTime();

const at = new AclBench();

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

it("a group whose name is in another form of Unicode is the same group", async () => {
  await at.startWith({ quirks: { directoryNameAs: "nfd" } });
  at.configure({ group: "Z\u00fcrich" });
  await applyCleanly(at.bench.tf);
  expect(at.writes()).toHaveLength(1);
  await at.bench.tf.destroy();
  expect(at.kms.acls).toEqual([]);
});

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
