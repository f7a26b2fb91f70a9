import { type Bench, startBench } from "../support/acceptance";
import { report, YEAR } from "../support/azure-report";
import { secretHcl } from "../support/azure-secret";
import { APPLY } from "../support/commands";
import { rightsOf } from "../support/kms";
import { account, GROUP, keptAt, permissions } from "../support/ownership";

let bench: Bench;
const start = async (provider = "") => {
  bench = await startBench({ provider, quirks: { softDeleteSettleSeconds: 0 } });
};
beforeEach(() => start());
afterEach(() => bench.close());

const { reports, kms, secrets, wrote, applied } = keptAt(() => bench);
const refusedTo = (command: readonly string[], ...more: string[]) => bench.tf.refused([...command, ...more]);

describe("create_before_destroy", () => {
  const first = (label = "payments") => account({ label, lifecycle: "create_before_destroy = true" });
  const failing = `
resource "terraform_data" "dependent" {
  triggers_replace = [cckm_aws_kms_account.payments.id]
  lifecycle {
    precondition {
      condition     = cckm_aws_kms_account.payments.id == "never"
      error_message = "The dependent fails."
    }
  }
}`;

  it.each(["own", "identical"])("with -replace is refused before anything is touched (adopt = %s)", async (adopt) => {
    await bench.close();
    await start(`adopt = "${adopt}"`);
    await applied(first());
    const before = wrote().length;
    bench.configure(first() + failing);
    const output = await refusedTo(APPLY, "-replace=cckm_aws_kms_account.payments");
    expect(output).toContain(`The AWS KMS account "payments" would be replaced by itself`);
    expect(wrote()).toHaveLength(before);
    bench.configure(first());
    await bench.tf.apply();
    expect(kms()).toHaveLength(1);
    expect(await bench.tf.plan()).toEqual([]);
  });

  it("that a dependent forces is refused too", async () => {
    const dependent = `
resource "terraform_data" "dependent" {
  input            = cckm_aws_kms_account.payments.id
  triggers_replace = [cckm_aws_kms_account.payments.id]
  lifecycle {
    create_before_destroy = true
  }
}`;
    await applied(account() + dependent);
    expect(await refusedTo(APPLY, "-replace=cckm_aws_kms_account.payments")).toContain("would be replaced by itself");
    expect(kms()).toHaveLength(1);
    expect(await bench.tf.plan()).toEqual([]);
  });

  it("of permissions is refused, and their rights stay", async () => {
    const hcl =
      account() +
      permissions("users", "cckm_aws_kms_account.payments.id").replace(
        /}$/,
        "  lifecycle {\n    create_before_destroy = true\n  }\n}",
      );
    await applied(hcl);
    expect(await refusedTo(APPLY, "-replace=cckm_aws_kms_acl.users")).toContain("would be replaced by itself");
    expect(rightsOf(kms()[0]!, GROUP)).toContain("keycreate");
    expect(await bench.tf.plan()).toEqual([]);
  });

  it("of an account that would be replaced by itself leaves the rights on it, and the next apply has them again", async () => {
    const hcl = first() + permissions("users", "cckm_aws_kms_account.payments.id");
    await applied(hcl);
    const before = wrote().length;
    expect(await refusedTo(APPLY, "-replace=cckm_aws_kms_account.payments")).toContain("would be replaced by itself");
    expect(rightsOf(kms()[0]!, GROUP)).toContain("keycreate");
    expect(wrote()).toHaveLength(before);
    await bench.tf.apply();
    expect(rightsOf(kms()[0]!, GROUP)).toContain("keycreate");
    expect(await bench.tf.plan()).toEqual([]);
    await bench.tf.destroy();
    expect(kms()).toEqual([]);
  });

  it("that was only planned leaves no trace: permissions that go later are revoked", async () => {
    const users = permissions("users", "cckm_aws_kms_account.payments.id");
    await applied(account() + users);
    await bench.tf.must(["plan", "-replace=cckm_aws_kms_account.payments", "-input=false"]);
    await applied(account());
    expect(kms()[0]!.acls).toEqual([]);
  });

  it("and a new name replaces as ever", async () => {
    await applied(first());
    await applied(account({ lifecycle: "create_before_destroy = true", name: '"billing"', region: "us-east-1" }));
    expect(kms()).toMatchObject([{ name: "billing" }]);
  });
});

describe("a replacement", () => {
  it("of an account destroys it first and grants its permissions again", async () => {
    await applied(account() + permissions("users", "cckm_aws_kms_account.payments.id"));
    const [old] = kms();
    await bench.tf.must(["apply", "-auto-approve", "-input=false", "-replace=cckm_aws_kms_account.payments"]);
    expect(kms()).toHaveLength(1);
    expect(kms()[0]!.id).not.toBe(old!.id);
    expect(rightsOf(kms()[0]!, GROUP)).toContain("keycreate");
    expect(await bench.tf.plan()).toEqual([]);
  });

  it.each([
    ["first destroyed", ""],
    ["first made", "create_before_destroy = true"],
  ])("of a report makes a new report (%s)", async (_, lifecycle) => {
    bench.sim.quirks.uniqueReports = "no";
    await applied(report({ ...YEAR, lifecycle }));
    const [old] = reports();
    await bench.tf.apply("-replace=cckm_azure_report.audit");
    expect(reports()).toHaveLength(1);
    expect(reports()[0]!.id).not.toBe(old!.id);
    expect(await bench.tf.plan()).toEqual([]);
  });

  it.each([
    ["retained", "retain", false],
    ["soft-deleted", "soft-delete", false],
  ])("of a secret that is only %s is refused before it is destroyed", async (_, on_destroy, recover) => {
    await applied(secretHcl({ on_destroy, recover_soft_deleted: recover }));
    expect(await refusedTo(APPLY, "-replace=cckm_azure_secret.db")).toContain("cannot be replaced by itself");
    await bench.tf.must(["taint", "cckm_azure_secret.db"]);
    expect(await refusedTo(APPLY)).toContain("cannot be replaced by itself");
    await bench.tf.must(["untaint", "cckm_azure_secret.db"]);
    expect(secrets()).toMatchObject([{ status: "AVAILABLE" }]);
    expect(await bench.tf.plan()).toEqual([]);
  });

  it("of an account destroys and makes it, as ever", async () => {
    await applied(account());
    const [old] = kms();
    await bench.tf.apply("-replace=cckm_aws_kms_account.payments");
    expect(kms()).toHaveLength(1);
    expect(kms()[0]!.id).not.toBe(old!.id);
    await bench.tf.must(["taint", "cckm_aws_kms_account.payments"]);
    await bench.tf.apply();
    expect(kms()).toHaveLength(1);
  });
});
