import { applyCleanly, type Bench, startBench } from "../support/acceptance";
import { VAULT_ADDRESS as ADDRESS, addVault, vault, vaultIn } from "../support/azure-vault";
import { fastTime } from "../support/fast-time";

fastTime();

let bench: Bench;
const start = async (...options: Parameters<typeof startBench>) => {
  bench = await startBench(...options);
};
afterEach(() => bench.close());

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
    expect(bench.sim.requests.filter(({ path }) => path.endsWith("/add-vaults"))).toEqual([]);
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

  it("a vault that was added and cannot be listed is said to be added, and is taken up by the next apply", async () => {
    await start();
    const handler = () => bench.sim.faults.add("GET /v1/cckm/azure/vaults 403 x99");
    bench.sim.faults.add({ method: "POST", path: "/v1/cckm/azure/add-vaults", kind: "after-commit", handler });
    bench.configure(vault());
    expect(await bench.tf.refused()).toMatch(/The Azure vault "billing-kv" .* was added, but could not be looked at/);
    expect(vaultIn(bench)).toBeDefined();
    bench.sim.faults.clear();
    await applyCleanly(bench.tf);
    const added = bench.sim.requests.filter(({ path }) => path.endsWith("/add-vaults"));
    expect(added).toHaveLength(1);
  });

  it("a connection that CCKM does not know is told at the argument", async () => {
    await start();
    bench.configure(vault({ connection: "nobody" }));
    const refused = await bench.tf.refused();
    expect(refused).toContain("by the connection nobody");
    expect(refused).toContain("with cckm_azure_vault.billing");
  });
});
