import { rmSync } from "node:fs";
import { join } from "node:path";
import { DECLARED_FILE } from "../../lib/contract";
import { account, BesideOthers, GROUP, permissions } from "../support/beside-others";
import { APPLY, DESTROY, PLAN } from "../support/commands";
import { rightsOf } from "../support/kms";

const at = new BesideOthers();

describe("an account with permissions that another stack of the app manages", () => {
  const REFUSAL = 'The AWS KMS account "payments" has permissions on it that stack two declares';

  /** The account is of the bench, its permissions are of the stack that comes back. */
  const shared = async () => {
    await at.start();
    await at.applied(account());
    const two = at.bench.another();
    await at.applied(permissions(`"${at.kms()[0]!.id}"`), two);
    at.declared(GROUP);
    return two;
  };

  it.each<[string, string, string[]]>([
    ["destroyed", account(), DESTROY],
    ["taken out of the code", "", APPLY],
    ["replaced", account(), [...APPLY, "-replace=cckm_aws_kms_account.payments"]],
    ["planned to go", "", PLAN],
  ])("is not %s", async (_, hcl, command) => {
    const two = await shared();
    const before = at.writes().length;
    at.bench.configure(hcl);
    const output = await at.bench.tf.refused(command);
    expect(output).toContain(REFUSAL);
    expect(output).toContain(`group "${GROUP}"`);
    expect(at.writes()).toHaveLength(before);
    expect(await two.tf.plan()).toEqual([]);
  });

  it("is not destroyed by a plan from before the other stack had them", async () => {
    await at.start();
    await at.applied(account());
    await at.bench.tf.must(["plan", "-destroy", "-out=old.tfplan", "-no-color", "-input=false"]);
    await at.applied(permissions(`"${at.kms()[0]!.id}"`), at.bench.another());
    at.declared(GROUP);
    expect(await at.bench.tf.refused(["apply", "-no-color", "-input=false", "old.tfplan"])).toContain(REFUSAL);
    expect(rightsOf(at.kms()[0]!, GROUP)).toContain("keycreate");
  });

  it("goes once the other stack has given them up", async () => {
    const two = await shared();
    // Beside stack two lies what the first one declares, which is no permissions.
    rmSync(join(at.folder, DECLARED_FILE));
    await two.tf.destroy();
    at.declared(GROUP);
    await at.bench.tf.destroy();
    expect(at.kms()).toEqual([]);
  });

  it("goes where the other stack declares them and was never deployed", async () => {
    await at.start();
    await at.applied(account() + permissions("cckm_aws_kms_account.payments.id", "Auditors"));
    at.declared(GROUP);
    await at.bench.tf.destroy();
    expect(at.kms()).toEqual([]);
  });
});

describe("permissions that another stack declares under another form of the name", () => {
  it("are not revoked where the directory keeps both as one", async () => {
    await at.start({ directoryNameAs: "lower" });
    await at.applied(account() + permissions());
    at.declared("cckm users");
    at.bench.configure(account());
    expect(await at.bench.tf.refused()).toContain("Stack two now declares the permissions of");
    expect(rightsOf(at.kms()[0]!, "cckm users")).toContain("keycreate");
  });

  it("are revoked where CCKM lists both", async () => {
    await at.start();
    await at.applied(account() + permissions());
    at.kms()[0]!.acls.push({ group: "cckm users", actions: ["keycreate"] });
    at.declared("cckm users");
    await at.applied(account());
    expect(rightsOf(at.kms()[0]!, GROUP)).toBeUndefined();
    expect(rightsOf(at.kms()[0]!, "cckm users")).toContain("keycreate");
  });
});

it("permissions that another stack declares are not revoked by an older plan where the account cannot be looked up", async () => {
  await at.start();
  await at.applied(account() + permissions());
  at.bench.configure(account());
  await at.bench.tf.must([...PLAN, "-out=old.tfplan"]);
  at.declared(GROUP);
  at.bench.sim.faults.add("GET /v1/cckm/aws/kms/* 500");
  const output = await at.bench.tf.refused(["apply", "-no-color", "-input=false", "old.tfplan"]);
  expect(output).toContain("Could not look up who has permissions on the AWS KMS account");
  expect(rightsOf(at.kms()[0]!, GROUP)).toContain("keycreate");
});

describe("permissions that name their account by its id", () => {
  const byId = () => permissions(`"${at.kms()[0]!.id}"`);
  const REFUSAL = "which stay in the configuration";

  it.each<[string, () => string, string[]]>([
    ["is taken out of the code", () => byId(), []],
    ["is replaced by command", () => account() + byId(), ["-replace=cckm_aws_kms_account.payments"]],
    ["is replaced for another name", () => account().replace('"payments"\n', '"billing"\n') + byId(), []],
  ])("are not taken along by the account of the same stack that %s", async (_, hcl, flags) => {
    await at.start();
    await at.applied(account());
    await at.applied(account() + byId());
    const before = at.writes().length;
    at.bench.configure(hcl());
    expect(await at.bench.tf.refused([...APPLY, ...flags])).toContain(REFUSAL);
    expect(at.writes()).toHaveLength(before);
    at.bench.configure(account() + byId());
    expect(await at.bench.tf.plan()).toEqual([]);
  });

  it("go with the account where both are destroyed", async () => {
    await at.start();
    await at.applied(account());
    await at.applied(account() + byId());
    await at.bench.tf.destroy();
    expect(at.kms()).toEqual([]);
  });
});
