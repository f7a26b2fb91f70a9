import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DECLARED_FILE } from "../../lib/contract";
import { type Bench, startBench } from "../support/acceptance";
import { secretHcl, VAULTS } from "../support/azure-secret";
import { vault, vaultIn } from "../support/azure-vault";
import { DESTROY, PLAN } from "../support/commands";
import { addKms, rightsOf } from "../support/kms";

const GROUP = "CCKM Users";
const TARGET = "-target=cckm_aws_kms_acl.users";

let app: string;
let bench: Bench;
type Stack = Pick<Bench, "tf" | "configure">;

/** Two stacks side by side, as in cdktf.out; the provider takes itself for that of stack one. */
beforeEach(async () => {
  app = mkdtempSync(join(tmpdir(), "cckm-known-to-terraform-"));
  for (const stack of ["one", "two"]) mkdirSync(join(app, stack));
  bench = await startBench({ folder: join(app, "one"), quirks: { softDeleteSettleSeconds: 0 } });
  bench.tf.cwd = join(app, "one");
});
afterEach(async () => {
  await bench.close();
  rmSync(app, { recursive: true });
});

const configured = ({ tf, configure }: Stack, hcl: string) => {
  configure(hcl);
  copyFileSync(join(tf.path, "main.tf"), join(tf.cwd, "main.tf"));
};
const applied = async (stack: Stack, hcl: string) => {
  configured(stack, hcl);
  await stack.tf.apply();
};
const stackTwo = () => {
  const two = bench.another();
  two.tf.cwd = join(app, "two");
  return two;
};
const permissions = (kmsId: string) => `
resource "cckm_aws_kms_acl" "users" {
  kms_id  = "${kmsId}"
  group   = "${GROUP}"
  actions = ["keycreate"]
}
`;
const account = `
resource "cckm_aws_kms_account" "payments" {
  name           = "payments"
  account_id     = "123456789012"
  aws_connection = "aws"
  regions        = ["eu-west-1"]
}
`;
const imported = (id: string) => `import {\n  to = cckm_aws_kms_acl.users\n  id = "${id}::group::${GROUP}"\n}\n`;

/** What synth writes beside stack one of what stack two declares: all is known but the account or the vault. */
const twoDeclares = (type: string, ...known: string[]) => {
  const declared = { stack: "two", type, parts: [null, ...known], address: null, domain: null, folder: "../two" };
  writeFileSync(join(app, "one", DECLARED_FILE), JSON.stringify({ objects: [], inPart: [declared] }));
};
const twoDeclaresRights = () => twoDeclares("cckm_aws_kms_acl", "group", GROUP);

describe("permissions that another stack may declare, on an account that only Terraform knows,", () => {
  let account: ReturnType<typeof addKms>;
  beforeEach(async () => {
    account = addKms(bench.sim, "payments");
    await applied(bench, permissions(account.id));
    twoDeclaresRights();
  });

  it("are not revoked as long as the other stack has none in its state", async () => {
    for (const args of [
      [...DESTROY, TARGET],
      [...PLAN, "-destroy"],
    ]) {
      expect(await bench.tf.refused(args)).toContain(`Stack two may declare the permissions of group "${GROUP}"`);
    }
    expect(rightsOf(account, GROUP)).toContain("keycreate");
  });

  it("are not revoked where the other stack's state has them", async () => {
    await applied(stackTwo(), imported(account.id) + permissions(account.id));
    expect(await bench.tf.refused(DESTROY)).toContain("Stack two now declares the permissions");
    expect(rightsOf(account, GROUP)).toContain("keycreate");
  });

  it("are revoked where the other stack's state has those on another account", async () => {
    const other = addKms(bench.sim, "billing", { regions: ["us-east-1"] });
    await applied(stackTwo(), permissions(other.id));
    await bench.tf.destroy();
    expect(account.acls).toEqual([]);
    expect(rightsOf(other, GROUP)).toContain("keycreate");
  });

  it("are revoked with a warning where the other stack's state does not lie on this machine", async () => {
    mkdirSync(join(app, "two/.terraform"));
    writeFileSync(join(app, "two/.terraform/terraform.tfstate"), JSON.stringify({ backend: { type: "s3" } }));
    const output = await bench.tf.destroy();
    expect(output.replaceAll(/\s+/g, " ")).toContain("Stack two may declare the permissions");
    expect(account.acls).toEqual([]);
  });
});

it.each<[string, string, () => string, string[]]>([
  ["an account", account, () => permissions([...bench.sim.store.kms.keys()][0]!), ["cckm_aws_kms_acl", "group", GROUP]],
  [
    "a vault",
    vault({ force: true }),
    () => secretHcl({ key_vault: vaultIn(bench)!.name }),
    ["cckm_azure_secret", "db-password"],
  ],
])(
  "the plan that destroys %s warns of what another stack may declare there, whose state does not lie on this machine",
  async (_, hcl, theirs, [type, ...known]) => {
    await applied(bench, hcl);
    await applied(stackTwo(), theirs());
    mkdirSync(join(app, "two/.terraform"));
    writeFileSync(join(app, "two/.terraform/terraform.tfstate"), JSON.stringify({ backend: { type: "s3" } }));
    twoDeclares(type!, ...known);
    const output = (await bench.tf.must([...PLAN, "-destroy"])).replaceAll(/\s+/g, " ");
    expect(output).toContain("Stack two may declare the");
    expect(output).toContain(known.at(-1)!);
  },
);

it("an account is not destroyed with permissions that another stack's state has, though only Terraform knows on what", async () => {
  await applied(bench, account);
  const [made] = [...bench.sim.store.kms.values()];
  const two = stackTwo();
  await applied(two, permissions(made!.id));
  twoDeclaresRights();
  expect(await bench.tf.refused(DESTROY)).toContain("has permissions on it that stack two declares");
  expect(await two.tf.plan()).toEqual([]);
});

it("a vault is not destroyed with a secret that another stack's state has, though only Terraform knows in what", async () => {
  await applied(bench, vault({ force: true }));
  const two = stackTwo();
  await applied(two, secretHcl({ key_vault: vaultIn(bench)!.name }));
  twoDeclares("cckm_azure_secret", "db-password");
  expect(await bench.tf.refused(DESTROY)).toContain("has secrets in it that stack two declares");
  expect(await two.tf.plan()).toEqual([]);
});

it("a secret is not deleted where another stack's state has it, by another name of its vault", async () => {
  await applied(bench, secretHcl());
  const { id } = bench.sim.store.findVault(VAULTS.usual)!;
  const bring = `import {\n  to = cckm_azure_secret.db\n  id = "${id}/DB-Password"\n}\n`;
  await applied(stackTwo(), bring + secretHcl({ key_vault: id, value: null, value_version: null }));
  twoDeclares("cckm_azure_secret", "db-password");
  expect(await bench.tf.refused(DESTROY)).toContain("Stack two now declares the secret");
  expect([...bench.sim.store.secrets.values()]).toMatchObject([{ status: "AVAILABLE" }]);
});
