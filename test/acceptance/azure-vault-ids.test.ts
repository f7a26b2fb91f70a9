import type { Quirks } from "../../lib/simulator";
import { applyCleanly, type Bench, startBench } from "../support/acceptance";
import { report, YEAR } from "../support/azure-report";
import { secretHcl, VAULTS } from "../support/azure-secret";
import { sync } from "../support/azure-sync-job";
import { SPACE } from "../support/azure-vaults";
import { PLAN } from "../support/commands";

let bench: Bench;
let ID: string;
const start = async (quirks: Partial<Quirks> = {}) => {
  bench = await startBench({ quirks });
  ID = bench.sim.store.findVault(VAULTS.usual)!.id.toUpperCase();
};
afterEach(() => bench.close());

/** What was sent to CCKM of an id: in paths, filters and bodies. */
const sent = () => JSON.stringify(bench.sim.requests);
const permissions = (label: string, vaultId: string) => `
resource "cckm_azure_vault_acl" "${label}" {
  vault_id = "${vaultId}"
  group    = "CCKM Users"
  actions  = ["view", "keycreate"]
}
`;

describe("a vault's id in capitals", () => {
  it("is that vault for secrets, synchronizations, reports and permissions, and is sent as CCKM writes it", async () => {
    await start();
    const hcl = (id: string) =>
      secretHcl({ key_vault: id }) +
      sync({ vaults: [id] }) +
      report({ ...YEAR, params: [[id, SPACE]] }) +
      permissions("all", id);
    bench.configure(hcl(ID));
    await applyCleanly(bench.tf);
    expect(sent()).not.toContain(ID);
    bench.configure(hcl(ID.toLowerCase()));
    expect(await bench.tf.plan()).toEqual([]);
    await bench.tf.destroy();
    expect(bench.sim.snapshot().vaults.flatMap(({ acls }) => acls)).toEqual([]);
  });

  it.each(["any", "name", "id"] as const)(
    "finds its synchronizations where the filter takes %s",
    async (jobVaultFilter) => {
      await start({ jobVaultFilter });
      const list = `data "cckm_azure_sync_jobs" "of" {
  item       = "secrets"
  key_vaults = ["${ID}"]
  depends_on = [cckm_azure_sync_job.sync]
}
output "count" {
  value = length(data.cckm_azure_sync_jobs.of.jobs)
}`;
      bench.configure(`${sync({ vaults: [VAULTS.usual] })}\n${list}`);
      await bench.tf.apply();
      expect(await bench.tf.outputs()).toEqual({ count: 1 });
    },
  );

  it("makes no second entry of the permissions on it", async () => {
    await start();
    bench.configure(permissions("one", ID) + permissions("two", ID.toLowerCase()));
    expect(await bench.tf.refused(PLAN)).toContain("Two resources are the permissions of group");
  });
});
