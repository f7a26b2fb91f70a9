import { applyCleanly, type Bench, startBench } from "../support/acceptance";
import { VAULT_ADDRESS as ADDRESS, addVault, vault, vaultIn } from "../support/azure-vault";
import { SUBSCRIPTION } from "../support/azure-vaults";
import { fastTime } from "../support/fast-time";

fastTime();

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
  it("is not removed while CCKM manages one, unless it is told to", async () => {
    await start();
    bench.configure(vault());
    await bench.tf.apply();
    const body = { secret_name: "of-somebody", key_vault: FULL, azure_param: { value: "test-secret-value" } };
    await bench.sim.outside("POST", "/v1/cckm/azure/secrets", body);
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
  });

  it("goes with the secrets of its own stack, which name it by its id", async () => {
    await start({ quirks: { softDeleteSettleSeconds: 0 } });
    bench.configure(vault() + SECRET);
    await applyCleanly(bench.tf);
    expect([...bench.sim.store.secrets.values()]).toMatchObject([{ key_vault: FULL }]);
    await bench.tf.destroy();
    expect(vaultIn(bench)).toBeUndefined();
  });
});

describe("a vault that CCKM manages already", () => {
  it("is refused under own, with the import that brings it in", async () => {
    await start();
    const id = await addVault(bench);
    bench.configure(vault({ name: "Billing-KV" }));
    const refused = await bench.tf.refused();
    expect(refused).toContain("already exists");
    expect(refused).toContain(`terraform import cckm_azure_vault.<name> '${id}'`);
  });

  it.each<["identical" | "never", boolean]>([
    ["identical", true],
    ["never", false],
  ])("under %s is taken over: %s", async (adopt, taken) => {
    await start({ provider: `adopt = "${adopt}"` });
    const id = await addVault(bench);
    bench.configure(vault());
    if (taken) {
      await applyCleanly(bench.tf);
      expect(await bench.tf.state(ADDRESS)).toMatchObject({ id });
    } else expect(await bench.tf.refused()).toContain(`adopt is "never"`);
    expect(posts("/add-vaults")).toEqual([]);
  });

  it("is not taken over where it differs", async () => {
    await start({ provider: 'adopt = "identical"' });
    await addVault(bench, "billing-kv", "azure-prod");
    bench.configure(vault());
    expect(await bench.tf.refused()).toContain("azure_connection is azure-prod, asked for azure");
  });
});

describe("trouble on the way", () => {
  it.each(["502-after", "reset-after", "503"])("a vault is added once where add-vaults meets %s", async (kind) => {
    await start({ faults: `POST /v1/cckm/azure/add-vaults ${kind} nth=1` });
    bench.configure(vault());
    await applyCleanly(bench.tf);
    expect(vaultIn(bench)).toBeDefined();
    expect([...bench.sim.store.vaults.values()].filter(({ azure_name }) => azure_name === "billing-kv")).toHaveLength(
      1,
    );
  });

  it("a vault that a node does not list yet is waited for", async () => {
    await start({ quirks: { lagMs: 300, lagEvery: 2 } });
    bench.configure(vault());
    await applyCleanly(bench.tf);
    // Of the one that was just removed a node may still tell.
    await bench.tf.apply("-replace", ADDRESS);
    expect(await bench.tf.plan()).toEqual([]);
    await bench.tf.destroy();
    expect(vaultIn(bench)).toBeUndefined();
  });

  it("a connection that CCKM does not know is told at the argument", async () => {
    await start();
    bench.configure(vault({ connection: "nobody" }));
    const refused = await bench.tf.refused();
    expect(refused).toContain("by the connection nobody");
    expect(refused).toContain("with cckm_azure_vault.billing");
  });
});
