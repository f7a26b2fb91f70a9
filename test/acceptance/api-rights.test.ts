import { apiRights, dataSources, resources } from "../../lib/contract";
import { isPermitted } from "../../lib/simulator/rights";
import { type Bench, startBench } from "../support/acceptance";
import { report, YEAR } from "../support/azure-report";
import { secretHcl, VAULTS } from "../support/azure-secret";
import { type Sync, sync } from "../support/azure-sync-job";
import { vault } from "../support/azure-vault";
import { PKV, SPACE } from "../support/azure-vaults";
import { fastTime } from "../support/fast-time";
import { addKms } from "../support/kms";

fastTime();

const SIGN_IN = "POST /v1/auth/tokens";
const account = (region: string, connection = "aws") => `
resource "cckm_aws_kms_account" "x" {
  name           = "payments"
  account_id     = "123456789012"
  aws_connection = "${connection}"
  regions        = ["${region}"]
}`;
const acl = (kms: string, action: string) => `
resource "cckm_aws_kms_acl" "x" {
  kms_id  = "${kms}"
  group   = "CCKM Users"
  actions = ["${action}"]
}`;
const jobs = (items: Partial<Sync>) =>
  ["keys", "secrets"].map((item) => sync({ item, wait: false, ...items }).replace('"sync"', `"${item}"`)).join("\n");

let bench: Bench;
afterEach(() => bench.close());

/** What is done with a type, so that every call is made that it may make. */
const lives: Readonly<Record<string, () => Promise<void>>> = {
  cckm_aws_kms_account: async () => {
    const { id } = bench.sim.store.connections.get("aws")!;
    await steps(account("eu-west-1"), account("eu-west-2"));
    await respelled(account("eu-west-1"), account("eu-west-1", id));
  },
  cckm_aws_kms_acl: async () => {
    const { id } = addKms(bench.sim, "payments");
    await steps(acl(id, "keycreate"), acl(id, "keydelete"));
  },
  cckm_azure_vault: async () => {
    await steps(vault(), vault({ limit: 3 }));
    await steps(vault({ name: "ledger-hsm", type: "managedHsm" }));
    await respelled(vault(), vault({ connection: bench.sim.store.azureConnections.get("azure")!.id }));
  },
  cckm_azure_vault_acl: async () => {
    const { id } = bench.sim.store.findVault(PKV)!;
    const permissions = (actions: string[]) => `
resource "cckm_azure_vault_acl" "x" {
  vault_id = "${id}"
  group    = "CCKM Users"
  actions  = ${JSON.stringify(actions)}
}`;
    await steps(permissions(["view"]), permissions(["view", "keycreate"]));
  },
  cckm_azure_secret: async () => {
    await steps(secretHcl(), secretHcl({ content_type: "password" }));
    // Whether a secret that no list shows is gone, its id tells.
    bench.configure(secretHcl({ secret_name: "other" }));
    await bench.tf.apply();
    bench.sim.store.secrets.delete([...bench.sim.store.secrets.keys()].at(-1)!);
    expect(await bench.tf.plan()).toMatchObject([{ action: "create" }]);
    const recovered = { recover_soft_deleted: true, on_destroy: "purge", key_vault: VAULTS.usual };
    await steps(secretHcl(recovered));
  },
  cckm_azure_sync_job: async () => {
    bench.sim.durations.job = 3_600_000;
    await steps(jobs({}));
    await respelled(jobs({ vaults: [idOf(PKV)] }), jobs({ vaults: [PKV] }));
  },
  cckm_azure_report: async () => {
    await steps(report(YEAR), report({ ...YEAR, name: "other" }));
    await respelled(report({ ...YEAR, params: [[idOf(PKV), SPACE]] }), report({ ...YEAR, params: [[PKV, SPACE]] }));
  },
  cckm_aws_account: () => steps('data "cckm_aws_account" "x" { aws_connection = "aws" }'),
  cckm_aws_kms_accounts: () => steps('data "cckm_aws_kms_accounts" "x" {}'),
  cckm_azure_sync_jobs: () =>
    steps(
      ...["keys", "secrets"].flatMap((item) =>
        [PKV, idOf(PKV)].map(
          (one) => `data "cckm_azure_sync_jobs" "x" {\n item = "${item}"\n key_vaults = ["${one}"]\n}`,
        ),
      ),
    ),
  cckm_azure_reports: () => steps('data "cckm_azure_reports" "x" {}'),
  cckm_azure_report_contents: async () =>
    steps(`data "cckm_azure_report_contents" "x" { report_id = "${await someReport()}" }`),
  cckm_azure_report_csv: async () => steps(`data "cckm_azure_report_csv" "x" { report_id = "${await someReport()}" }`),
};

/** Applies one configuration after the other, each with a plan after it, and destroys the last. */
async function steps(...configurations: readonly string[]): Promise<void> {
  for (const hcl of configurations) {
    bench.configure(hcl);
    await bench.tf.apply();
    await bench.tf.plan();
  }
  await bench.tf.destroy();
}

/** Applies a configuration, and requires that another spelling of it changes nothing. */
async function respelled(before: string, after: string): Promise<void> {
  bench.configure(before);
  await bench.tf.apply();
  bench.configure(after);
  expect(await bench.tf.plan()).toEqual([]);
  await bench.tf.destroy();
}

const idOf = (name: string) => bench.sim.store.findVault(name)!.id;

async function someReport(): Promise<string> {
  const made = await bench.sim.outside("POST", "/v1/cckm/azure/reports", {
    name: "made-before",
    log_analytic_params: [{ key_vault: PKV, work_space_id: SPACE }],
  });
  return (made as { id: string }).id;
}

async function start(rights: readonly string[]): Promise<void> {
  const user = { username: "automation", password: "test-password", groups: [], rights: [...rights] };
  const quirks = { softDeleteSettleSeconds: 0 };
  bench = await startBench({ users: [user], quirks });
}

const rightsOf = (type: string) => [...apiRights[type]!.read, ...apiRights[type]!.write];

test.each([...resources, ...dataSources].map(({ type }) => type))(
  "a user with the rights that are listed for %s can do all that it is for, and uses each of them",
  async (type) => {
    await start([SIGN_IN, ...rightsOf(type)]);
    await lives[type]!();
    expect(bench.sim.requests.filter(({ status }) => status === 403)).toEqual([]);
    const unused = rightsOf(type).filter(
      (right) => !bench.sim.requests.some(({ method, path }) => isPermitted([right], method, path)),
    );
    expect(unused).toEqual([]);
  },
);

test("without the right to look up a vault that is spelled otherwise no report is replaced", async () => {
  const vaults = "GET /v1/cckm/azure/vaults/{id}";
  await start([SIGN_IN, ...rightsOf("cckm_azure_report").filter((right) => right !== vaults)]);
  bench.configure(report({ ...YEAR, params: [[idOf(PKV), SPACE]] }));
  await bench.tf.apply();
  bench.configure(report({ ...YEAR, params: [[PKV, SPACE]] }));
  const { code, output } = await bench.tf.run(["plan", "-no-color", "-input=false"]);
  expect(code).toBe(1);
  expect(output.replace(/\s+/g, " ")).toContain(`Could not look up the Azure vault ${idOf(PKV)}`);
  expect(output).toContain("Code: api-forbidden");
});

test("with the rights to read a plan works, and an apply is refused with what is missing", async () => {
  await start([SIGN_IN, ...apiRights.cckm_aws_kms_account!.read]);
  bench.configure(account("eu-west-1"));
  expect(await bench.tf.plan()).toMatchObject([{ action: "create" }]);
  const { code, output } = await bench.tf.run(["apply", "-auto-approve", "-no-color", "-input=false"]);
  expect(code).toBe(1);
  expect(output.replace(/\s+/g, " ")).toContain("POST /v1/cckm/aws/kms was answered with 403 NCERRForbidden");
});
