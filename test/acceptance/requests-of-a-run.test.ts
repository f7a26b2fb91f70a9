import type { KmsRecord } from "../../lib/simulator";
import { type Bench, startBench } from "../support/acceptance";
import { VAULTS } from "../support/azure-secret";
import { addKms } from "../support/kms";

const COUNT = 100;

let bench: Bench;
beforeEach(async () => {
  bench = await startBench();
});
afterEach(() => bench.close());

const permissions = (kmsId: string) => `
resource "cckm_aws_kms_acl" "many" {
  count   = ${COUNT}
  kms_id  = "${kmsId}"
  group   = "ours \${count.index}"
  actions = ["keycreate"]
}`;

/** A secret that somebody else created. */
function addSecret(secret_name: string) {
  const azure_param = { value: "test-foreign-value" };
  return bench.sim.outside("POST", "/v1/cckm/azure/secrets", { secret_name, key_vault: VAULTS.usual, azure_param });
}

/** Requests of what is done, without sign-ins. */
async function requestsOf(work: () => Promise<unknown>): Promise<number> {
  const before = bench.sim.requests.length;
  await work();
  return bench.sim.requests.slice(before).filter(({ path }) => !path.includes("/auth/")).length;
}

const accounts = (count = COUNT) => `
resource "cckm_aws_kms_account" "many" {
  count          = ${count}
  name           = "account-\${count.index}"
  account_id     = format("%012d", count.index)
  aws_connection = "aws-any"
  regions        = ["eu-west-1"]
}`;

const secrets = (count = COUNT) => `
resource "cckm_azure_secret" "many" {
  count         = ${count}
  secret_name   = "secret-\${count.index}"
  key_vault     = "${VAULTS.usual}"
  value         = "test-secret-value"
  value_version = 1
}`;

describe("a hundred permissions beside a hundred of others on one account", () => {
  it("are granted and revoked by few more requests than permissions, and read by a few", async () => {
    const group = (index: number) => ({ group: `theirs ${index}`, actions: ["reportview"] });
    const foreign = Array.from({ length: COUNT }, (_, index) => group(index));
    const kms = addKms(bench.sim, "payments", { acls: structuredClone(foreign) });
    bench.configure(permissions(kms.id));
    expect(await requestsOf(() => bench.tf.apply())).toBeLessThanOrEqual(1.3 * COUNT);
    expect(kms.acls).toHaveLength(2 * COUNT);
    expect(await requestsOf(() => bench.tf.plan())).toBeLessThanOrEqual(5);
    expect(await requestsOf(() => bench.tf.destroy())).toBeLessThanOrEqual(1.3 * COUNT);
    expect(kms.acls).toEqual(foreign);
  });
});

describe("a hundred secrets beside a hundred of others in one vault", () => {
  it("are created by few more requests than secrets, and read by a few", async () => {
    for (let index = 0; index < COUNT; index++) await addSecret(`foreign-${index}`);
    bench.configure(secrets());
    expect(await requestsOf(() => bench.tf.apply())).toBeLessThanOrEqual(COUNT + 15);
    expect(bench.sim.store.secrets.size).toBe(2 * COUNT);
    expect(await requestsOf(() => bench.tf.plan())).toBeLessThanOrEqual(15);
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

/** Names of resources that are not created yet, once the run has read its list and sent so many requests for more. */
function afterCreating(count: number, then: (missing: string[]) => void): void {
  let sent = 0;
  const stop = bench.sim.onCommit(({ method, path }) => {
    if (method !== "POST" || !path.endsWith("/aws/kms") || ++sent < count) return;
    stop();
    const made = new Set([...bench.sim.store.kms.values()].map(({ name }) => name));
    then(Array.from({ length: COUNT }, (_, index) => `account-${index}`).filter((name) => !made.has(name)));
  });
}

const ONE_BY_ONE = ["apply", "-auto-approve", "-no-color", "-input=false", "-parallelism=1"];

describe("a hundred accounts beside a hundred of others", () => {
  beforeEach(() => {
    for (let index = 0; index < COUNT; index++) {
      addKms(bench.sim, `foreign-${index}`, { account_id: String(900_000_000_000 + index) });
    }
  });

  it("are added and removed by few more requests than accounts, and read by a few", async () => {
    bench.configure(accounts());
    expect(await requestsOf(() => bench.tf.apply())).toBeLessThanOrEqual(COUNT + 15);
    expect(bench.sim.store.kms.size).toBe(2 * COUNT);
    expect(await requestsOf(() => bench.tf.plan())).toBeLessThanOrEqual(10);
    expect(await requestsOf(() => bench.tf.destroy())).toBeLessThanOrEqual(COUNT + 15);
    expect(bench.sim.store.kms.size).toBe(COUNT);
  });
});

describe("an account that somebody adds after the run has read its list", () => {
  it("is refused and stays as it is, and one with a region that is wanted too", async () => {
    const foreign: KmsRecord[] = [];
    afterCreating(20, ([first = "", second = ""]) => {
      foreign.push(addKms(bench.sim, first, { account_id: "999999999999" }));
      foreign.push(addKms(bench.sim, "theirs", { account_id: second.replace("account-", "").padStart(12, "0") }));
    });
    bench.configure(accounts(40));
    const said = await bench.tf.refused(ONE_BY_ONE);
    const [named, region] = foreign;
    expect(said).toContain(`AWS KMS account "${named!.name}" already exists`);
    expect(said).toContain(`terraform import`);
    expect(said).toContain(`Regions of the AWS account ${region!.account_id} are held by another entry`);
    expect(bench.sim.store.kms.get(named!.id)).toEqual(named);
    expect(bench.sim.store.kms.size).toBe(40);
  });

  it("is not taken for the run's own where the reply to its own request is lost", async () => {
    let foreign: KmsRecord | undefined;
    afterCreating(20, ([first = ""]) => {
      const account_id = first.replace("account-", "").padStart(12, "0");
      const connection = { account_id, connection: "aws-any", createdAt: new Date(Date.now() - 60_000).toISOString() };
      foreign = addKms(bench.sim, first, connection);
      bench.sim.faults.add({ method: "POST", path: "/v1/cckm/aws/kms", kind: "reset" });
    });
    bench.configure(accounts(21));
    const said = await bench.tf.refused(ONE_BY_ONE);
    expect(said).toContain(`Could not add the AWS KMS account "${foreign!.name}"`);
    bench.sim.faults.clear();
    const again = await bench.tf.refused(ONE_BY_ONE);
    expect(again).toContain(`AWS KMS account "${foreign!.name}" already exists`);
    expect(bench.sim.store.kms.get(foreign!.id)).toEqual(foreign);
  });
});
