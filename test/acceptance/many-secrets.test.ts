import { type Bench, startBench } from "../support/acceptance";
import { VAULTS } from "../support/azure-secret";
import { COUNT, requestsOf } from "../support/many";

let bench: Bench;
beforeEach(async () => {
  bench = await startBench();
});
afterEach(() => bench.close());

/** A secret that somebody else created. */
function addSecret(secret_name: string) {
  const azure_param = { value: "test-foreign-value" };
  return bench.sim.outside("POST", "/v1/cckm/azure/secrets", { secret_name, key_vault: VAULTS.usual, azure_param });
}

const secrets = (count = COUNT) => `
resource "cckm_azure_secret" "many" {
  count         = ${count}
  secret_name   = "secret-\${count.index}"
  key_vault     = "${VAULTS.usual}"
  value         = "test-secret-value"
  value_version = 1
}`;

describe("a hundred secrets beside a hundred of others in one vault", () => {
  it("are created by few more requests than secrets, and read by a few", async () => {
    for (let index = 0; index < COUNT; index++) await addSecret(`foreign-${index}`);
    bench.configure(secrets());
    expect(await requestsOf(bench, () => bench.tf.apply())).toBeLessThanOrEqual(1.3 * COUNT);
    expect(bench.sim.store.secrets.size).toBe(2 * COUNT);
    expect(await requestsOf(bench, () => bench.tf.plan())).toBeLessThanOrEqual(15);
  });

  it("are not created where somebody created one since, as far as the list of the vault tells", async () => {
    for (let index = 0; index < 10; index++) await addSecret(`foreign-${index}`);
    await addSecret("SECRET-39");
    bench.configure(secrets(40));
    const said = await bench.tf.refused();
    expect(said).toContain("already exists");
    expect(
      [...bench.sim.store.secrets.values()].filter(({ secret_name }) => /^secret-39$/i.test(secret_name)),
    ).toHaveLength(1);
  });
});
