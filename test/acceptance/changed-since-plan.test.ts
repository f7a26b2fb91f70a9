import { type Bench, startBench } from "../support/acceptance";
import { report } from "../support/azure-report";
import { secretHcl } from "../support/azure-secret";
import { vault } from "../support/azure-vault";
import { SUBSCRIPTION } from "../support/azure-vaults";
import { addKms, rightsOf } from "../support/kms";

const SAVED = ["plan", "-no-color", "-input=false", "-out=plan.bin"];
const APPLY = ["apply", "-no-color", "-input=false", "plan.bin"];

let bench: Bench;
afterEach(() => bench.close());

/** What the configuration says of each object in turn. */
interface Wanted {
  regions?: string[];
  limit?: number;
  actions?: string[];
  tags?: Record<string, string>;
}

/** One object of every type that can be changed; the permissions are on an account and a vault of somebody else. */
function everything({ regions = ["eu-west-1"], limit, actions = ["view"], tags }: Wanted = {}): string {
  const { sim } = bench;
  const kms = [...sim.store.kms.values()].find(({ name }) => name === "shared")!;
  const shared = sim.store.findVault(`payments-kv::${SUBSCRIPTION}`)!;
  return `
resource "cckm_aws_kms_account" "payments" {
  name           = "payments"
  account_id     = "123456789012"
  aws_connection = "aws"
  regions        = ${JSON.stringify(regions)}
}
resource "cckm_aws_kms_acl" "operators" {
  kms_id  = "${kms.id}"
  group   = "Operators"
  actions = ${JSON.stringify(actions)}
}
resource "cckm_azure_vault_acl" "operators" {
  vault_id = "${shared.id}"
  group    = "Operators"
  actions  = ${JSON.stringify(actions)}
}
${vault(limit === undefined ? {} : { limit })}
${secretHcl({ on_destroy: "purge", ...(tags && { tags }) })}
${report()}`;
}

async function start(): Promise<void> {
  bench = await startBench({ quirks: { softDeleteSettleSeconds: 0 } });
  addKms(bench.sim, "shared", { regions: ["eu-west-2"] });
  bench.configure(everything());
  await bench.tf.apply();
}

/** The ids of what {@link everything} made and of what it has permissions on. */
function ids() {
  const { store } = bench.sim;
  const kms = (wanted: string) => [...store.kms.values()].find(({ name }) => name === wanted)!.id;
  return {
    account: kms("payments"),
    shared: kms("shared"),
    vault: store.findVault(`billing-kv::${SUBSCRIPTION}`)!.id,
    sharedVault: store.findVault(`payments-kv::${SUBSCRIPTION}`)!.id,
    secret: [...store.secrets.values()].at(-1)!.id,
    report: [...store.reports.values()].at(-1)!.id,
  };
}

const grant = (group: string, ...actions: string[]) => ({ acls: [{ group, permit: true, actions }] });

/** What somebody else does to each object, by CCKM's own calls. */
async function changeAllOutside(): Promise<void> {
  const { sim } = bench;
  const { account, shared, vault: billing, sharedVault, secret } = ids();
  await sim.outside("PATCH", `/v1/cckm/aws/kms/${account}`, { regions: ["eu-west-1", "eu-north-1"] });
  await sim.outside("POST", `/v1/cckm/aws/kms/${account}/update-acls`, grant("Auditors", "view", "keydelete"));
  await sim.outside("POST", `/v1/cckm/aws/kms/${shared}/update-acls`, grant("Operators", "keydelete"));
  await sim.outside("PATCH", `/v1/cckm/azure/vaults/${billing}`, { connection: "azure", cloud_key_backup_limit: 7 });
  await sim.outside("POST", `/v1/cckm/azure/vaults/${sharedVault}/update-acls`, grant("Operators", "keydelete"));
  await sim.outside("PATCH", `/v1/cckm/azure/secrets/${secret}`, { content_type: "somebody else's" });
}

/** The output of a saved plan's apply that must fail. */
async function refused(): Promise<string> {
  return bench.tf.refused(APPLY);
}

describe("a saved plan meets what somebody has changed since", () => {
  it("each change is refused, names what would be overwritten, and overwrites nothing", async () => {
    await start();
    const wanted = {
      regions: ["eu-west-1", "eu-central-1"],
      limit: 3,
      actions: ["view", "keycreate"],
      tags: { a: "b" },
    };
    bench.configure(everything(wanted));
    await bench.tf.must(SAVED);
    await changeAllOutside();
    const before = bench.sim.snapshot();
    const output = await refused();
    expect(output).toContain('Could not change the AWS KMS account "payments": not what the plan saw');
    expect(output).toContain("regions: eu-west-1 at the plan, eu-north-1, eu-west-1 now");
    expect(output).toMatch(/permissions of group "Operators" on the AWS KMS account \S+: not what the plan saw/);
    expect(output).toMatch(/permissions of group "Operators" on the Azure vault \S+: not what the plan saw/);
    expect(output).toContain('rights of group "Operators": view at the plan, keydelete, view now');
    expect(output).toContain('Could not change the Azure vault "billing-kv"');
    expect(output).toContain("cloud_key_backup_limit: not set at the plan, 7 now");
    expect(output).toMatch(/Could not change the secret "db-password" .*: not what the plan saw/);
    expect(output).toContain("content_type: not set at the plan, somebody else's now");
    expect(output).toContain("Code: changed-since-plan");
    expect(bench.sim.snapshot()).toEqual(before);
    // A new plan shows it, and may change it.
    await bench.tf.apply();
    expect(bench.sim.store.findVault(`billing-kv::${SUBSCRIPTION}`)?.cloud_key_backup_limit).toBe(3);
  });

  it("each delete is refused, names what would be lost, and destroys nothing", async () => {
    await start();
    await bench.tf.must([...SAVED, "-destroy"]);
    await changeAllOutside();
    const done = [...bench.sim.store.reports.values()].at(-1)!;
    done.updatedAt = "2031-01-01T00:00:00.000000Z";
    const before = bench.sim.snapshot();
    const output = await refused();
    expect(output).toContain('Could not destroy the AWS KMS account "payments": not what the plan saw');
    expect(output).toContain('rights of group "Auditors": keydelete, viewbyok, viewnative now');
    expect(output).toMatch(/Could not destroy the permissions of group "Operators" on the AWS KMS account/);
    expect(output).toMatch(/Could not destroy the permissions of group "Operators" on the Azure vault/);
    expect(output).toContain('Could not destroy the Azure vault "billing-kv"');
    expect(output).toMatch(/Could not destroy the secret "db-password"/);
    expect(output).toContain('Could not destroy the Azure report "audit"');
    expect(output).toContain("Code: changed-since-plan-delete");
    expect(bench.sim.snapshot()).toEqual(before);
    await bench.tf.destroy();
    expect(bench.sim.store.kms.size).toBe(1);
  });

  it("a replacement of what was changed since leaves the one that is there", async () => {
    await start();
    bench.configure(everything().replace('name           = "payments"', 'name           = "invoices"'));
    await bench.tf.must(SAVED);
    const { account } = ids();
    await bench.sim.outside("POST", `/v1/cckm/aws/kms/${account}/update-acls`, grant("Auditors", "keydelete"));
    expect(await refused()).toContain('Could not destroy the AWS KMS account "payments": not what the plan saw');
    expect(bench.sim.store.kms.get(account)?.name).toBe("payments");
  });

  it("what was planned on the record of an older run, without a read, is held against CCKM too", async () => {
    await start();
    // Its read is kept with what it changes nothing of.
    bench.configure(everything({ tags: { a: "b" } }));
    await bench.tf.apply();
    const { account, shared, secret } = ids();
    await bench.sim.outside("PATCH", `/v1/cckm/azure/secrets/${secret}`, { content_type: "somebody else's" });
    await bench.sim.outside("PATCH", `/v1/cckm/aws/kms/${account}`, { regions: ["eu-west-1", "eu-north-1"] });
    await bench.sim.outside("POST", `/v1/cckm/aws/kms/${shared}/update-acls`, grant("Operators", "keydelete"));
    bench.configure(everything({ regions: ["eu-west-1", "eu-central-1"], actions: ["view", "keycreate"] }));
    await bench.tf.must([...SAVED, "-refresh=false"]);
    const output = await refused();
    expect(output).toContain("regions: eu-west-1 at the plan, eu-north-1, eu-west-1 now");
    expect(output).toContain(
      'rights of group "Operators": viewbyok, viewnative at the plan, keydelete, viewbyok, viewnative now',
    );
    // The last run changed the secret, so that no record of a read is left of it: there the state counts.
    expect(output).toContain("content_type: not set at the plan, somebody else's now");
  });

  it("a delete that was planned without any read is held against what the state showed, and refused where that is not what is there", async () => {
    await start();
    await changeAllOutside();
    const destroy = ["-destroy", "-refresh=false"];
    await bench.tf.must([...SAVED, ...destroy]);
    const { kms, secrets } = bench.sim.snapshot();
    const output = await refused();
    expect(bench.sim.snapshot()).toMatchObject({ kms, secrets });
    expect(output).toContain('Could not destroy the AWS KMS account "payments": not what the plan saw');
    expect(output).toContain("regions: eu-west-1 at the plan, eu-north-1, eu-west-1 now");
    expect(output).toMatch(/Could not destroy the permissions of group "Operators" on the AWS KMS account/);
    expect(output).toMatch(/Could not destroy the permissions of group "Operators" on the Azure vault/);
    expect(output).toContain("cloud_key_backup_limit: not set at the plan, 7 now");
    expect(output).toContain("content_type: not set at the plan, somebody else's now");
    // As the refusal says.
    await bench.tf.must(["apply", "-refresh-only", "-auto-approve", "-no-color", "-input=false"]);
    await bench.tf.destroy("-refresh=false");
    expect(bench.sim.store.kms.size).toBe(1);
  });

  it("another CCKM than the planned one is refused, though it has objects of the same ids", async () => {
    await start();
    bench.configure(everything({ regions: ["eu-west-1", "eu-central-1"] }));
    await bench.tf.must(SAVED);
    const other = await startBench();
    try {
      const { output, code } = await bench.tf.run(APPLY, {
        env: { TF_REATTACH_PROVIDERS: other.tf.env.TF_REATTACH_PROVIDERS! },
      });
      expect(code).toBe(1);
      expect(output).toContain("the state was written at another place");
    } finally {
      await other.close();
    }
  });
});

it("a saved plan on what nobody has changed is applied, with one more look at each object and no more", async () => {
  await start();
  const { account, shared, vault: billing, sharedVault, report: audit } = ids();
  bench.configure(everything({ regions: ["eu-west-1", "eu-central-1"], limit: 3, actions: ["view", "keycreate"] }));
  await bench.tf.must(SAVED);
  const from = bench.sim.requests.length;
  await bench.tf.must(APPLY);
  const requests = (id: string, since: number) =>
    bench.sim.requests
      .slice(since)
      .filter(({ path }) => path.includes(id))
      .map(({ method }) => method);
  expect(requests(account, from)).toEqual(["GET", "PATCH"]);
  expect(requests(billing, from)).toEqual(["GET", "PATCH"]);
  // The one before a write of rights, and the one after it, are looked at in every apply.
  expect(requests(shared, from)).toEqual(["GET", "POST", "GET"]);
  expect(requests(sharedVault, from)).toEqual(["GET", "POST", "GET"]);
  expect(rightsOf(bench.sim.store.kms.get(shared)!, "Operators")).toEqual(["keycreate", "viewbyok", "viewnative"]);

  await bench.tf.must([...SAVED, "-destroy"]);
  const destroys = bench.sim.requests.length;
  await bench.tf.must(APPLY);
  expect(requests(account, destroys)).toEqual(["GET", "DELETE"]);
  expect(requests(audit, destroys)).toEqual(["GET", "DELETE"]);
});
