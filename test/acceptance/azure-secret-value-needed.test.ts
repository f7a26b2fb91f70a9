import { applyCleanly } from "../support/acceptance";
import { ADDRESS, FIRST, PLAN, type SecretBench, secretHcl, startSecretBench, VAULTS } from "../support/azure-secret";
import { addVault, VAULT_ADDRESS, vault, vaultIn } from "../support/azure-vault";

let bench: SecretBench;
beforeEach(async () => {
  bench = await startSecretBench();
});
afterEach(() => bench.close());

describe("a secret's value", () => {
  const VARIABLE = 'variable "db_password" {\n  type = string\n  ephemeral = true\n  default = null\n}\n';

  it("is not needed to plan, to change other things and to destroy", async () => {
    bench.configure(VARIABLE + secretHcl({ value: "var.db_password" }));
    bench.tf.write("value.auto.tfvars", `db_password = "${FIRST}"`);
    await bench.tf.apply();
    bench.tf.write("value.auto.tfvars", "");
    expect(await bench.tf.plan()).toEqual([]);
    bench.configure(VARIABLE + secretHcl({ value: "var.db_password", enabled: false }));
    await applyCleanly(bench.tf);
    bench.configure(VARIABLE + secretHcl({ value: "var.db_password", enabled: false, value_version: 2 }));
    const output = await bench.tf.refused(PLAN);
    expect(output).toContain("A new version of the secret");
    expect(output).toContain("The argument value is required for value_version 2, but no value is set.");
    bench.configure(VARIABLE + secretHcl({ value: "var.db_password", enabled: false }));
    await bench.tf.destroy();
    expect(bench.stored()).toMatchObject([{ value: FIRST, status: "SOFT-DELETED" }]);
  });

  it("is asked for at plan where only an apply tells whether there is a new version", async () => {
    const version = 'resource "terraform_data" "version" {\n  input = 1\n}\n';
    await bench.make();
    bench.configure(
      VARIABLE + version + secretHcl({ value: "var.db_password", value_version: "terraform_data.version.output" }),
    );
    const output = await bench.tf.must(PLAN);
    expect(output).toContain("Code: azure-secret-version-may-need-value");
    await applyCleanly(bench.tf);
    expect(bench.stored().map(({ value }) => value)).toEqual([FIRST]);
  });

  it("is needed to create", async () => {
    bench.configure(VARIABLE + secretHcl({ value: "var.db_password" }));
    const output = await bench.tf.refused(PLAN);
    expect(output).toContain(`The secret "db-password" of the vault ${VAULTS.usual} cannot be created without a value`);
    expect(bench.writes()).toEqual([]);
  });

  it("is needed to create it in a vault that the same plan adds", async () => {
    const secret = secretHcl({ key_vault: `${VAULT_ADDRESS}.key_vault`, value: "var.db_password" });
    bench.configure(`${VARIABLE}${vault()}\n${secret}`);
    const output = await bench.tf.refused(PLAN);
    expect(output).toContain(
      'The secret "db-password" of the vault that is not known before the apply cannot be created without a value',
    );
    expect(output).not.toContain("Warning:");
    bench.tf.write("value.auto.tfvars", `db_password = "${FIRST}"`);
    await bench.tf.apply();
    bench.tf.write("value.auto.tfvars", "");
    expect(await bench.tf.plan()).toEqual([]);
  });

  it("may be that of a deleted one that is recovered in a vault that the same plan adds", async () => {
    const of = { key_vault: `${VAULT_ADDRESS}.key_vault`, value: "var.db_password", recover_soft_deleted: true };
    bench.configure(`${VARIABLE}${vault()}\n${secretHcl(of)}`);
    expect(await bench.tf.must(PLAN)).toContain("Code: azure-secret-value-may-be-missing");
  });

  it.each([
    [
      "is needed where a soft-deleted one stays deleted",
      { recover_soft_deleted: false },
      "SOFT-DELETED",
      true,
    ] as const,
    ["is needed where one was purged", { recover_soft_deleted: true, on_destroy: "purge" }, "DELETED", true] as const,
    ["may be that of one that is recovered", { recover_soft_deleted: true }, "SOFT-DELETED", false] as const,
  ])("%s", async (_, given, status, refused) => {
    const secret = VARIABLE + secretHcl({ ...given, value: "var.db_password" });
    await bench.byHand({});
    for (const one of bench.sim.store.secrets.values()) one.status = status;
    const before = bench.writes();
    bench.configure(secret);
    if (refused) expect(await bench.tf.refused(PLAN)).toContain("cannot be created without a value");
    else expect(await bench.tf.must(PLAN)).toContain("Code: azure-secret-value-may-be-missing");
    expect(bench.writes()).toEqual(before);
  });

  it("is not needed in a vault that is taken over with its secrets", async () => {
    await bench.close();
    bench = await startSecretBench({ provider: '  adopt = "identical"' });
    await addVault(bench);
    await bench.byHand({ key_vault: vaultIn(bench)!.name });
    const secret = secretHcl({ key_vault: `${VAULT_ADDRESS}.key_vault`, value: "var.db_password" });
    bench.configure(`${VARIABLE}${vault()}\n${secret}`);
    await bench.tf.apply();
    expect(bench.stored()).toMatchObject([{ value: FIRST, status: "AVAILABLE" }]);
  });

  it.each([
    ["a secret that was never made", "cannot be created without a value", {}],
    ["a version that was never applied", "needs a value", { value_version: 2 }],
  ])("keeps nothing from being destroyed where %s has none", async (_, missing, changes) => {
    const other = secretHcl({ secret_name: "other" }, "other");
    bench.configure(other + ("value_version" in changes ? secretHcl() : ""));
    await bench.tf.apply();
    bench.configure(VARIABLE + other + secretHcl({ value: "var.db_password", ...changes }));
    const output = await bench.tf.refused(["destroy", "-auto-approve", "-no-color"]);
    expect(output).toContain(missing);
    expect(output).toContain("To destroy all of it as it is: terraform destroy -refresh=false.");
    await bench.tf.destroy("-refresh=false");
    expect(bench.stored().map(({ status }) => status)).not.toContain("AVAILABLE");
  });

  it.each([
    ["that is replaced", VAULTS.usual, { on_destroy: "purge" }, [`-replace=${ADDRESS}`]],
    ["that is tainted", VAULTS.usual, { on_destroy: "purge" }, []],
    ["of a vault without soft delete", VAULTS.noSoftDelete, {}, [`-replace=${ADDRESS}`]],
    ["to be recovered", VAULTS.usual, { on_destroy: "purge", recover_soft_deleted: true }, [`-replace=${ADDRESS}`]],
  ])("is needed before a secret %s goes with its value", async (_, key_vault, given, options) => {
    const secret = { ...given, key_vault, value: "var.db_password" };
    bench.configure(VARIABLE + secretHcl(secret));
    bench.tf.write("value.auto.tfvars", `db_password = "${FIRST}"`);
    await bench.tf.apply();
    if (options.length === 0) await bench.tf.must(["taint", ADDRESS]);
    bench.tf.write("value.auto.tfvars", "");
    const output = await bench.tf.refused([...PLAN, ...options]);
    expect(output).toContain(`The secret "db-password" of the vault ${key_vault} cannot be replaced without a value`);
    expect(output).toContain("Code: azure-secret-replaced-without-value");
    expect(output).not.toContain("Warning:");
    bench.configure(VARIABLE + secretHcl({ ...secret, key_vault: bench.newest().key_vault_id }));
    expect(await bench.tf.refused([...PLAN, ...options])).toContain("cannot be replaced without a value");
    bench.configure(VARIABLE + secretHcl(secret));
    bench.tf.write("value.auto.tfvars", `db_password = "${FIRST}"`);
    await bench.tf.must(["apply", "-auto-approve", "-no-color", ...options]);
    expect(bench.stored().filter(({ status }) => status === "AVAILABLE")).toMatchObject([{ value: FIRST }]);
  });
});
