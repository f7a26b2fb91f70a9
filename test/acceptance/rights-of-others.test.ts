import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DECLARED_FILE, naturalKey } from "../../lib/contract";
import type { Quirks } from "../../lib/simulator";
import { type Bench, startBench } from "../support/acceptance";
import { secretHcl } from "../support/azure-secret";
import { vault, vaultIn } from "../support/azure-vault";
import { APPLY, DESTROY, PLAN } from "../support/commands";
import { rightsOf } from "../support/kms";

const GROUP = "CCKM Users";

let folder: string;
let bench: Bench;
const start = async (quirks: Partial<Quirks> = {}) => {
  folder = mkdtempSync(join(tmpdir(), "cckm-rights-of-others-"));
  bench = await startBench({ folder, quirks });
};
afterEach(async () => {
  await bench.close();
  rmSync(folder, { recursive: true });
});

const kms = () => [...bench.sim.store.kms.values()];
const writes = () => bench.sim.requests.filter(({ method, path }) => method !== "GET" && path.includes("/cckm/"));

const account = (more = "") => `
resource "cckm_aws_kms_account" "payments" {
  name           = "payments"
  account_id     = "123456789012"
  aws_connection = "aws"
  regions        = ["eu-west-1"]
  ${more}
}
`;
const permissions = (kmsId = "cckm_aws_kms_account.payments.id", group = GROUP) => `
resource "cckm_aws_kms_acl" "users" {
  kms_id  = ${kmsId}
  group   = "${group}"
  actions = ["keycreate"]
}
`;
const applied = async (hcl: string, { configure, tf }: Pick<Bench, "configure" | "tf"> = bench) => {
  configure(hcl);
  await tf.apply();
};

/** What synth writes beside the stack of the bench: stack two declares permissions of these groups on the account. */
const declared = (...groups: string[]) => {
  const objects = groups.map((group) => {
    const key = naturalKey("cckm_aws_kms_acl", { listed_as: "payments", group, user_id: null });
    return { stack: "two", type: "cckm_aws_kms_acl", key, address: null, domain: null };
  });
  writeFileSync(join(folder, DECLARED_FILE), JSON.stringify({ objects }));
};

describe("an account with permissions that another stack of the app manages", () => {
  const REFUSAL = 'The AWS KMS account "payments" has permissions on it that stack two declares';

  /** The account is of the bench, its permissions are of the stack that comes back. */
  const shared = async () => {
    await start();
    await applied(account());
    const two = bench.another();
    await applied(permissions(`"${kms()[0]!.id}"`), two);
    declared(GROUP);
    return two;
  };

  it.each<[string, string, string[]]>([
    ["destroyed", account(), DESTROY],
    ["taken out of the code", "", APPLY],
    ["replaced", account(), [...APPLY, "-replace=cckm_aws_kms_account.payments"]],
    ["planned to go", "", PLAN],
  ])("is not %s", async (_, hcl, command) => {
    const two = await shared();
    const before = writes().length;
    bench.configure(hcl);
    const output = await bench.tf.refused(command);
    expect(output).toContain(REFUSAL);
    expect(output).toContain(`group "${GROUP}"`);
    expect(writes()).toHaveLength(before);
    expect(await two.tf.plan()).toEqual([]);
  });

  it("is not destroyed by a plan from before the other stack had them", async () => {
    await start();
    await applied(account());
    await bench.tf.must(["plan", "-destroy", "-out=old.tfplan", "-no-color", "-input=false"]);
    await applied(permissions(`"${kms()[0]!.id}"`), bench.another());
    declared(GROUP);
    expect(await bench.tf.refused(["apply", "-no-color", "-input=false", "old.tfplan"])).toContain(REFUSAL);
    expect(rightsOf(kms()[0]!, GROUP)).toContain("keycreate");
  });

  it("goes once the other stack has given them up", async () => {
    const two = await shared();
    // Beside stack two lies what the first one declares, which is no permissions.
    rmSync(join(folder, DECLARED_FILE));
    await two.tf.destroy();
    declared(GROUP);
    await bench.tf.destroy();
    expect(kms()).toEqual([]);
  });

  it("goes where the other stack declares them and was never deployed", async () => {
    await start();
    await applied(account() + permissions("cckm_aws_kms_account.payments.id", "Auditors"));
    declared(GROUP);
    await bench.tf.destroy();
    expect(kms()).toEqual([]);
  });
});

describe("permissions that another stack declares under another form of the name", () => {
  it("are not revoked where the directory keeps both as one", async () => {
    await start({ directoryNameAs: "lower" });
    await applied(account() + permissions());
    declared("cckm users");
    bench.configure(account());
    expect(await bench.tf.refused()).toContain("Stack two now declares the permissions of");
    expect(rightsOf(kms()[0]!, "cckm users")).toContain("keycreate");
  });

  it("are revoked where CCKM lists both", async () => {
    await start();
    await applied(account() + permissions());
    kms()[0]!.acls.push({ group: "cckm users", actions: ["keycreate"] });
    declared("cckm users");
    await applied(account());
    expect(rightsOf(kms()[0]!, GROUP)).toBeUndefined();
    expect(rightsOf(kms()[0]!, "cckm users")).toContain("keycreate");
  });
});

describe("permissions that name their account by its id", () => {
  const byId = () => permissions(`"${kms()[0]!.id}"`);
  const REFUSAL = "which stay in the configuration";

  it.each<[string, () => string, string[]]>([
    ["is taken out of the code", () => byId(), []],
    ["is replaced by command", () => account() + byId(), ["-replace=cckm_aws_kms_account.payments"]],
    ["is replaced for another name", () => account().replace('"payments"\n', '"billing"\n') + byId(), []],
  ])("are not taken along by the account of the same stack that %s", async (_, hcl, flags) => {
    await start();
    await applied(account());
    await applied(account() + byId());
    const before = writes().length;
    bench.configure(hcl());
    expect(await bench.tf.refused([...APPLY, ...flags])).toContain(REFUSAL);
    expect(writes()).toHaveLength(before);
    bench.configure(account() + byId());
    expect(await bench.tf.plan()).toEqual([]);
  });

  it("go with the account where both are destroyed", async () => {
    await start();
    await applied(account());
    await applied(account() + byId());
    await bench.tf.destroy();
    expect(kms()).toEqual([]);
  });
});

describe("a vault with secrets", () => {
  const secrets = () => [...bench.sim.store.secrets.values()].map(({ status }) => status);
  const FORCED = vault({ force: true });

  /** The vault is of the bench; CCKM calls it by this name. */
  const withVault = async () => {
    await start({ softDeleteSettleSeconds: 0 });
    await applied(FORCED);
    return vaultIn(bench)!;
  };

  it.each<[string, string, string[]]>([
    ["destroyed", FORCED, DESTROY],
    ["taken out of the code", "", APPLY],
    ["replaced", FORCED, [...APPLY, "-replace=cckm_azure_vault.billing"]],
  ])("that another stack of the app manages is not %s, though that is forced", async (_, hcl, command) => {
    const { id, name } = await withVault();
    const two = bench.another();
    await applied(secretHcl({ key_vault: id }), two);
    const key = naturalKey("cckm_azure_secret", { key_vault: name.toUpperCase(), secret_name: "DB-password" });
    const objects = [{ stack: "two", type: "cckm_azure_secret", key, address: null, domain: null }];
    writeFileSync(join(folder, DECLARED_FILE), JSON.stringify({ objects }));
    bench.configure(hcl);
    expect(await bench.tf.refused(command)).toContain("has secrets in it that stack two declares");
    expect(await two.tf.plan()).toEqual([]);
    await two.tf.destroy();
    await bench.tf.destroy();
    expect(vaultIn(bench)).toBeUndefined();
  });

  it.each(["name", "id"] as const)(
    "that stay in the configuration and name it by its %s is not taken out",
    async (by) => {
      const of = await withVault();
      const secret = secretHcl({ key_vault: of[by] });
      await applied(`${FORCED}\n${secret}`);
      bench.configure(secret);
      expect(await bench.tf.refused()).toContain("which stay in the configuration");
      bench.configure(`${FORCED}\n${secret}`);
      expect(await bench.tf.refused([...APPLY, "-replace=cckm_azure_vault.billing"])).toContain("key_vault refer to");
      expect(secrets()).toEqual(["AVAILABLE"]);
      expect(await bench.tf.plan()).toEqual([]);
    },
  );
});

describe("a destroy of an account or a vault alone, by -target", () => {
  /** Terraform runs where the provider looks for its state, in steps of one apply each. */
  const here = async (...steps: (() => string)[]) => {
    await start({ softDeleteSettleSeconds: 0 });
    bench.tf.cwd = folder;
    for (const step of steps) {
      bench.configure(step());
      copyFileSync(join(bench.tf.path, "main.tf"), join(folder, "main.tf"));
      await bench.tf.apply();
    }
  };
  const account_ = () => account() + vault({ force: true });
  const standing = (): [string, string, string][] => [
    ["permissions", "cckm_aws_kms_acl.users", permissions(`"${kms()[0]?.id}"`)],
    ["a secret", "cckm_azure_secret.db", `\n${secretHcl({ key_vault: vaultIn(bench)?.name })}`],
  ];
  const all = () => [account_(), ...standing().map(([, , hcl]) => hcl)].join("\n");

  it("is refused with what the state has on it, and passes once that goes too", async () => {
    await here(account_, all);
    const before = writes().length;
    for (const target of ["cckm_aws_kms_account.payments", "cckm_azure_vault.billing"]) {
      // What a plan of everything said, and no apply has done, counts no more.
      await bench.tf.must(["plan", "-destroy", "-no-color", "-input=false"]);
      const refused = await bench.tf.refused([...DESTROY, `-target=${target}`]);
      expect(refused).toContain("has entries of this state on it that this run leaves out");
    }
    expect(writes()).toHaveLength(before);
    await bench.tf.destroy("-target=cckm_aws_kms_account.payments", "-target=cckm_aws_kms_acl.users");
    expect(kms()).toEqual([]);
    await bench.tf.destroy("-refresh=false");
    expect(await bench.tf.resources()).toEqual([]);
  });

  it("passes where what stood on it was removed by somebody else, and where it is forgotten", async () => {
    await here(account_, all);
    kms()[0]!.acls = [];
    await bench.tf.must(["state", "rm", "cckm_azure_secret.db"]);
    await bench.tf.destroy();
    expect([kms(), vaultIn(bench)]).toEqual([[], undefined]);
  });

  it("is no matter of what stands on another account", async () => {
    const other = () => account().replaceAll("payments", "billing").replace("eu-west-1", "us-east-1");
    const both = () => account() + other();
    const ofOther = () => both() + permissions(`"${kms().find(({ name }) => name === "billing")?.id}"`);
    await here(both, ofOther);
    await bench.tf.destroy("-target=cckm_aws_kms_account.payments");
    expect(kms()).toMatchObject([{ name: "billing" }]);
  });
});
