import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { TerraformStack, Testing } from "cdktf";
import { AzureSecret, AzureSyncItem, AzureSyncJob, CckmProvider, Release, SecretInput } from "../../lib";
import { type Bench, startBench } from "../support/acceptance";
import { testApp } from "../support/app";
import { VAULTS } from "../support/azure-secret";
import { runCckm } from "../support/cckm-command";
import { CdktfProject, NODE_MODULES } from "../support/cdktf";
import { NULL_SOURCE, nullProvider } from "../support/null-provider";
import { madeBy, stackJson, writeApp } from "../support/stacks";

let bench: Bench;
let app: string;
let folders: Readonly<Record<string, string>>;
beforeEach(async () => {
  bench = await startBench({ quirks: {}, others: { [NULL_SOURCE]: nullProvider } });
  app = join(bench.tf.path, "cdktf.out");
  mkdirSync(app);
  folders = writeApp(app, { prod: PROD, staging: STAGING });
});
afterEach(() => bench.close());

const SECRET = "test-secret-value";

const account = (path: string, name: string, region: string) => ({
  "//": madeBy(path),
  name,
  account_id: "123456789012",
  aws_connection: "aws",
  regions: [region],
});

const PROD = {
  variable: { db_password: { type: "string", ephemeral: true, default: null } },
  resource: {
    cckm_aws_kms_account: { payments: account("prod/payments", "payments", "eu-west-1") },
    cckm_aws_kms_acl: {
      users: {
        "//": madeBy("prod/payments/users", "main.ts", 20),
        kms_id: `\${cckm_aws_kms_account.payments.id}`,
        group: "CCKM Users",
        actions: ["keycreate"],
      },
    },
    cckm_azure_secret: {
      db: { secret_name: "db", key_vault: VAULTS.usual, value: `\${var.db_password}`, value_version: 1 },
    },
    cckm_azure_sync_job: { sync: { item: "secrets", synchronize_all: true } },
  },
};
const STAGING = { resource: { cckm_aws_kms_account: { staging: account("staging/aws", "staging", "us-east-1") } } };

async function deploy(): Promise<void> {
  for (const folder of Object.values(folders)) {
    bench.tf.cwd = folder;
    await bench.tf.must(["init", "-input=false", "-no-color"]);
    await bench.tf.must(["apply", "-auto-approve", "-no-color", "-input=false"], { TF_VAR_db_password: SECRET });
  }
}

const drift = (args: readonly string[] = [], env: NodeJS.ProcessEnv = {}) =>
  runCckm(["drift", "--app", "cdktf.out", ...args], bench.tf.path, {
    ...bench.tf.env,
    CIPHERTRUST_ADDRESS: bench.sim.url,
    ...env,
  });

/** Somebody grants a right and removes an account. */
async function outside(): Promise<void> {
  const kms = [...bench.sim.store.kms.values()];
  const id = (name: string) => kms.find((one) => one.name === name)!.id;
  const acls = [{ group: "CCKM Users", permit: true, actions: ["keydelete"] }];
  await bench.sim.outside("POST", `/v1/cckm/aws/kms/${id("payments")}/update-acls`, { acls });
  await bench.sim.outside("DELETE", `/v1/cckm/aws/kms/${id("staging")}`);
}

const statesOf = () =>
  Object.values(folders).flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => name !== ".terraform")
      .map((name) => [join(folder, name), readFileSync(join(folder, name), "utf8")]),
  );

test("what changed outside in two stacks is one report with exit status 2, and nothing is written anywhere", async () => {
  await deploy();
  expect(await drift()).toMatchObject({ code: 0, stdout: expect.stringContaining("No drift: 5 objects of 2 stacks") });
  await outside();
  const [before, requests] = [statesOf(), bench.sim.requests.length];
  const { code, stdout, stderr } = await drift(["--format", "json"]);
  expect({ code, stderr }).toEqual({ code: 2, stderr: "" });
  expect(JSON.parse(stdout)).toMatchObject({
    drifted: true,
    complete: true,
    summary: { stacks: 2, objects: 5, byCause: { grantedOutside: 1, removedOutside: 1 } },
    stacks: [
      {
        environment: { stack: "prod" },
        target: { address: bench.sim.url },
        found: [{ construct: "prod/payments/users", source: { file: "main.ts", line: 20 }, target: "payments" }],
      },
      { found: [{ number: 2, name: "staging", cause: "removedOutside" }] },
    ],
  });
  expect(stdout).not.toContain(SECRET);
  expect(statesOf()).toEqual(before);
  const sent = bench.sim.requests.slice(requests).filter(({ path }) => !path.includes("/auth/"));
  expect(new Set(sent.map(({ method }) => method))).toEqual(new Set(["GET"]));
});

/** A stack of the constructs, with a release that runs a synchronization and a secret from a variable. */
function releasing(releaseId?: string): Record<string, string> {
  const stack = new TerraformStack(testApp(), "prod");
  new CckmProvider(stack, "cckm", { install: false });
  const value = SecretInput.fromVariable("db_password");
  new AzureSecret(stack, "db", { secretName: "db", keyVault: VAULTS.usual, value, valueVersion: 1 });
  new AzureSyncJob(stack, "sync", { item: AzureSyncItem.KEYS, synchronizeAll: true });
  new Release(stack, "release", { releaseId });
  return writeApp(app, { prod: JSON.parse(Testing.synth(stack, true)) });
}

test("a stack with a release needs no id of one and no secret's value, and no synchronization runs", async () => {
  folders = releasing("1.4.0");
  await deploy();
  releasing();
  expect(bench.sim.store.jobs.size).toBe(1);
  const requests = bench.sim.requests.length;
  expect(await drift()).toMatchObject({ code: 0, stdout: expect.stringContaining("No drift: 3 objects of 1 stack") });
  const [secret] = [...bench.sim.store.secrets.values()];
  secret!.tags = { owner: "somebody" };
  const { code, stdout } = await drift(["--format", "json"]);
  expect(code).toBe(2);
  expect(JSON.parse(stdout).stacks[0].found).toMatchObject([{ name: "db", cause: "changedOutside" }]);
  expect(bench.sim.store.jobs.size).toBe(1);
  const sent = bench.sim.requests.slice(requests).filter(({ path }) => !path.includes("/auth/"));
  expect(new Set(sent.map(({ method }) => method))).toEqual(new Set(["GET"]));
});

test("a stack that cannot be looked at, or only in part, is an error, beside the drift of the others", async () => {
  await deploy();
  await outside();
  const wrong = { ...STAGING, provider: { cckm: [{ username: "nobody" }] } };
  writeApp(app, { prod: PROD, staging: wrong });
  const { code, stdout, stderr } = await drift(["--format", "markdown", "--out", "report.md"]);
  expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
  expect(stderr).toBe("cckm: 1 of 2 stacks could not be looked at.\nCode: drift-not-looked-at\n");
  const report = readFileSync(join(bench.tf.path, "report.md"), "utf8");
  expect(report).toContain("+<code>keydelete</code>");
  expect(report).toContain("Could not sign in");
  expect(report).toContain("Code: api-sign-in-refused");
  expect((await drift(["prod"])).code).toBe(2);

  // Only the saved plan tells under OpenTofu that it leaves objects out.
  const part = await drift(["prod"], { TF_CLI_ARGS_plan: "-target=cckm_azure_secret.db" });
  expect(part).toMatchObject({ code: 1, stdout: expect.stringContaining("The plan is not complete") });

  await bench.sim.stop();
  const down = await drift(["prod"]);
  expect(down).toMatchObject({ code: 1, stdout: expect.stringContaining("ECONNREFUSED") });
});

test("a sign-in that CCKM refuses is not tried again for the next stack of that user", async () => {
  const nobody = { username: "nobody" };
  const prod = { ...PROD, provider: { cckm: [nobody] } };
  const staging = { ...STAGING, provider: { cckm: [nobody] } };
  const again = { ...STAGING, provider: { cckm: [{ ...nobody, domain: "payments" }] } };
  writeApp(app, { prod, staging, again, other: STAGING });
  const { code, stdout, stderr } = await drift();
  expect({ code, stderr }).toMatchObject({ code: 1, stderr: expect.stringContaining("3 of 4 stacks") });
  expect(stdout.match(/CCKM refused the sign-in of "nobody"/g)).toHaveLength(1);
  expect(stdout.replace(/\s+/g, " ")).toContain("the sign-in for the stack prod with the same user was refused");
  expect(bench.sim.requests.filter(({ path }) => path.includes("/auth/tokens"))).toHaveLength(2);
});

test("without --app the app that cdktf.json names is synthesized, without Terraform's variables", async () => {
  const project = new CdktfProject({
    main: `const { App, TerraformStack } = require("cdktf");
      if (Object.keys(process.env).some((name) => name.startsWith("TF_VAR_"))) throw new Error("variables");
      const app = new App();
      for (const [name, blocks] of Object.entries(${JSON.stringify({ prod: stackJson("prod", PROD), staging: stackJson("staging", STAGING) })})) {
        const stack = new TerraformStack(app, name);
        for (const [block, value] of Object.entries(blocks)) if (block !== "//") stack.addOverride(block, value);
      }
      app.synth();`,
    packages: Object.fromEntries(["cdktf", "constructs"].map((name) => [name, join(NODE_MODULES, name)])),
  });
  try {
    const env = { ...bench.tf.env, TF_VAR_db_password: SECRET };
    const first = await runCckm(["drift"], project.folder, env);
    expect(first).toMatchObject({ code: 0, stdout: expect.stringContaining("its state is empty") });
    bench.tf.cwd = project.stack("staging");
    await bench.tf.must(["apply", "-auto-approve", "-no-color", "-input=false"]);
    await bench.sim.outside("DELETE", `/v1/cckm/aws/kms/${[...bench.sim.store.kms.keys()][0]}`);
    const { code, stdout } = await runCckm(["drift", "stag*"], project.folder, env);
    expect(code).toBe(2);
    expect(stdout).toContain("staging: no longer in CCKM");

    project.write("main.js", 'throw new Error("a mistake in the code")');
    expect(await runCckm(["drift"], project.folder, env)).toMatchObject({
      code: 1,
      stdout: "",
      stderr: expect.stringMatching(
        /The app did not synthesize: node main\.js ended with 1:\n[\s\S]*a mistake in the code/,
      ),
    });
  } finally {
    project.remove();
  }
  const nowhere = await runCckm(["drift"], bench.tf.path, bench.tf.env);
  expect(nowhere).toMatchObject({ code: 1, stderr: expect.stringContaining("No cdktf.json in") });
});

test("a deploy that holds the lock does not keep it from looking", async () => {
  await deploy();
  const lock = {
    ID: "8a4f",
    Operation: "OperationTypeApply",
    Info: "",
    Who: "deploy",
    Version: "1.11.4",
    Path: "terraform.tfstate",
  };
  writeFileSync(join(folders.staging!, ".terraform.tfstate.lock.info"), JSON.stringify(lock));
  expect((await drift(["staging"])).code).toBe(0);
});

test("OpenTofu is run where TERRAFORM_BINARY_NAME names it, and its plan is read as it is", async () => {
  const recorded = join(__dirname, "../support/recorded/tofu-refresh-only.json");
  writeFileSync(
    join(bench.tf.path, "tofu"),
    `#!/bin/sh\necho "$@" >> "${bench.tf.path}/calls"\nif [ "$1" = show ]; then cat "${recorded}"; fi\n`,
    { mode: 0o755 },
  );
  const env = { TERRAFORM_BINARY_NAME: join(bench.tf.path, "tofu") };
  const { code, stdout } = await drift(["prod"], env);
  expect(code).toBe(2);
  expect(stdout).toContain("◆ CCKM Users on payments: +keydelete");
  const calls = readFileSync(join(bench.tf.path, "calls"), "utf8");
  expect(calls).toMatch(/^init -input=false.*\nplan -refresh-only -lock=false -input=false .*\nshow -json .*\n$/);
});

test.each<[string, string[], string, NodeJS.ProcessEnv?]>([
  ["a stack that is not in the app", ["stagin"], 'No stack "stagin" in this app; did you mean "staging"?'],
  ["an option that does not exist, although 2 is drift", ["--fromat", "json"], "unknown option '--fromat'"],
  [
    "an engine that is not there",
    ["prod"],
    "There is no /nowhere/terraform on the PATH",
    { TERRAFORM_BINARY_NAME: "/nowhere/terraform" },
  ],
])("cckm drift ends with an error for %s", async (_, args, message, env = {}) => {
  const { code, output } = await drift(args, env);
  expect(code).toBe(1);
  expect(output).toContain(message);
});
