import { applyCleanly } from "../support/acceptance";
import { ACCOUNT, AclBench, acl, PLAN } from "../support/aws-kms-acl";
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
