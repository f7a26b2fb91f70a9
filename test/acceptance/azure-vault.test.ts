import type { SecretStatus } from "../../lib/simulator/records";
import { applyCleanly, type Bench, startBench } from "../support/acceptance";
import { VAULT_ADDRESS as ADDRESS, addVault, vault, vaultIn } from "../support/azure-vault";
import { SUBSCRIPTION } from "../support/azure-vaults";

const FULL = `billing-kv::${SUBSCRIPTION}`;
const SECRET = `
resource "cckm_azure_secret" "db" {
  secret_name   = "db-password"
  key_vault     = cckm_azure_vault.billing.id
  value         = "test-secret-value"
  value_version = 1
}`;

let bench: Bench;
const start = async (...options: Parameters<typeof startBench>) => {
  bench = await startBench(...options);
};
afterEach(() => bench.close());

const posts = (path: string) => bench.sim.requests.filter((r) => r.method === "POST" && r.path.endsWith(path));
const patches = () => bench.sim.requests.filter(({ method }) => method === "PATCH").map(({ body }) => body);

describe("the life of a vault", () => {
  it("is added as Azure describes it, changed in place, kept in any capitals, removed, and stays in Azure", async () => {
    await start({ quirks: { addVaultsReply: "empty", connectionAs: "id" } });
    bench.configure(vault({ limit: 3 }));
    await applyCleanly(bench.tf);
    const { id } = vaultIn(bench)!;
    expect(await bench.tf.state(ADDRESS)).toMatchObject({
      id,
      key_vault: FULL,
      azure_connection: "azure",
      type: "vault",
      location: "westeurope",
      cloud_key_backup_limit: 3,
      force_destroy: false,
    });
    expect(posts("/add-vaults")[0]?.body).toMatchObject({
      vaults: [{ name: "billing-kv", properties: { tenantId: expect.any(String), enableSoftDelete: true } }],
    });
    const other = { name: "BILLING-kv", subscription: SUBSCRIPTION.toUpperCase() };
    bench.configure(vault({ ...other, limit: 3 }));
    expect(await bench.tf.plan()).toEqual([]);
    bench.configure(vault({ ...other, connection: "azure-prod" }));
    expect(await bench.tf.plan()).toMatchObject([{ address: ADDRESS, action: "update" }]);
    await applyCleanly(bench.tf);
    expect(patches()).toEqual([{ connection: "azure-prod", cloud_key_backup_limit: 0 }]);
    expect(vaultIn(bench)).toMatchObject({ id, connection: "azure-prod" });
    // The id of the connection means the same.
    bench.configure(vault({ ...other, connection: bench.sim.store.findAzureConnection("azure-prod")!.id }));
    expect(await bench.tf.plan()).toEqual([]);
    await bench.tf.destroy();
    expect(vaultIn(bench)).toBeUndefined();
    expect(bench.sim.store.azureVaults.has(FULL)).toBe(true);
  });

  it("is another one under another name, and a managed HSM only as such", async () => {
    await start();
    bench.configure(vault({ name: "ledger-hsm" }));
    expect(await bench.tf.refused()).toContain("No vault ledger-hsm in the subscription");
    bench.configure(vault({ name: "ledger-hsm", type: "managedHsm" }));
    await applyCleanly(bench.tf);
    expect(posts("/get-managed-hsms")).toHaveLength(1);
    bench.configure(vault());
    expect(await bench.tf.plan()).toMatchObject([{ action: "delete/create" }]);
    await applyCleanly(bench.tf);
    expect(vaultIn(bench, "ledger-hsm")).toBeUndefined();
  });

  it("is planned again when somebody changed it, created again when somebody removed it", async () => {
    await start();
    bench.configure(vault({ limit: 3 }));
    await bench.tf.apply();
    vaultIn(bench)!.connection = "azure-prod";
    delete vaultIn(bench)!.cloud_key_backup_limit;
    expect(await bench.tf.plan()).toMatchObject([{ address: ADDRESS, action: "update" }]);
    await applyCleanly(bench.tf);
    expect(vaultIn(bench)).toMatchObject({ connection: "azure", cloud_key_backup_limit: 3 });
    await bench.sim.outside("POST", `/v1/cckm/azure/vaults/${vaultIn(bench)!.id}/remove-vault`);
    expect(await bench.tf.plan()).toMatchObject([{ address: ADDRESS, action: "create" }]);
    await applyCleanly(bench.tf);
  });

  it.each(["id", "name"])("is imported by its %s", async (by) => {
    await start();
    const id = await addVault(bench);
    bench.configure(vault());
    await bench.tf.must(["import", "-no-color", "-input=false", ADDRESS, by === "id" ? id : FULL.toUpperCase()]);
    expect(await bench.tf.plan()).toEqual([]);
  });
});

describe("a vault with secrets", () => {
  it.each<SecretStatus>(["AVAILABLE", "DELETED"])(
    "is not removed while CCKM has one that is %s, or its backup, unless it is told to",
    async (status) => {
      await start();
      bench.configure(vault());
      await bench.tf.apply();
      const body = { secret_name: "of-somebody", key_vault: FULL, azure_param: { value: "test-secret-value" } };
      await bench.sim.outside("POST", "/v1/cckm/azure/secrets", body);
      for (const secret of bench.sim.store.secrets.values()) secret.status = status;
      bench.configure("");
      const refused = await bench.tf.refused();
      expect(refused).toContain("still has secrets that CCKM manages");
      expect(refused).toContain("of-somebody");
      expect(vaultIn(bench)).toBeDefined();
      bench.configure(vault({ force: true }));
      await applyCleanly(bench.tf);
      expect(patches()).toEqual([]);
      await bench.tf.destroy();
      expect(vaultIn(bench)).toBeUndefined();
    },
  );

  it("goes with the secrets of its own stack, which name it by its id", async () => {
    await start({ quirks: { softDeleteSettleSeconds: 0 } });
    bench.configure(vault() + SECRET);
    await applyCleanly(bench.tf);
    expect([...bench.sim.store.secrets.values()]).toMatchObject([{ key_vault: FULL }]);
    await bench.tf.destroy();
    expect(vaultIn(bench)).toBeUndefined();
  });
});
