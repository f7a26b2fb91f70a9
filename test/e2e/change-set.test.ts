import { readChangeSet, writeChangeSet } from "../../lib/change-set";
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

  test("that was planned before another one was applied is refused with what differs", async () => {
    planner.synthesize(prod());
    expect((await apply(planner, await planner.plan())).code).toBe(0);
    planner.synthesize(prod({ actions: ["view", "keycreate"] }));
    const older = await planner.plan("older.changes");
    planner.synthesize(prod({ actions: ["view", "keydelete"] }));
    expect((await apply(planner, await planner.plan())).code).toBe(0);

    const { code, stderr } = await apply(planner, older, WITH_SECRET, "older.changes");
    expect({ code, stderr }).toMatchObject({
      code: 3,
      stderr: expect.stringContaining("The state has moved since the plan"),
    });
    expect(stderr).toContain("cckm_aws_kms_acl.operators: ");
  });
});

describe("nothing is touched, and the sentence says why, where", () => {
  let intent: string;
  let written: Buffer;
  beforeAll(async () => {
    await start();
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
        "cckm: What was approved is not said. Give --expect with the intent that was reviewed; or --unreviewed, which applies without an approval.\n",
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

  test("the machine that applies reaches another CCKM", async () => {
    const { code, stderr } = await apply(planner, intent, { ...WITH_SECRET, CIPHERTRUST_DOMAIN: "other" });
    expect({ code, stderr }).toMatchObject({
      code: 3,
      stderr: expect.stringMatching(/Here CCKM is .*, domain other\./),
    });
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

  test.each([
    "reviews/prod.json",
    "stacks/prod/cdk.tf.json",
    "stacks/prod/.terraform.lock.hcl",
    "stacks/prod/plan.tfplan",
  ])("%s was altered in the file, with a manifest that tells it so", async (name) => {
    const { manifest, files } = await readChangeSet(planner.read("all.changes"));
    const { files: _, ...described } = manifest;
    const content = files.get(name)!;
    const altered = name.endsWith("cdk.tf.json") ? content.toString().replaceAll("payments", "harmless") : "altered";
    planner.write("all.changes", await writeChangeSet(described, new Map([...files, [name, Buffer.from(altered)]])));
    expect((await apply(planner, intent)).code).not.toBe(0);
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

  test("another engine planned", async () => {
    const { manifest, files } = await readChangeSet(planner.read("all.changes"));
    const { files: _, ...described } = manifest;
    const engine = { ...described.engine, version: "1.10.0", sha256: "0".repeat(64) };
    planner.write("all.changes", await writeChangeSet({ ...described, engine }, files));
    const { code, stderr } = await apply(planner, intent);
    expect({ code, stderr }).toMatchObject({
      code: 3,
      stderr: expect.stringMatching(/planned by terraform 1\.10\.0; here terraform is terraform 1\./),
    });
  });
});
