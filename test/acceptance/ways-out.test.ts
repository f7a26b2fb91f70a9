import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DECLARED_FILE } from "../../lib/contract";
import { type Bench, type BenchOptions, startBench } from "../support/acceptance";
import { secretHcl } from "../support/azure-secret";
import { APPLY, DESTROY } from "../support/commands";
import { rightsOf } from "../support/kms";

const GROUP = "CCKM Users";
const ACCOUNT = "cckm_aws_kms_account.payments";
const CBD = "lifecycle {\n    create_before_destroy = true\n  }";

let bench: Bench;
const start = async (provider = "", more: BenchOptions = {}) => {
  bench = await startBench({ provider, quirks: { softDeleteSettleSeconds: 0 }, ...more });
};
afterEach(() => bench.close());

const kms = () => [...bench.sim.store.kms.values()];
const account = (label = "payments", more = "") => `
resource "cckm_aws_kms_account" "${label}" {
  name           = "payments"
  account_id     = "123456789012"
  aws_connection = "aws"
  regions        = ["eu-west-1"]
  ${more}
}
`;
const permissions = (more = "") => `
resource "cckm_aws_kms_acl" "users" {
  kms_id  = cckm_aws_kms_account.payments.id
  group   = "${GROUP}"
  actions = ["keycreate"]
  ${more}
}
`;
const applied = async (hcl: string) => {
  bench.configure(hcl);
  await bench.tf.apply();
};
const imported = (address: string, id: string) => bench.tf.must(["import", "-no-color", "-input=false", address, id]);

describe("a destroy that a refusal of its refreshing plan stands in the way of", () => {
  it.each<[string, () => Promise<void>, string]>([
    [
      "two entries of one object",
      async () => {
        const [{ id } = { id: "" }] = kms();
        bench.configure(account() + account("again"));
        await imported("cckm_aws_kms_account.again", id);
      },
      "Two entries of the state are one object",
    ],
    [
      "a second resource of the same name",
      async () => bench.configure(account() + account("again")),
      "Two resources are the",
    ],
    [
      "rights that this stack did not write",
      async () => {
        kms()[0]!.acls = [{ group: GROUP, actions: ["keydelete"] }];
        bench.configure(account() + permissions());
      },
      "already has permissions",
    ],
    [
      "a rename without a moved block",
      async () => bench.configure(account("billing")),
      "made again under another address",
    ],
  ])("passes as the refusal says: %s", async (_, arrange, refusal) => {
    await start();
    await applied(account());
    await arrange();
    const output = await bench.tf.refused(DESTROY);
    expect(output).toContain(refusal);
    expect(output).toContain("terraform destroy -refresh=false");
    expect(kms()).toHaveLength(1);
    await bench.tf.must([...DESTROY, "-refresh=false"]);
    expect(kms()).toEqual([]);
    expect(await bench.tf.resources()).toEqual([]);
  });
});

describe("what another stack declares by now", () => {
  it("is not destroyed by a plan from before, and the state can forget it", async () => {
    const folder = mkdtempSync(join(tmpdir(), "cckm-ways-out-"));
    try {
      await start("", { folder });
      await applied(account());
      await bench.tf.must(["plan", "-destroy", "-out=old.tfplan", "-no-color", "-input=false"]);
      const declared = { stack: "two", type: "cckm_aws_kms_account", key: '["payments"]', address: null, domain: null };
      writeFileSync(join(folder, DECLARED_FILE), JSON.stringify({ objects: [declared] }));
      expect(await bench.tf.refused(["apply", "-no-color", "-input=false", "old.tfplan"])).toContain(
        `Stack two now declares the AWS KMS account "payments": move the state`,
      );
      expect(await bench.tf.refused(DESTROY)).toContain("terraform state rm");
      expect(kms()).toHaveLength(1);
      await bench.tf.must(["state", "rm", ACCOUNT]);
      bench.configure("");
      await bench.tf.must(DESTROY);
      expect(kms()).toHaveLength(1);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

describe("a tainted object under create_before_destroy", () => {
  const hcl = account("payments", CBD) + secretHcl().replace(/}\s*$/, `  ${CBD}\n}\n`) + permissions(CBD);

  it.each([
    ["own", "ownership-exists-without-evidence"],
    ["identical", "ownership-exists"],
  ])("has one entry whatever is tried, and untaint keeps it (adopt = %s)", async (adopt, accountExists) => {
    await start(`adopt = "${adopt}"`);
    await applied(hcl);
    const before = (await bench.tf.must(["state", "list"])).split("\n").sort();
    for (const [address, code] of [
      ["cckm_aws_kms_acl.users", "acl-exists"],
      ["cckm_azure_secret.db", "azure-secret-replaced-soft-deleted"],
      [ACCOUNT, accountExists],
    ] as const) {
      await bench.tf.must(["taint", address]);
      const output = await bench.tf.refused(APPLY);
      expect(output).toContain(`Code: ${code}`);
      expect(output).toContain("terraform untaint");
      expect((await bench.tf.must(["state", "list"])).split("\n").sort()).toEqual(before);
      await bench.tf.must(["untaint", address]);
    }
    expect(await bench.tf.plan()).toEqual([]);
    expect(rightsOf(kms()[0]!, GROUP)).toContain("keycreate");
  });
});

describe("adopt = identical", () => {
  beforeEach(() => start('adopt = "identical"'));
  const saved = () => bench.tf.must(["plan", "-out=saved.tfplan", "-no-color", "-input=false"]);
  const applySaved = ["apply", "-no-color", "-input=false", "saved.tfplan"];

  it("takes over nothing that came after the plan", async () => {
    bench.configure(account());
    await saved();
    const other = bench.another();
    other.configure(account());
    await other.tf.apply();
    const output = await bench.tf.refused(applySaved);
    expect(output).toContain(`AWS KMS account "payments" already exists`);
    expect(output).toContain("plan again");
    expect(await bench.tf.resources()).toEqual([]);
    expect(await bench.tf.apply()).toContain("Took over an existing AWS KMS account");
  });

  it("brings no rights to actions that came after the plan", async () => {
    await applied(account());
    bench.configure(account() + permissions());
    await saved();
    kms()[0]!.acls = [{ group: GROUP, actions: ["keydelete"] }];
    expect(await bench.tf.refused(applySaved)).toContain("already has permissions");
    expect(rightsOf(kms()[0]!, GROUP)).toEqual(["keydelete"]);
    await bench.tf.apply();
    expect(rightsOf(kms()[0]!, GROUP)).not.toContain("keydelete");
  });
});
