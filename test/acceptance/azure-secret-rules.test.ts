import { type SecretBench, secretHcl, startSecretBench } from "../support/azure-secret";
import { refusals } from "../support/refusals";

let bench: SecretBench;
beforeEach(async () => {
  bench = await startSecretBench();
});
afterEach(() => bench.close());

type Arguments = Readonly<Record<string, unknown>>;

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
