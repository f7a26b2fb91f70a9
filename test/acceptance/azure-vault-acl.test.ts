import type { VaultRecord } from "../../lib/simulator";
import { applyCleanly, type Bench, type BenchOptions, startBench } from "../support/acceptance";
import { vault } from "../support/azure-vault";
import { SUBSCRIPTION } from "../support/azure-vaults";

const GROUP = "CCKM Users";
const ADDRESS = "cckm_azure_vault_acl.users";

const acl = (id: string, actions: string[], label = "users", group = GROUP) => `
resource "cckm_azure_vault_acl" "${label}" {
  vault_id = ${id}
  group    = "${group}"
  actions  = ${JSON.stringify(actions)}
}`;
const OWN = "cckm_azure_vault.billing.id";

let bench: Bench;
let managed: VaultRecord;
const start = async (options: BenchOptions = {}, ...actions: string[]) => {
  bench = await startBench(options);
  managed = bench.sim.store.findVault(`payments-kv::${SUBSCRIPTION}`)!;
  if (actions.length > 0) managed.acls = [{ group: GROUP, actions }];
};
const quoted = () => JSON.stringify(managed.id);
afterEach(() => bench.close());

const writes = () => bench.sim.requests.filter(({ path }) => path.endsWith("/update-acls"));
const rightsOf = (of: VaultRecord | undefined) => of?.acls.find(({ group }) => group === GROUP)?.actions.sort();

it("a permission on a vault is granted with it, changed in place, and goes with it", async () => {
  await start();
  bench.configure(vault() + acl(OWN, ["view", "keycreate"]));
  await applyCleanly(bench.tf);
  const billing = () => bench.sim.store.findVault(`billing-kv::${SUBSCRIPTION}`);
  expect(rightsOf(billing())).toEqual(["keycreate", "view"]);
  expect(await bench.tf.state(ADDRESS)).toMatchObject({ effective_actions: ["keycreate", "view"] });
  bench.configure(vault() + acl(OWN, ["view", "secretview", "secretcreate"]));
  expect(await bench.tf.plan()).toMatchObject([{ address: ADDRESS, action: "update" }]);
  await applyCleanly(bench.tf);
  expect(rightsOf(billing())).toEqual(["secretcreate", "secretview", "view"]);
  // What is new is granted before what is gone is revoked.
  expect(writes().map(({ body }) => (body as { acls: { permit: boolean }[] }).acls[0]?.permit)).toEqual([
    true,
    true,
    false,
  ]);
  await bench.tf.destroy();
  expect(billing()).toBeUndefined();
});

it("a permission on a vault adds no view by itself, and a plan names the one that is missing", async () => {
  await start();
  bench.configure(acl(quoted(), ["keycreate", "secretcreate", "secretview"]));
  const { output } = await bench.tf.run(["plan", "-no-color", "-input=false"]);
  expect(output.replace(/\s+/g, " ")).toContain('Expected actions to hold "view", needed by keycreate.');
  await applyCleanly(bench.tf);
  expect(rightsOf(managed)).toEqual(["keycreate", "secretcreate", "secretview"]);
});

it("rights on a vault that somebody granted or revoked are brought back, and those that somebody removed are granted again", async () => {
  await start();
  bench.configure(acl(quoted(), ["view", "keycreate"]));
  await bench.tf.apply();
  managed.acls = [{ group: GROUP, actions: ["view", "keypurge"] }];
  expect(await bench.tf.plan()).toMatchObject([{ address: ADDRESS, action: "update" }]);
  await applyCleanly(bench.tf);
  expect(rightsOf(managed)).toEqual(["keycreate", "view"]);
  managed.acls = [];
  expect(await bench.tf.plan()).toMatchObject([{ address: ADDRESS, action: "create" }]);
});

it("rights on a vault that this folder did not write are refused under own, and brought to actions under identical", async () => {
  await start({}, "view", "keydelete");
  bench.configure(acl(quoted(), ["view", "keycreate"]));
  const refused = await bench.tf.refused();
  expect(refused).toContain(`group "${GROUP}" already has permissions`);
  expect(refused).toContain(`terraform import cckm_azure_vault_acl.<name> '${managed.id}::group::${GROUP}'`);
  expect(rightsOf(managed)).toEqual(["keydelete", "view"]);
  await bench.close();
  await start({ provider: 'adopt = "identical"' }, "view", "keydelete");
  bench.configure(acl(quoted(), ["view", "keycreate"]));
  await applyCleanly(bench.tf);
  expect(rightsOf(managed)).toEqual(["keycreate", "view"]);
});

it("a permission on a vault is imported by vault and principal, and destroyed without touching others", async () => {
  await start({}, "view", "keycreate");
  managed.acls.push({ user_id: "local|1", actions: ["reportview"] });
  bench.configure(acl(quoted(), ["view", "keycreate"]));
  await bench.tf.must(["import", "-no-color", "-input=false", ADDRESS, `${managed.id}::group::${GROUP}`]);
  expect(await bench.tf.plan()).toEqual([]);
  await bench.tf.destroy();
  expect(managed.acls).toEqual([{ user_id: "local|1", actions: ["reportview"] }]);
});

it("a permission on a vault is sent again where another process overwrites it, and an unknown vault is told", async () => {
  await start({ quirks: { aclWriteDelay: 20 } });
  bench.configure(acl(quoted(), ["view"]) + acl(quoted(), ["view", "keycreate"], "others", "Auditors"));
  await applyCleanly(bench.tf);
  expect(managed.acls).toHaveLength(2);
  bench.configure(acl('"no-such-vault"', ["view"]));
  const refused = await bench.tf.refused();
  expect(refused).toContain(
    'Expected vault_id to be the id of a vault that CCKM manages in this domain, got "no-such-vault".',
  );
  expect(refused).toContain("refer to cckm_azure_vault.<name>.id");
});
