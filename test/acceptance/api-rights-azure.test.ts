import { resources } from "../../lib/contract";
import { report, YEAR } from "../support/azure-report";
import { secretHcl, VAULTS } from "../support/azure-secret";
import { type Sync, sync } from "../support/azure-sync-job";
import { vault } from "../support/azure-vault";
import { PKV, SPACE } from "../support/azure-vaults";
import { fastTime } from "../support/fast-time";
import { RightsBench, rightsOf, SIGN_IN } from "../support/rights";

fastTime();

const at = new RightsBench();

const jobs = (items: Partial<Sync>) =>
  ["keys", "secrets"].map((item) => sync({ item, wait: false, ...items }).replace('"sync"', `"${item}"`)).join("\n");

/** What is done with a type, so that every call is made that it may make. */
const lives: Readonly<Record<string, () => Promise<void>>> = {
  cckm_azure_vault: async () => {
    await at.steps(vault(), vault({ limit: 3 }));
    await at.steps(vault({ name: "ledger-hsm", type: "managedHsm" }));
    await at.respelled(vault(), vault({ connection: at.bench.sim.store.azureConnections.get("azure")!.id }));
  },
  cckm_azure_vault_acl: async () => {
    const { id } = at.bench.sim.store.findVault(PKV)!;
    const permissions = (actions: string[]) => `
resource "cckm_azure_vault_acl" "x" {
  vault_id = "${id}"
  group    = "CCKM Users"
  actions  = ${JSON.stringify(actions)}
}`;
    await at.steps(permissions(["view"]), permissions(["view", "keycreate"]));
  },
  cckm_azure_secret: async () => {
    await at.steps(secretHcl(), secretHcl({ content_type: "password" }));
    // Whether a secret that no list shows is gone, its id tells.
    at.bench.configure(secretHcl({ secret_name: "other" }));
    await at.bench.tf.apply();
    at.bench.sim.store.secrets.delete([...at.bench.sim.store.secrets.keys()].at(-1)!);
    expect(await at.bench.tf.plan()).toMatchObject([{ action: "create" }]);
    const recovered = { recover_soft_deleted: true, on_destroy: "purge", key_vault: VAULTS.usual };
    await at.steps(secretHcl(recovered));
  },
  cckm_azure_sync_job: async () => {
    at.bench.sim.durations.job = 3_600_000;
    await at.steps(jobs({}));
    await at.respelled(jobs({ vaults: [at.idOf(PKV)] }), jobs({ vaults: [PKV] }));
  },
  cckm_azure_report: async () => {
    await at.steps(report(YEAR), report({ ...YEAR, name: "other" }));
    await at.respelled(
      report({ ...YEAR, params: [[at.idOf(PKV), SPACE]] }),
      report({ ...YEAR, params: [[PKV, SPACE]] }),
    );
  },
};

test.each(resources.map(({ type }) => type).filter((type) => type.startsWith("cckm_azure_")))(
  "a user with the rights that are listed for %s can do all that it is for, and uses each of them",
  (type) => at.suffice(type, lives[type]!),
);

test("without the right to look up a vault that is spelled otherwise no report is replaced", async () => {
  const vaults = "GET /v1/cckm/azure/vaults/{id}";
  await at.start([SIGN_IN, ...rightsOf("cckm_azure_report").filter((right) => right !== vaults)]);
  at.bench.configure(report({ ...YEAR, params: [[at.idOf(PKV), SPACE]] }));
  await at.bench.tf.apply();
  at.bench.configure(report({ ...YEAR, params: [[PKV, SPACE]] }));
  const { code, output } = await at.bench.tf.run(["plan", "-no-color", "-input=false"]);
  expect(code).toBe(1);
  expect(output.replace(/\s+/g, " ")).toContain(`Could not look up the Azure vault ${at.idOf(PKV)}`);
  expect(output).toContain("Code: api-forbidden");
});
