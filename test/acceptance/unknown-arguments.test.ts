import { applyCleanly, type Bench, startBench } from "../support/acceptance";
import { GROUP } from "../support/aws-kms-acl";
import { report } from "../support/azure-report";
import { FIRST, SECOND, secretHcl, VAULTS } from "../support/azure-secret";
import { OTHER_SPACE, SPACE } from "../support/azure-vaults";
import { rightsOf } from "../support/kms";

const KNOWN_NOW = "Code: provider-replacement-late";

let bench: Bench;
beforeEach(async () => {
  bench = await startBench();
});
afterEach(() => bench.close());

/** A step beside the rest: while it has something to do, what depends on it is known only after an apply. */
const step = (number: number, provisioner = "") => `
resource "terraform_data" "step" {
  triggers_replace = ${number}
  ${provisioner}
}`;
const FAILS = `provisioner "local-exec" {\n command = "exit 1"\n }`;
const after = "depends_on = [terraform_data.step]";

const account = (name: string, accountId: string) => `
resource "cckm_aws_kms_account" "payments" {
  name           = "${name}"
  account_id     = ${accountId}
  aws_connection = "aws"
  regions        = ["eu-west-1"]
}`;
const REACHED = `
data "cckm_aws_account" "reached" {
  aws_connection = "aws"
  ${after}
}`;
const acl = (kmsId: string) => `
resource "cckm_aws_kms_acl" "users" {
  kms_id  = ${kmsId}
  actions = ["keycreate"]
  group   = "${GROUP}"
}`;
/** What changed something in CCKM; asking for an AWS account's regions is a POST too. */
const writes = () =>
  bench.sim.requests
    .filter(({ method, path }) => method !== "GET" && /\/(kms|secrets|reports)/.test(path))
    .map(({ method, path }) => `${method} ${path}`);
/** A value that is known only after an apply whenever its number is another. */
const late = (value: string, number: number) => `
resource "terraform_data" "late" {
  input            = "${value}"
  triggers_replace = ${number}
}
`;
const LATE = "terraform_data.late.output";

describe("an account whose id and permissions whose account are known only after an apply", () => {
  const FOUND = `
data "cckm_aws_kms_accounts" "found" {
  name = cckm_aws_kms_account.payments.name
  ${after}
}`;
  const all =
    REACHED +
    FOUND +
    account("payments", "data.cckm_aws_account.reached.account_id") +
    acl("one(data.cckm_aws_kms_accounts.found.kms_accounts[*].id)");

  beforeEach(async () => {
    bench.configure(step(1) + all);
    await applyCleanly(bench.tf);
    bench.sim.requests.length = 0;
  });

  test("stay as they are where another step changes, and where it fails", async () => {
    const [kms] = bench.sim.store.kms.values();
    bench.configure(step(2, FAILS) + all);
    const planned = await bench.tf.plan();
    expect(planned.filter(({ address }) => address.startsWith("cckm_")).map(({ action }) => action)).toEqual([
      "update",
      "update",
    ]);
    await bench.tf.refused();
    expect([...bench.sim.store.kms.values()]).toEqual([kms]);
    expect(rightsOf(kms!, GROUP)).toContain("keycreate");
    bench.configure(step(3) + all);
    await bench.tf.apply();
    expect(writes()).toEqual([]);
    expect(await bench.tf.plan()).toEqual([]);
  });
});

test("permissions whose account turns out to be another one are refused, and replaced by the next apply", async () => {
  const { sim, tf, configure } = bench;
  const other = account("billing", '"123456789012"').replace('"payments"', '"two"').replace("eu-west-1", "eu-west-2");
  const two = account("payments", '"123456789012"') + other;
  const held = (name: string) =>
    acl("terraform_data.which.output") +
    step(name.length) +
    `\nresource "terraform_data" "which" {\n input = cckm_aws_kms_account.${name}.id\n triggers_replace = "${name}"\n}`;
  configure(two + held("payments"));
  await tf.apply();
  configure(two + held("two"));
  const output = await tf.refused();
  expect(output).toContain("Not planned: a replacement of cckm_aws_kms_acl");
  expect(output).toContain(KNOWN_NOW);
  const rights = () =>
    [...sim.store.kms.values()].map((kms) => [kms.name, rightsOf(kms, GROUP)?.includes("keycreate") ?? false]);
  expect(Object.fromEntries(rights())).toEqual({ payments: true, billing: false });
  await tf.apply();
  expect(Object.fromEntries(rights())).toEqual({ payments: false, billing: true });
});

test.each([
  ["under another name", "orders", []],
  ["as a person asks for", "payments", ["-replace=cckm_aws_kms_account.payments"]],
])("an account that is replaced %s takes its permissions along in one apply", async (_, name, options) => {
  const { sim, tf, configure } = bench;
  configure(account("payments", '"123456789012"') + acl("cckm_aws_kms_account.payments.id"));
  await applyCleanly(tf);
  configure(account(name, '"123456789012"') + acl("cckm_aws_kms_account.payments.id"));
  await tf.apply(...options);
  const [kms, ...others] = sim.store.kms.values();
  expect(others).toEqual([]);
  expect([kms!.name, rightsOf(kms!, GROUP)?.includes("keycreate")]).toEqual([name, true]);
  expect(await tf.plan()).toEqual([]);
});

describe("a secret whose vault is known only after an apply", () => {
  const secret = (more = {}) => secretHcl({ key_vault: LATE, ...more });
  const applied = async (hcl: string) => {
    bench.configure(hcl);
    await bench.tf.apply();
    bench.sim.requests.length = 0;
  };
  beforeEach(async () => {
    bench.sim.quirks.softDeleteSettleSeconds = 0;
    await applied(late(VAULTS.usual, 1) + secret());
  });

  test("stays as it is where the vault is the same, by its name or by its id", async () => {
    await applied(late(VAULTS.usual, 2) + secret());
    const { id } = [...bench.sim.store.vaults.values()].find(({ name }) => name === VAULTS.usual)!;
    bench.configure(late(id, 3) + secret());
    await bench.tf.apply();
    expect(writes()).toEqual([]);
    expect(await bench.tf.plan()).toEqual([]);
  });

  test("gets a new value beside", async () => {
    bench.configure(late(VAULTS.usual, 2) + secret({ value: SECOND, value_version: 2 }));
    await bench.tf.apply();
    expect(writes()).toEqual(["POST /api/v1/cckm/azure/secrets"]);
  });

  test("is refused in another vault, and loses nothing", async () => {
    bench.configure(late(VAULTS.other, 2) + secret());
    expect(await bench.tf.refused()).toContain(
      `Known only now: key_vault ("${VAULTS.usual}" in the state, "${VAULTS.other}" now).`,
    );
    expect(writes()).toEqual([]);
  });

  test("needs no value for a version that may turn out the same", async () => {
    const versioned = (value: string | null) => secretHcl({ key_vault: VAULTS.usual, value, value_version: LATE });
    await applied(late("1", 2) + versioned(FIRST));
    bench.configure(late("1", 3) + versioned(null));
    await bench.tf.apply();
    expect(writes()).toEqual([]);
    bench.configure(late("2", 4) + versioned(null));
    expect(await bench.tf.refused()).toContain("needs a value");
  });
});

test("a report whose workspace is known only after an apply stays as it is where that is the same", async () => {
  const audit = report().replace(`"${SPACE}"`, LATE);
  bench.configure(late(SPACE, 1) + audit);
  await bench.tf.apply();
  const [made] = bench.sim.snapshot().reports;
  bench.configure(late(SPACE, 2) + audit);
  await bench.tf.apply();
  bench.configure(late(OTHER_SPACE, 3) + audit);
  const output = await bench.tf.refused();
  expect(output).toContain("log_analytic_params");
  expect(output).toContain(KNOWN_NOW);
  expect(bench.sim.snapshot().reports.map(({ id }) => id)).toEqual([made!.id]);
});

test.each<[string, (name: string) => string]>([
  ["account", (name) => account("payments", '"123456789012"').replace('"payments"\n', `${name}\n`)],
  ["secret", (name) => secretHcl().replace(/(secret_name\s*=) "[^"]*"/, `$1 ${name}`)],
  ["report", (name) => report().replace(/(\n\s*name\s*=) "[^"]*"/, `$1 ${name}`)],
])(
  "an %s whose name is known only after an apply stays where that is the same, and is refused where not",
  async (_, of) => {
    bench.configure(late("one", 1) + of(LATE));
    await bench.tf.apply();
    const before = writes().length;
    bench.configure(late("one", 2) + of(LATE));
    await bench.tf.apply();
    bench.configure(late("other", 3) + of(LATE));
    expect(await bench.tf.refused()).toContain(KNOWN_NOW);
    expect(writes()).toHaveLength(before);
  },
);
