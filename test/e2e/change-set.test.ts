import { type Manifest, readChangeSet, writeChangeSet } from "../../lib/change-set";
import { PROVIDER_SOURCE } from "../../lib/contract";
import { FIRST, VAULTS } from "../support/azure-secret";
import { type Machine, Machines } from "../support/change-set";

let machines: Machines;
let planner: Machine;
/** A state that every machine reaches. */
let state: string;

async function start() {
  machines = await Machines.start();
  planner = machines.another();
  state = `${planner.folder}/shared.tfstate`;
}

/** One stack with an account, a group's permissions on it and a secret. */
function prod({
  actions = ["view"],
  regions = ["eu-west-1"],
  more = {},
}: {
  actions?: string[];
  regions?: string[];
  more?: object;
} = {}) {
  return {
    prod: {
      terraform: {
        backend: { local: { path: state } },
      },
      variable: { db_password: { type: "string", ephemeral: true, sensitive: true, default: null } },
      resource: {
        cckm_aws_kms_account: {
          payments: { name: "payments", account_id: "123456789012", aws_connection: "aws", regions },
        },
        cckm_aws_kms_acl: {
          operators: { kms_id: `\${cckm_aws_kms_account.payments.id}`, group: "Operators", actions },
        },
        cckm_azure_secret: {
          db: { secret_name: "db", key_vault: VAULTS.usual, value: `\${var.db_password}`, value_version: 1 },
        },
        ...more,
      },
    },
  };
}

const WITH_SECRET = { TF_VAR_db_password: FIRST };
const apply = (machine: Machine, intent: string, env: NodeJS.ProcessEnv = WITH_SECRET, file = "all.changes") =>
  machine.cckm(["apply", file, "--expect", intent], env);

/** Another machine to which the file of the planner was carried. */
function carried(env: NodeJS.ProcessEnv = {}): Machine {
  const machine = machines.another(env);
  machine.write("all.changes", planner.read("all.changes"));
  return machine;
}

const stored = () => {
  const { kms, secrets } = machines.sim.snapshot();
  return { accounts: kms.map(({ name }) => name), secrets: secrets.map(({ secret_name }) => secret_name) };
};

describe("a change set", () => {
  beforeEach(start);
  afterEach(() => machines.stop());

  test("what was planned without the secret is applied elsewhere with it, once, with a receipt of ids and rights", async () => {
    planner.synthesize(prod({ actions: ["view", "keycreate"] }));
    const intent = await planner.plan();
    expect(stored()).toEqual({ accounts: [], secrets: [] });

    const applier = carried();
    const { code, output } = await applier.cckm(
      ["apply", "all.changes", "--expect", intent, "--receipts", "receipts"],
      WITH_SECRET,
    );
    expect({ code, output }).toMatchObject({ code: 0, output: expect.stringContaining("prod: applied.") });
    expect(stored()).toEqual({ accounts: ["payments"], secrets: ["db"] });
    const [name] = applier.list("receipts");
    const receipt = JSON.parse(applier.read(`receipts/${name}`).toString());
    const permissions = receipt.stacks[0].changes.find(
      ({ address }: { address: string }) => address === "cckm_aws_kms_acl.operators",
    );
    expect(receipt).toMatchObject({ format: "cckm-receipt", approved: true, intent: intent.slice("sha256:".length) });
    expect(permissions).toMatchObject({
      object: expect.stringContaining("::group::Operators"),
      rights: expect.arrayContaining(["keycreate"]),
    });

    const again = await apply(applier, intent);
    expect({ code: again.code, output: again.output }).toMatchObject({
      code: 0,
      output: expect.stringContaining("nothing is left to do"),
    });
  });

  test("is reviewed in the formats of a plan, with the intent that is approved", async () => {
    planner.synthesize(prod({ actions: ["view", "keydelete"] }));
    const intent = await planner.plan();
    const json = await planner.cckm(["review", "all.changes", "--format", "json"]);
    expect(JSON.parse(json.stdout)).toMatchObject({ intent, environment: { stack: "prod" } });
    const gate = await planner.cckm(["review", "all.changes", "--fail-on", "grant:keydelete"]);
    expect(gate).toMatchObject({ code: 3, stderr: expect.stringContaining("Operators gains keydelete on payments") });
  });

  test("planned again, in another folder, the intent is the same; of another right it is another", async () => {
    planner.synthesize(prod());
    const intent = await planner.plan();
    const other = machines.another();
    other.synthesize(prod());
    expect(await other.plan()).toBe(intent);
    other.synthesize(prod({ actions: ["view", "keydelete"] }));
    expect(await other.plan()).not.toBe(intent);
  });
});

describe("a change set on what is there already", () => {
  const old = {
    cckm_aws_kms_account: {
      payments: { name: "payments", account_id: "123456789012", aws_connection: "aws", regions: ["eu-west-1"] },
      old: { name: "old", account_id: "123456789012", aws_connection: "aws", regions: ["eu-north-1"] },
    },
  };
  beforeAll(async () => {
    await start();
    planner.synthesize(prod({ more: old }));
    expect((await apply(planner, await planner.plan())).code).toBe(0);
  });
  afterAll(() => machines.stop());

  test("that was planned before another one was applied is refused with what differs", async () => {
    planner.synthesize(prod({ actions: ["view", "keycreate"], more: old }));
    const older = await planner.plan("older.changes");
    planner.synthesize(prod({ actions: ["view", "keydelete"], more: old }));
    expect((await apply(planner, await planner.plan())).code).toBe(0);

    const { code, stderr } = await apply(planner, older, WITH_SECRET, "older.changes");
    expect({ code, stderr }).toMatchObject({
      code: 3,
      stderr: expect.stringContaining("The state has moved since the plan"),
    });
    expect(stderr).toContain("cckm_aws_kms_acl.operators: ");
  });

  test("is refused by the provider where permissions or an object that goes were changed since, and nothing is touched", async () => {
    planner.synthesize(prod({ actions: ["view", "keyrotate"] }));
    const intent = await planner.plan();
    const { sim } = machines;
    const idOf = (wanted: string) => sim.snapshot().kms.find(({ name }) => name === wanted)!.id;
    const granted = { acls: [{ group: "Operators", permit: true, actions: ["keycreate"] }] };
    await sim.outside("POST", `/v1/cckm/aws/kms/${idOf("payments")}/update-acls`, granted);
    await sim.outside("PATCH", `/v1/cckm/aws/kms/${idOf("old")}`, { regions: ["eu-north-1", "eu-central-1"] });
    const before = sim.snapshot();

    const { code, stderr } = await apply(planner, intent);
    expect({ code, stderr }).toMatchObject({ code: 3 });
    expect(stderr).toMatch(
      /Could not change the permissions of group "Operators" on the AWS KMS account \S+ not what the plan\s+saw/,
    );
    expect(stderr).toContain('Could not destroy the AWS KMS account "old": not what the plan saw');
    expect(stderr).toContain("prod: refused. Applied: nothing. Not applied: ");
    expect(sim.snapshot()).toEqual(before);
  });
});

/** A change set that a test alters. */
interface Described {
  readonly manifest: Omit<Manifest, "files">;
  readonly stack: Manifest["stacks"][number];
  readonly files: Map<string, Buffer>;
}

function replaceIn(files: Map<string, Buffer>, name: string, from: string, to: string): void {
  files.set(name, Buffer.from(files.get(name)!.toString().replaceAll(from, to)));
}

describe("an apply of a change set touches nothing, and the sentence says why, where", () => {
  let intent: string;
  let written: Buffer;
  /** The files of another change set, which does more. */
  let others: ReadonlyMap<string, Buffer>;
  beforeAll(async () => {
    await start();
    planner.synthesize(prod({ actions: ["view", "keydelete"] }));
    await planner.plan();
    others = (await readChangeSet(planner.read("all.changes"))).files;
    planner.synthesize(prod());
    intent = await planner.plan();
    written = planner.read("all.changes");
  });
  beforeEach(() => planner.write("all.changes", written));
  afterEach(() => expect(stored()).toEqual({ accounts: [], secrets: [] }));
  afterAll(() => machines.stop());

  test("no approval is named", async () => {
    const { code, stderr } = await planner.cckm(["apply", "all.changes"], WITH_SECRET);
    expect({ code, stderr }).toEqual({
      code: 3,
      stderr:
        "cckm: What was approved is not said. Give --expect with the intent that was reviewed; or --unreviewed, which applies without an approval.\nCode: apply-not-approved\n",
    });
  });

  test("another change set was approved", async () => {
    const { code, stderr } = await apply(planner, `sha256:${"0".repeat(64)}`);
    expect({ code, stderr }).toMatchObject({
      code: 3,
      stderr: expect.stringContaining("another than the approved one"),
    });
  });

  test("a secret that would be sent is not set", async () => {
    const { code, stderr } = await apply(planner, intent, {});
    expect({ code, stderr }).toMatchObject({
      code: 3,
      stderr: expect.stringContaining("prod: TF_VAR_db_password not set."),
    });
  });

  test.each([
    ["address", { CIPHERTRUST_ADDRESS: "https://other.example.com" }, /Here CCKM is https:\/\/other\.example\.com/],
    ["domain", { CIPHERTRUST_DOMAIN: "other" }, /Here CCKM is .*, domain other\./],
  ])("the machine that applies has another %s of CCKM", async (_, env, told) => {
    const { code, stderr } = await apply(planner, intent, { ...WITH_SECRET, ...env });
    expect({ code, stderr }).toMatchObject({ code: 3, stderr: expect.stringMatching(told) });
  });

  test("a plan cannot be reviewed, of which then no change set is written", async () => {
    const target = { TF_CLI_ARGS_plan: "-target=cckm_aws_kms_account.payments" };
    const { code, stderr } = await planner.cckm(["plan", "--app", "cdktf.out", "--out", "part.changes"], target);
    expect({ code, stderr }).toMatchObject({
      code: 3,
      stderr: expect.stringContaining("prod: The plan cannot be reviewed: "),
    });
    expect(planner.list(".")).not.toContain("part.changes");
  });

  test("Terraform's configuration overrides providers", async () => {
    planner.write(
      "dev.tfrc",
      'provider_installation {\n  dev_overrides {\n    "terraform.local/cdktf-cckm/cckm" = "/nowhere"\n  }\n  direct {}\n}\n',
    );
    const { code, stderr } = await apply(planner, intent, {
      ...WITH_SECRET,
      TF_CLI_CONFIG_FILE: `${planner.work}/dev.tfrc`,
    });
    expect({ code, stderr }).toMatchObject({ code: 3, stderr: expect.stringContaining("dev.tfrc has dev_overrides") });
  });

  const HEX = "0".repeat(64);
  /** Writes the planner's change set with other content, and a manifest that tells it so. */
  async function alter(change: (set: Described) => void): Promise<void> {
    const { manifest, files } = await readChangeSet(planner.read("all.changes"));
    const { files: _, ...described } = structuredClone(manifest);
    const set = { manifest: described, stack: described.stacks[0]!, files: new Map(files) };
    change(set);
    planner.write("all.changes", await writeChangeSet(set.manifest, set.files));
  }

  test.each<[string, (set: Described) => void, string]>([
    ["its intent", ({ manifest }) => Object.assign(manifest, { intent: HEX }), "another than the approved one"],
    ["the intent of a stack", ({ stack }) => Object.assign(stack, { intent: HEX }), "intent is not that of its stacks"],
    [
      "the package's version",
      ({ manifest }) => Object.assign(manifest, { package: "9.9.9" }),
      "cdktf-cckm 9.9.9; here is",
    ],
    [
      "the engine's version",
      ({ manifest }) => Object.assign(manifest.engine, { version: "1.10.0" }),
      "planned by terraform 1.10.0; here terraform is terraform 1.",
    ],
    [
      "the engine's program",
      ({ manifest }) => Object.assign(manifest.engine, { sha256: HEX }),
      "has another SHA-256 than the one that planned",
    ],
    [
      "the provider's hash",
      ({ stack }) => Object.assign(stack.providers[PROVIDER_SOURCE]!, { hashes: ["h1:another"] }),
      "prod was planned with the provider",
    ],
    ["what it counts", ({ stack }) => Object.assign(stack, { changes: 0 }), "tells of changes what is not so"],
    ["its backend", ({ stack }) => Object.assign(stack.backend, { type: "http" }), "tells of backend what is not so"],
    [
      "its state",
      ({ stack }) => Object.assign(stack, { state: { lineage: "another", serial: 1 } }),
      "planned on a state that is not found",
    ],
    ["its workspace", ({ stack }) => Object.assign(stack, { workspace: "blue" }), "Nothing is applied."],
    [
      "what is left",
      ({ manifest }) => Object.assign(manifest, { left: [{ name: "app", because: "of it" }] }),
      "The review in the change set is not the review of its saved plan",
    ],
    [
      "its review",
      ({ files }) => files.set("reviews/prod.json", Buffer.from("{}")),
      "The review in the change set is not the review of its saved plan",
    ],
    [
      "its configuration",
      ({ files }) => replaceIn(files, "stacks/prod/cdk.tf.json", "payments", "harmless"),
      "(cdk.tf.json) is not the one that the saved plan was made of",
    ],
    [
      "its lock file",
      ({ files }) => replaceIn(files, "stacks/prod/.terraform.lock.hcl", "h1:", "h1:AAAA"),
      "init -lockfile=readonly failed",
    ],
    [
      "its saved plan",
      ({ files }) => files.set("stacks/prod/plan.tfplan", Buffer.from("altered")),
      "The plan cannot be read",
    ],
    [
      "its saved plan and all that goes with it",
      ({ files }) => {
        for (const [name, content] of others) files.set(name, content);
      },
      "What the saved plan does here is not what was planned",
    ],
  ])("%s was altered in the file, with a manifest that tells it so", async (_, change, told) => {
    await alter(change);
    const { code, stderr } = await apply(planner, intent);
    expect({ code, stderr }).toMatchObject({ code: 3, stderr: expect.stringContaining(told) });
  });

  test("one byte of the file is another", async () => {
    const bytes = planner.read("all.changes");
    bytes[Math.floor(bytes.length / 2)]! ^= 1;
    planner.write("all.changes", bytes);
    const { code, stderr } = await apply(planner, intent);
    expect({ code, stderr }).toMatchObject({
      code: 3,
      stderr: expect.stringContaining("This is no change set as cckm plan writes it"),
    });
  });
});
