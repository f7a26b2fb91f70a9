import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Bench, startBench } from "../support/acceptance";
import { report, YEAR } from "../support/azure-report";
import { secretHcl } from "../support/azure-secret";
import { APPLY, DESTROY, PLAN } from "../support/commands";
import { rightsOf } from "../support/kms";
import { account, GROUP, keptAt } from "../support/ownership";

let bench: Bench;
const start = async (provider = "") => {
  bench = await startBench({ provider, quirks: { softDeleteSettleSeconds: 0 } });
};
beforeEach(() => start());
afterEach(() => bench.close());

const { reports, kms, secrets, applied } = keptAt(() => bench);
const refusedTo = (command: readonly string[], ...more: string[]) => bench.tf.refused([...command, ...more]);

/** What a type looks like under two addresses, and how many of it CCKM has. */
const TYPES: [string, (label: string) => string, () => number][] = [
  ["cckm_aws_kms_account", (label) => account({ label }), () => kms().length],
  ["cckm_azure_secret", (label) => secretHcl({}, label), () => secrets().length],
  ["cckm_azure_report", (label) => report(YEAR, label), () => reports().length],
];

describe("two entries of one object", () => {
  it.each(TYPES)("of type %s are refused at plan when both are new", async (_, one, count) => {
    bench.configure(one("first") + one("second"));
    expect(await refusedTo(PLAN)).toContain("Two resources are the");
    expect(count()).toBe(0);
  });

  it.each(TYPES)(
    "of type %s are refused at plan when one is there already, and nothing is lost",
    async (_, one, count) => {
      await applied(one("first"));
      bench.configure(one("first") + one("second"));
      expect(await refusedTo(APPLY)).toContain("Two resources are the");
      expect(count()).toBe(1);
      bench.configure(one("first"));
      expect(await bench.tf.plan()).toEqual([]);
    },
  );

  it("are refused at the apply where their names are known only then", async () => {
    const name = "terraform_data.name.output";
    bench.configure(
      `resource "terraform_data" "name" {\n  input = "payments"\n}\n${account({ label: "first", name })}${account({ label: "second", name, region: "us-east-1" })}`,
    );
    expect(await refusedTo(APPLY)).toContain(`Two resources are the AWS KMS account "payments"`);
    expect(kms()).toHaveLength(1);
  });

  it("are refused at each plan for permissions of one principal by for_each, whose rights stay as they were", async () => {
    await applied(account());
    const all = (keys: string[]) => `${account()}
resource "cckm_aws_kms_acl" "each" {
  for_each = toset(${JSON.stringify(keys)})
  kms_id   = cckm_aws_kms_account.payments.id
  group    = "${GROUP}"
  actions  = [each.key]
}`;
    bench.configure(all(["keycreate", "keydelete"]));
    expect(await refusedTo(APPLY)).toContain(`Two resources are the permissions of group "${GROUP}"`);
    await applied(all(["keycreate"]));
    bench.configure(all(["keycreate", "keydelete"]));
    for (const _ of [1, 2]) expect(await refusedTo(APPLY)).toContain("Two resources are the permissions");
    expect(rightsOf(kms()[0]!, GROUP)).toContain("keycreate");
    expect(rightsOf(kms()[0]!, GROUP)).not.toContain("keydelete");
  });

  it("that came into a state by two imports are refused, and neither is destroyed for the other", async () => {
    await applied(account());
    const { id } = kms()[0]!;
    bench.configure(account() + account({ label: "again" }));
    await bench.tf.must(["import", "-no-color", "-input=false", "cckm_aws_kms_account.again", id]);
    expect(await refusedTo(APPLY)).toContain(`Two entries of the state are one object: the AWS KMS account "payments"`);
    bench.configure(account());
    expect(await refusedTo(APPLY)).toContain(`Not destroyed: another entry of the state manages`);
    expect(kms()).toMatchObject([{ id }]);
    await bench.tf.must(["state", "rm", "cckm_aws_kms_account.again"]);
    expect(await bench.tf.plan()).toEqual([]);
  });
});

describe("an object that the state has under two provider configurations", () => {
  const ALIAS = 'provider "cckm" {\n  alias = "second"\n}\n';
  const second = account({ label: "again" }).replace('"again" {', '"again" {\n  provider       = cckm.second');
  let folder: string;
  beforeEach(async () => {
    await bench.close();
    folder = mkdtempSync(join(tmpdir(), "cckm-two-configurations-"));
    bench = await startBench({ folder });
    bench.tf.cwd = folder;
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  // Terraform starts a process for each, so that neither is shown what the other one does.
  it.each<[string, readonly string[], string]>([
    ["taken out of the code", APPLY, account()],
    ["destroyed alone", [...DESTROY, "-target=cckm_aws_kms_account.again"], account() + second],
  ])("is not destroyed where one entry is %s", async (_, command, hcl) => {
    const configured = (text: string) => {
      bench.configure(ALIAS + text);
      copyFileSync(join(bench.tf.path, "main.tf"), join(folder, "main.tf"));
    };
    configured(account());
    await bench.tf.apply();
    configured(account() + second);
    await bench.tf.must(["import", "-no-color", "-input=false", "cckm_aws_kms_account.again", kms()[0]!.id]);
    configured(hcl);
    expect(await refusedTo(command)).toContain("under two provider configurations");
    expect(kms()).toHaveLength(1);
    await bench.tf.must(["state", "rm", "cckm_aws_kms_account.again"]);
    configured(account());
    expect(await bench.tf.plan()).toEqual([]);
    await bench.tf.destroy();
    expect(kms()).toEqual([]);
  });
});
