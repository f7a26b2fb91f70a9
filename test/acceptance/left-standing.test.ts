import { copyFileSync } from "node:fs";
import { join } from "node:path";
import { secretHcl } from "../support/azure-secret";
import { vault, vaultIn } from "../support/azure-vault";
import { account, BesideOthers, permissions } from "../support/beside-others";
import { APPLY, DESTROY } from "../support/commands";

const at = new BesideOthers();

describe("a vault with secrets", () => {
  const secrets = () => [...at.bench.sim.store.secrets.values()].map(({ status }) => status);
  const FORCED = vault({ force: true });

  /** The vault is of the bench; CCKM calls it by this name. */
  const withVault = async () => {
    await at.start({ softDeleteSettleSeconds: 0 });
    await at.applied(FORCED);
    return vaultIn(at.bench)!;
  };

  it.each<[string, string, string[]]>([
    ["destroyed", FORCED, DESTROY],
    ["taken out of the code", "", APPLY],
    ["replaced", FORCED, [...APPLY, "-replace=cckm_azure_vault.billing"]],
  ])("that another stack of the app manages is not %s, though that is forced", async (_, hcl, command) => {
    const { id, name } = await withVault();
    const two = at.bench.another();
    await at.applied(secretHcl({ key_vault: id }), two);
    at.declares("cckm_azure_secret", { key_vault: name.toUpperCase(), secret_name: "DB-password" });
    at.bench.configure(hcl);
    expect(await at.bench.tf.refused(command)).toContain("has secrets in it that stack two declares");
    expect(await two.tf.plan()).toEqual([]);
    await two.tf.destroy();
    await at.bench.tf.destroy();
    expect(vaultIn(at.bench)).toBeUndefined();
  });

  it.each(["name", "id"] as const)(
    "that stay in the configuration and name it by its %s is not taken out",
    async (by) => {
      const of = await withVault();
      const secret = secretHcl({ key_vault: of[by] });
      await at.applied(`${FORCED}\n${secret}`);
      at.bench.configure(secret);
      expect(await at.bench.tf.refused()).toContain("which stay in the configuration");
      at.bench.configure(`${FORCED}\n${secret}`);
      expect(await at.bench.tf.refused([...APPLY, "-replace=cckm_azure_vault.billing"])).toContain(
        "key_vault refer to",
      );
      expect(secrets()).toEqual(["AVAILABLE"]);
      expect(await at.bench.tf.plan()).toEqual([]);
    },
  );
});

describe("a destroy of an account or a vault alone, by -target", () => {
  /** Terraform runs where the provider looks for its state, in steps of one apply each. */
  const here = async (...steps: (() => string)[]) => {
    await at.start({ softDeleteSettleSeconds: 0 });
    at.bench.tf.cwd = at.folder;
    for (const step of steps) {
      at.bench.configure(step());
      copyFileSync(join(at.bench.tf.path, "main.tf"), join(at.folder, "main.tf"));
      await at.bench.tf.apply();
    }
  };
  const account_ = () => account() + vault({ force: true });
  const standing = (): [string, string, string][] => [
    ["permissions", "cckm_aws_kms_acl.users", permissions(`"${at.kms()[0]?.id}"`)],
    ["a secret", "cckm_azure_secret.db", `\n${secretHcl({ key_vault: vaultIn(at.bench)?.name })}`],
  ];
  const all = () => [account_(), ...standing().map(([, , hcl]) => hcl)].join("\n");

  it("is refused with what the state has on it, and passes once that goes too", async () => {
    await here(account_, all);
    const before = at.writes().length;
    for (const target of ["cckm_aws_kms_account.payments", "cckm_azure_vault.billing"]) {
      // What a plan of everything said, and no apply has done, counts no more.
      await at.bench.tf.must(["plan", "-destroy", "-no-color", "-input=false"]);
      const refused = await at.bench.tf.refused([...DESTROY, `-target=${target}`]);
      expect(refused).toContain("has entries of this state on it that this run leaves out");
    }
    expect(at.writes()).toHaveLength(before);
    await at.bench.tf.destroy("-target=cckm_aws_kms_account.payments", "-target=cckm_aws_kms_acl.users");
    expect(at.kms()).toEqual([]);
    await at.bench.tf.destroy("-refresh=false");
    expect(await at.bench.tf.resources()).toEqual([]);
  });

  it("passes where what stood on it was removed by somebody else, and where it is forgotten", async () => {
    await here(account_, all);
    at.kms()[0]!.acls = [];
    await at.bench.tf.must(["state", "rm", "cckm_azure_secret.db"]);
    await at.bench.tf.destroy();
    expect([at.kms(), vaultIn(at.bench)]).toEqual([[], undefined]);
  });

  it("is no matter of what stands on another account", async () => {
    const other = () => account().replaceAll("payments", "billing").replace("eu-west-1", "us-east-1");
    const both = () => account() + other();
    const ofOther = () => both() + permissions(`"${at.kms().find(({ name }) => name === "billing")?.id}"`);
    await here(both, ofOther);
    await at.bench.tf.destroy("-target=cckm_aws_kms_account.payments");
    expect(at.kms()).toMatchObject([{ name: "billing" }]);
  });
});
