import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { CckmSimulator } from "../../lib/simulator";
import { ROOT } from "../support/cdktf";
import { Example } from "../support/example";
import { NULL_SOURCE } from "../support/null-provider";
import { OFFICIAL_IN_STATES, OFFICIAL_SOURCE } from "../support/official-provider";
import { bundleProvider, placeAs } from "../support/provider-package";

const VALUE = "test-secret-value";

let sim: CckmSimulator;
let example: Example;

beforeEach(async () => {
  sim = await CckmSimulator.start({ durations: { job: 200, report: 200 } });
});
afterEach(async () => {
  example.tf.remove();
  await sim.stop();
});

/** Applies, demands an empty plan, and returns the outputs. */
async function deploy(env?: Readonly<Record<string, string>>): Promise<Record<string, unknown>> {
  await example.tf.must(["apply", "-auto-approve", "-no-color", "-input=false"], env);
  expect(await example.tf.plan()).toEqual([]);
  return example.tf.outputs();
}

/** Whether an example brings its own test, which runs beside these. */
const testsItself = (name: string) =>
  readdirSync(join(ROOT, "examples", name)).some((file) => file.endsWith(".test.ts"));

test("there is a test for every example", () => {
  const folders = readdirSync(join(ROOT, "examples"), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== "reference")
    .map(({ name }) => name);
  const tests = readdirSync(__dirname).map((file) => readFileSync(join(__dirname, file), "utf8"));
  const isTested = (name: string) =>
    tests.some((text) => text.includes(`new Example("${name}"`) || text.includes(`"examples/${name}"`));
  const untested = folders.filter((name) => !isTested(name) && !testsItself(name));
  expect(untested).toEqual([]);
  example = new Example("account-with-grants", sim);
});

test("the example account-with-grants grants on its account, and leaves nothing when it is destroyed", async () => {
  example = new Example("account-with-grants", sim);
  await example.init();
  const { kms_id } = await deploy();
  const acls = sim.store.kms.get(String(kms_id))!.acls!;
  expect(acls.map(({ group }) => group).sort()).toEqual(["Auditors", "CCKM Users"]);
  const users = acls.find(({ group }) => group === "CCKM Users")!;
  expect(users.actions).toEqual(expect.arrayContaining(["keycreate", "keyrotate", "keyupdate"]));
  await example.tf.destroy();
  expect(sim.store.kms.size).toBe(0);
});

test("the example secret-from-ci makes its secret from a variable, which no state holds", async () => {
  example = new Example("secret-from-ci", sim);
  await example.init();
  expect(await deploy({ TF_VAR_db_password: VALUE })).toEqual({ status: "AVAILABLE" });
  expect([...sim.store.secrets.values()]).toMatchObject([
    { secret_name: "db-password", value: VALUE, tags: { owner: "payments" } },
  ]);
  expect(readFileSync(join(example.tf.path, "terraform.secret-from-ci.tfstate"), "utf8")).not.toContain(VALUE);
  await example.tf.destroy();
  expect([...sim.store.secrets.values()].every(({ status }) => status !== "AVAILABLE")).toBe(true);
});

test("the example sync-with-release runs its synchronizations again for another release", async () => {
  example = new Example("sync-with-release", sim);
  await example.init({ RELEASE: "1.0.0" });
  const first = await deploy();
  await example.init({ RELEASE: "1.1.0" });
  expect((await example.tf.plan()).map(({ action }) => action)).toEqual(["update", "update"]);
  const second = await deploy();
  expect(second.job).not.toBe(first.job);
  expect(sim.store.jobs.size).toBe(4);
  for (const RELEASE of [undefined, "", " "]) {
    await example.init({ RELEASE });
    expect(await example.tf.plan()).toEqual([]);
  }
});

test("the example environment keeps its account from release to release", async () => {
  const nullPackage = await bundleProvider(`
    import { serve } from "${ROOT}/lib/plugin";
    import { nullProvider } from "${ROOT}/test/support/null-provider";
    void serve(nullProvider);
  `);
  example = new Example("environment", sim);
  await example.init({ RELEASE: "1.0.0" }, (stack) => placeAs(stack, NULL_SOURCE, "3.2.4", nullPackage));
  rmSync(dirname(nullPackage), { recursive: true });
  const first = await deploy({ TF_VAR_db_password: VALUE });
  expect([...sim.store.secrets.values()]).toMatchObject([{ secret_name: "db-password", tags: { owner: "payments" } }]);
  await example.init({ RELEASE: "1.1.0" });
  const second = await deploy();
  expect(second.kms_id).toBe(first.kms_id);
  expect(second.release).not.toBe(first.release);
  expect(sim.store.jobs.size).toBe(2);
});

test("the example monthly-report keeps every month's report", async () => {
  example = new Example("monthly-report", sim);
  await expect(example.init({ MONTH: "2026-13" })).rejects.toThrow("Expected MONTH to be a month such as 2026-09");
  await example.init({ MONTH: "2026-08" });
  expect(await deploy()).toEqual({ name: "key-activity-2026-08", key_deletions: expect.any(Number) });
  await example.init({ MONTH: "2026-09" });
  await deploy();
  const both = [
    { name: "key-activity-2026-08", start_time: "2026-08-01T00:00:00Z" },
    { name: "key-activity-2026-09", start_time: "2026-09-01T00:00:00Z" },
  ];
  expect([...sim.store.reports.values()]).toMatchObject(both);
  await example.init({ MONTH: "2026-08" });
  await deploy();
  expect([...sim.store.reports.values()]).toMatchObject(both);
  await example.tf.destroy();
  expect([...sim.store.reports.values()]).toMatchObject(both);
});

test("the example adopt-by-import takes over what exists and changes nothing", async () => {
  const made = await post("/v1/cckm/aws/kms", {
    name: "payments",
    account_id: "123456789012",
    connection: "aws-prod",
    regions: ["eu-central-1", "eu-west-1"],
  });
  await post(`/v1/cckm/aws/kms/${made.id}/update-acls`, {
    acls: [{ group: "CCKM Users", permit: true, actions: ["keycreate"] }],
  });
  const before = JSON.stringify(sim.snapshot().kms);
  example = new Example("adopt-by-import", sim);
  await example.init({ KMS_ID: made.id });
  expect(await example.tf.must(["apply", "-auto-approve", "-no-color", "-input=false"])).toContain(
    "2 imported, 0 added, 0 changed, 0 destroyed",
  );
  expect(await example.tf.plan()).toEqual([]);
  expect(JSON.stringify(sim.snapshot().kms)).toBe(before);
});

test("the example from-official-provider takes over the official provider's state", async () => {
  const made = await post("/v1/cckm/aws/kms", {
    name: "payments",
    account_id: "123456789012",
    connection: "aws-prod",
    regions: ["eu-central-1", "eu-west-1"],
  });
  const official = await bundleProvider(`
    import { serve } from "${ROOT}/lib/plugin";
    import { officialProvider } from "${ROOT}/test/support/official-provider";
    void serve(officialProvider);
  `);
  example = new Example("from-official-provider", sim);
  writeFileSync(join(example.tf.path, "terraform.from-official-provider.tfstate"), officialState(made.id));
  await example.init({}, (stack) => placeAs(stack, OFFICIAL_SOURCE, "1.0.1", official));
  rmSync(dirname(official), { recursive: true });
  expect(await example.tf.apply()).toContain("0 added, 0 changed, 0 destroyed");
  expect(await example.tf.state("cckm_aws_kms_account.payments")).toMatchObject({ id: made.id });
  expect(await example.tf.plan()).toEqual([]);
});

/** What somebody did in CCKM before Terraform came. */
async function post(path: string, body: unknown): Promise<{ id: string }> {
  const send = async (to: string, content: unknown, token?: string) => {
    const headers = { "content-type": "application/json", ...(token && { authorization: `Bearer ${token}` }) };
    const reply = await fetch(`${sim.url}/api${to}`, { method: "POST", headers, body: JSON.stringify(content) });
    return reply.json();
  };
  const { jwt } = (await send("/v1/auth/tokens", { username: "admin", password: "test-password" })) as { jwt: string };
  return (await send(path, body, jwt)) as { id: string };
}

function officialState(id: string): string {
  const attributes = {
    id,
    name: "payments",
    account_id: "123456789012",
    aws_connection: "aws-prod",
    regions: ["eu-west-1", "eu-central-1"],
  };
  return JSON.stringify({
    version: 4,
    terraform_version: "1.11.4",
    serial: 1,
    lineage: "6a0d3d1e-0000-4000-8000-000000000000",
    outputs: {},
    resources: [
      {
        mode: "managed",
        type: "ciphertrust_aws_kms",
        name: "payments",
        provider: `provider["${OFFICIAL_IN_STATES}"]`,
        instances: [{ schema_version: 0, attributes, sensitive_attributes: [] }],
      },
    ],
  });
}
