import { applyCleanly } from "../support/acceptance";
import {
  ADDRESS,
  FIRST,
  FULL,
  PLAN,
  SECOND,
  type SecretBench,
  secretHcl,
  startSecretBench,
  VAULTS,
} from "../support/azure-secret";
import { refusals } from "../support/refusals";

let bench: SecretBench;
beforeEach(async () => {
  bench = await startSecretBench();
});
afterEach(() => bench.close());

type Arguments = Readonly<Record<string, unknown>>;

describe("a secret's value", () => {
  const VARIABLE = 'variable "db_password" {\n  type = string\n  ephemeral = true\n  default = null\n}\n';

  it("is sent as a new version, with all the other attributes, when value_version changes", async () => {
    bench.configure(secretHcl(FULL));
    await bench.tf.apply();
    const first = bench.newest().id;
    bench.configure(secretHcl({ ...FULL, value: SECOND }));
    expect(await bench.tf.plan()).toEqual([]);
    bench.configure(secretHcl({ ...FULL, value: SECOND, value_version: 2, content_type: "text/plain", nbf: null }));
    expect(await bench.tf.plan()).toMatchObject([{ action: "update", afterUnknown: { id: true } }]);
    await applyCleanly(bench.tf);
    expect(bench.writes()).toEqual(["POST secrets", "POST secrets"]);
    const { nbf, ...attributes } = bench.newest().attributes;
    expect(bench.newest()).toMatchObject({ value: SECOND, content_type: "text/plain", tags: FULL.tags });
    expect({ nbf, ...attributes }).toMatchObject({ enabled: true, exp: 1927612800, nbf: undefined });
    expect((await bench.tf.state(ADDRESS))!.id).toBe(bench.newest().id);
    expect(bench.newest().id).not.toBe(first);
    bench.configure(secretHcl({ ...FULL, value: SECOND, value_version: null, content_type: "text/plain", nbf: null }));
    await applyCleanly(bench.tf);
    await bench.tf.destroy();
    expect(bench.stored().map(({ status }) => status)).toEqual(["SOFT-DELETED", "SOFT-DELETED"]);
  });

  it("keeps the former version in the state when sending the new one fails, and sends it with the next apply", async () => {
    bench.configure(secretHcl());
    await bench.tf.apply();
    bench.configure(secretHcl({ value: SECOND, value_version: 2 }));
    bench.sim.faults.add({ method: "POST", path: "/v1/cckm/azure/secrets", kind: "status", status: 500 });
    expect(await bench.tf.refused()).toContain("Could not send a new version of the secret");
    expect(await bench.tf.state(ADDRESS)).toMatchObject({ value_version: 1, id: bench.newest().id });
    await applyCleanly(bench.tf);
    expect(bench.stored().map(({ value }) => value)).toEqual([FIRST, SECOND]);
  });

  it.each([
    ["the secret", 1, [FIRST]],
    ["a new version", 2, [FIRST, SECOND]],
  ])("is sent once when the reply to %s is lost", async (_, nth, values) => {
    const path = "/v1/cckm/azure/secrets";
    bench.sim.faults.add({ method: "POST", path, kind: "reset-after", nth });
    bench.configure(secretHcl());
    await applyCleanly(bench.tf);
    if (nth === 2) {
      bench.configure(secretHcl({ value: SECOND, value_version: 2 }));
      await applyCleanly(bench.tf);
    }
    expect(bench.stored().map(({ value }) => value)).toEqual(values);
    expect((await bench.tf.state(ADDRESS))!.id).toBe(bench.newest().id);
  });

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

describe("rules of CCKM's API for a secret", () => {
  const CASES: readonly [Arguments, string][] = [
    [{ secret_name: "db_password" }, "value-invalid"],
    [{ secret_name: "a".repeat(128) }, "value-invalid"],
    [{ key_vault: "payments-kv" }, "value-invalid"],
    [{ value: "" }, "azure-secret-value-size"],
    [{ value_version: 1.5 }, "number-out-of-range"],
    [{ tags: { cost: "50%" } }, "character-invalid"],
    [{ tags: Object.fromEntries(Array.from({ length: 16 }, (_, i) => [`t${i}`, "x"])) }, "azure-secret-too-many-tags"],
    [{ exp: "next year" }, "time-invalid"],
    [{ recovery_level: "recoverable" }, "value-not-allowed"],
    [{ recoverable_days: 5 }, "number-out-of-range"],
    [{ on_destroy: "delete" }, "value-not-allowed"],
    [{ timeouts: { delete: "soon" } }, "duration-invalid"],
  ];

  it("refuses what is wrong at plan, before any request", async () => {
    bench.configure(
      CASES.map(([given], index) => secretHcl({ secret_name: `case${index}`, ...given }, `case${index}`)).join(""),
    );
    const refused = await refusals(bench.tf);
    for (const [index, [given, code]] of CASES.entries()) {
      expect([given, refused[`cckm_azure_secret.case${index}`]]).toEqual([
        given,
        expect.stringContaining(`Code: ${code}`),
      ]);
    }
    expect(bench.sim.requests).toEqual([]);
  });

  it("passes CCKM's own words on and points at what to do", async () => {
    bench.configure(secretHcl({ key_vault: "00000000-777b-4d3c-84ea-887620498863" }));
    const output = await bench.tf.refused();
    expect(output).toContain('Could not create the secret "db-password"');
    expect(output).toContain('key vault "00000000-777b-4d3c-84ea-887620498863" not found');
    expect(output).toContain("CCKM must manage the vault");
  });
});
