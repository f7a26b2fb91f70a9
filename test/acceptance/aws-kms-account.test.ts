import type { Quirks } from "../../lib/simulator";
import { applyCleanly, type Bench, startBench } from "../support/acceptance";
import { OFFICIAL_IN_STATES, OFFICIAL_SOURCE, officialProvider } from "../support/official-provider";

const ADDRESS = "cckm_aws_kms_account.payments";

interface Account {
  name?: string;
  accountId?: string;
  connection?: string;
  regions?: string[];
  role?: string;
  externalId?: string;
}

const account = (a: Account = {}, label = "payments") => `
resource "cckm_aws_kms_account" "${label}" {
  name                    = "${a.name ?? "payments"}"
  account_id              = "${a.accountId ?? "123456789012"}"
  aws_connection          = "${a.connection ?? "aws"}"
  regions                 = ${JSON.stringify(a.regions ?? ["eu-west-1", "us-east-1"])}
  assume_role_arn         = ${JSON.stringify(a.role ?? null)}
  assume_role_external_id = ${JSON.stringify(a.externalId ?? null)}
}`;

const ROLE = {
  accountId: "789012123456",
  role: "arn:aws:iam::789012123456:role/test-assume-role-ac",
  externalId: "test-ext-id",
};

let bench: Bench;
beforeEach(async () => {
  bench = await startBench({ others: { [OFFICIAL_SOURCE]: officialProvider } });
});
afterEach(() => bench.close());

const kms = () => [...bench.sim.store.kms.values()];
const writes = (method: string) => bench.sim.requests.filter((r) => r.method === method && r.path.includes("/aws/kms"));

describe("the life of an account", () => {
  it("is created, planned empty, refreshed, planned empty, and destroyed", async () => {
    bench.configure(account());
    await applyCleanly(bench.tf);
    expect(kms()).toMatchObject([{ name: "payments", account_id: "123456789012", connection: "aws" }]);
    expect(await bench.tf.state(ADDRESS)).toMatchObject({
      id: kms()[0]!.id,
      arn: "arn:aws:iam::123456789012:user/user1",
      cloud_name: "aws",
      regions: ["eu-west-1", "us-east-1"],
    });
    await bench.tf.destroy();
    expect(kms()).toEqual([]);
  });

  it("makes no difference of the order of regions", async () => {
    bench.configure(account());
    await bench.tf.apply();
    bench.configure(account({ regions: ["us-east-1", "eu-west-1"] }));
    expect(await bench.tf.plan()).toEqual([]);
  });

  it.each<[string, Account, number]>([
    ["regions", { regions: ["us-east-1", "eu-west-3"] }, 1],
    ["the connection", { connection: "test_aws-connection" }, 1],
    ["both", { connection: "aws-prod", regions: ["eu-north-1"] }, 2],
  ])("changes %s in place, one parameter a call", async (_, change, patches) => {
    bench.configure(account());
    await bench.tf.apply();
    const { id } = kms()[0]!;
    bench.configure(account(change));
    expect(await bench.tf.plan()).toMatchObject([{ address: ADDRESS, action: "update" }]);
    await applyCleanly(bench.tf);
    expect(writes("PATCH")).toHaveLength(patches);
    expect(kms()).toMatchObject([{ id, connection: change.connection ?? "aws" }]);
    expect([...kms()[0]!.regions].sort()).toEqual([...(change.regions ?? ["eu-west-1", "us-east-1"])].sort());
  });

  it("keeps in the state what succeeded when the second of two calls fails", async () => {
    bench.configure(account());
    await bench.tf.apply();
    bench.configure(account({ connection: "aws-prod", regions: ["eu-north-1"] }));
    bench.sim.faults.add({ method: "PATCH", path: "/v1/cckm/aws/kms/*", kind: "status", status: 500, nth: 2 });
    expect(await bench.tf.refused()).toContain('Could not change regions of the AWS KMS account "payments"');
    expect(await bench.tf.state(ADDRESS)).toMatchObject({
      aws_connection: "aws-prod",
      regions: ["eu-west-1", "us-east-1"],
    });
    expect(await bench.tf.plan()).toMatchObject([{ action: "update" }]);
    bench.sim.faults.clear();
    await applyCleanly(bench.tf);
    expect(kms()).toMatchObject([{ connection: "aws-prod", regions: ["eu-north-1"] }]);
  });

  it("adds and changes a role in place and replaces to remove it", async () => {
    const own = { role: "arn:aws:iam::123456789012:role/first", externalId: undefined };
    bench.configure(account());
    await bench.tf.apply();
    const { id } = kms()[0]!;
    bench.configure(account(own));
    await applyCleanly(bench.tf);
    bench.configure(account({ ...own, role: "arn:aws:iam::123456789012:role/second", externalId: "test-ext-id" }));
    await applyCleanly(bench.tf);
    expect(kms()).toMatchObject([{ id, assume_role_external_id: "test-ext-id" }]);
    bench.configure(account());
    expect(await bench.tf.plan()).toMatchObject([{ action: "delete/create" }]);
    await applyCleanly(bench.tf);
    expect(kms()).toHaveLength(1);
    expect(kms()[0]!.assume_role_arn).toBeUndefined();
    expect(kms()[0]!.id).not.toBe(id);
  });

  it("adds an account by an assumed role", async () => {
    bench.configure(account(ROLE));
    await applyCleanly(bench.tf);
    expect(kms()).toMatchObject([{ account_id: "789012123456", assume_role_arn: ROLE.role }]);
  });

  it("replaces on a new name", async () => {
    bench.configure(account());
    await bench.tf.apply();
    bench.configure(account({ name: "billing" }));
    expect(await bench.tf.plan()).toMatchObject([{ action: "delete/create" }]);
    await applyCleanly(bench.tf);
    expect(kms()).toMatchObject([{ name: "billing" }]);
  });

  it("is removed when its code is removed", async () => {
    bench.configure(account());
    await bench.tf.apply();
    bench.configure("");
    expect(await bench.tf.plan()).toMatchObject([{ address: ADDRESS, action: "delete" }]);
    await bench.tf.apply();
    expect(kms()).toEqual([]);
  });

  it("lives beside another stack on the same CCKM", async () => {
    const other = bench.another();
    bench.configure(account());
    other.configure(account({ name: "billing", regions: ["eu-west-2"] }));
    await Promise.all([applyCleanly(bench.tf), applyCleanly(other.tf)]);
    await other.tf.destroy();
    expect(kms()).toMatchObject([{ name: "payments" }]);
    expect(await bench.tf.plan()).toEqual([]);
  });
});

it.each<[string, Partial<Quirks>]>([
  ["shuffles regions and answers DELETE without a body", { shuffleRegions: true, deleteReply: "empty" }],
  ["names connections by id and times in microseconds", { connectionAs: "id", timestamps: "microseconds" }],
  ["takes one parameter in a PATCH", { kmsPatch: "one-given" }],
  ["is overloaded now and then", { overload: { status: 503, every: 4, length: 1, retryAfter: 0 } }],
  ["turns requests away now and then", { overload: { status: 429, every: 3, length: 1, retryAfter: 0 } }],
])("an account lives the same life on a release that %s", async (_, quirks) => {
  Object.assign(bench.sim.quirks, quirks);
  bench.configure(account());
  await applyCleanly(bench.tf);
  const { id } = kms()[0]!;
  bench.configure(account({ connection: "aws-prod", regions: ["eu-west-2", "us-east-1", "eu-west-3"] }));
  await applyCleanly(bench.tf);
  expect(kms()).toMatchObject([{ id }]);
  await bench.tf.must(["state", "rm", ADDRESS]);
  await bench.tf.must(["import", "-no-color", "-input=false", ADDRESS, "payments"]);
  await applyCleanly(bench.tf);
  await bench.tf.destroy();
  expect(kms()).toEqual([]);
});

it.each(["reset-after", "hang-after"] as const)(
  "an account is made once when the reply to the POST is lost (%s)",
  async (kind) => {
    const slow = await startBench({ provider: "rest_api_timeout = 1" });
    try {
      slow.sim.faults.add({ method: "POST", path: "/v1/cckm/aws/kms", kind });
      slow.configure(account());
      await applyCleanly(slow.tf);
      expect(slow.sim.store.kms.size).toBe(1);
    } finally {
      await slow.close();
    }
  },
);

describe("what happens to an account outside of Terraform", () => {
  it.each([
    ["regions", { regions: ["eu-west-1"] }],
    ["connection", { connection: "aws-prod" }],
  ])("finds and mends drift of %s", async (_, drift) => {
    bench.configure(account());
    await bench.tf.apply();
    Object.assign(kms()[0]!, drift);
    expect(await bench.tf.plan()).toMatchObject([{ action: "update" }]);
    await applyCleanly(bench.tf);
    expect(kms()).toMatchObject([{ connection: "aws" }]);
    expect(kms()[0]!.regions).toHaveLength(2);
  });

  it("creates again what has disappeared", async () => {
    bench.configure(account());
    await bench.tf.apply();
    bench.sim.store.kms.clear();
    expect(await bench.tf.plan()).toMatchObject([{ action: "create" }]);
    await applyCleanly(bench.tf);
    expect(kms()).toHaveLength(1);
  });

  it("does not lose the object over a 404 of a proxy", async () => {
    bench.configure(account());
    await bench.tf.apply();
    bench.sim.faults.add({ path: "/v1/cckm/aws/**", kind: "html", times: Number.POSITIVE_INFINITY });
    expect(await bench.tf.refused(["plan", "-no-color", "-input=false"])).toContain("a proxy or load balancer?");
    bench.sim.faults.clear();
    expect(await bench.tf.state(ADDRESS)).toBeDefined();
    expect(await bench.tf.plan()).toEqual([]);
  });

  it("destroys what is gone already", async () => {
    bench.configure(account());
    await bench.tf.apply();
    bench.sim.store.kms.clear();
    await bench.tf.destroy("-refresh=false");
    expect(await bench.tf.state(ADDRESS)).toBeUndefined();
  });

  it("knows its connection on a release that answers with the connection's id", async () => {
    bench.sim.quirks.connectionAs = "id";
    bench.configure(account());
    await applyCleanly(bench.tf);
    kms()[0]!.connection = "aws-prod";
    expect(await bench.tf.plan()).toMatchObject([{ action: "update" }]);
    await applyCleanly(bench.tf);
    expect(kms()).toMatchObject([{ connection: "aws" }]);
  });
});

describe("taking over an account that exists", () => {
  const byHand = async () => {
    bench.configure(account());
    await bench.tf.apply();
    await bench.tf.must(["state", "rm", ADDRESS]);
    return kms()[0]!;
  };

  it.each(["id", "name"] as const)("imports by %s, with nothing left to change", async (by) => {
    const existing = await byHand();
    await bench.tf.must(["import", "-no-color", "-input=false", ADDRESS, existing[by]]);
    expect(await bench.tf.state(ADDRESS)).toMatchObject({ id: existing.id, aws_connection: "aws" });
    expect(await bench.tf.plan()).toEqual([]);
  });

  it("says so when there is nothing to import", async () => {
    bench.configure(account());
    const output = await bench.tf.refused(["import", "-no-color", "-input=false", ADDRESS, "no-such-kms"]);
    expect(output).toContain("Code: aws-kms-account-not-found");
  });

  it("refuses to adopt anything else and names the import", async () => {
    const existing = await byHand();
    bench.configure(account({ regions: ["eu-west-2"] }));
    const output = await bench.tf.refused();
    expect(output).toContain("regions are eu-west-1, us-east-1, asked for eu-west-2");
    expect(output).toContain(`terraform import cckm_aws_kms_account.<name> '${existing.id}'`);
    expect(kms()).toHaveLength(1);
  });

  it("takes over the official provider's state by a moved block, touching nothing in CCKM", async () => {
    const existing = await byHand();
    const state = JSON.parse(await bench.tf.must(["state", "pull"])) as { resources: unknown[]; serial: number };
    state.resources = [officialAccount(existing.id)];
    state.serial += 1;
    bench.tf.write("official.tfstate.json", JSON.stringify(state));
    await bench.tf.must(["state", "push", "official.tfstate.json"]);
    bench.configure(`${account()}\nmoved {\n  from = ciphertrust_aws_kms.old\n  to = ${ADDRESS}\n}`);
    const before = writes("POST").length + writes("PATCH").length + writes("DELETE").length;
    await bench.tf.apply();
    expect(await bench.tf.state(ADDRESS)).toMatchObject({ id: existing.id, name: "payments" });
    expect(await bench.tf.plan()).toEqual([]);
    expect(writes("POST").length + writes("PATCH").length + writes("DELETE").length).toBe(before);
  });
});

describe("rules of CCKM's API for an account", () => {
  it("says which entry holds a region", async () => {
    bench.configure(account() + account({ name: "billing", regions: ["us-east-1", "eu-west-2"] }, "billing"));
    const output = await bench.tf.refused();
    const [first] = kms();
    expect(output).toContain(`"${first!.name}" (id ${first!.id}) holds us-east-1`);
    expect(output).toContain("Code: aws-kms-account-regions-held");
  });

  it.each([
    [{ accountId: "12345" }, "12 digits"],
    [{ regions: [] }, "at least 1"],
    [{ regions: ["Ireland"] }, "an AWS region's code"],
    [{ externalId: "test-ext-id" }, "Code: argument-needs-other"],
    [{ role: "role/test" }, "the ARN of an IAM role"],
  ])("refuses %j at plan, before any request", async (change, message) => {
    bench.configure(account(change));
    expect(await bench.tf.refused(["plan", "-no-color", "-input=false"])).toContain(message);
    expect(bench.sim.requests).toEqual([]);
  });

  it("passes CCKM's own words on and points at what to do", async () => {
    bench.configure(account({ connection: "no-such" }));
    const output = await bench.tf.refused();
    expect(output).toContain('Could not add the AWS KMS account "payments"');
    expect(output).toContain('connection "no-such" not found');
  });
});

function officialAccount(id: string) {
  const attributes = {
    id,
    name: "payments",
    account_id: "123456789012",
    aws_connection: "aws",
    regions: ["us-east-1", "eu-west-1"],
    assume_role_arn: null,
    assume_role_external_id: null,
    arn: "arn:aws:iam::123456789012:user/user1",
    uri: "kylo:kylo:cckm:kms:payments",
  };
  return {
    mode: "managed",
    type: "ciphertrust_aws_kms",
    name: "old",
    provider: `provider["${OFFICIAL_IN_STATES}"]`,
    instances: [{ schema_version: 0, attributes, sensitive_attributes: [] }],
  };
}
