import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Bench, startBench } from "../support/acceptance";
import { runCckm } from "../support/cckm-command";

let bench: Bench;
beforeEach(async () => {
  bench = await startBench();
});
afterEach(() => bench.close());

const SECRET = "test-secret-value";

/** A stack as cdktf writes it, with paths of constructs and lines of code. */
function stack(regions: readonly string[]) {
  return {
    "//": { metadata: { stackName: "prod", version: "0.21.0" } },
    terraform: { required_providers: { cckm: { source: "terraform.local/cdktf-cckm/cckm" } } },
    provider: { cckm: [{ address: "https://cm.example.com", domain: "payments", alias: "unused" }, {}] },
    variable: { db_password: { type: "string", ephemeral: true, default: SECRET } },
    resource: {
      cckm_aws_kms_account: {
        payments: {
          "//": { metadata: { path: "prod/payments", cckmSource: "main.ts:12" } },
          name: "payments",
          account_id: "123456789012",
          aws_connection: "aws",
          regions,
        },
      },
      cckm_azure_secret: {
        db: {
          "//": { metadata: { path: "prod/db" } },
          secret_name: "db-password",
          key_vault: "payments-kv::260ecbe7-777b-4d3c-84ea-887620498863",
          value: `\${var.db_password}`,
          value_version: regions.length,
          on_destroy: "purge",
        },
      },
    },
  };
}

async function plan(config: object, ...args: string[]): Promise<void> {
  bench.tf.write("cdk.tf.json", JSON.stringify(config));
  await bench.tf.must(["plan", "-input=false", "-no-color", "-out=plan.bin", ...args]);
}

const cckm = (...args: string[]) =>
  runCckm(["review", ...args], bench.tf.path, { ...bench.tf.env, CIPHERTRUST_ADDRESS: bench.sim.url });

test("a saved plan is shown by its engine, with paths and lines from its own configuration", async () => {
  await plan(stack(["eu-west-1"]));
  const { code, stdout, stderr } = await cckm("plan.bin");
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  expect(stdout).toContain(`${bench.sim.url}, workspace default`);
  expect(stdout).toMatch(/Create {2}payments {2}AWS account +main\.ts:12\n/);
  expect(stdout).toContain("value from        var.db_password");
  expect(stdout).not.toContain(SECRET);
});

test("a stack or a workspace that the plan was not made for is refused, since rules of a policy are by them", async () => {
  await plan(stack(["eu-west-1"]));
  const told = async (...args: string[]) => {
    const { code, stdout, stderr } = await cckm("plan.bin", ...args);
    return { code, said: code === 0 ? stdout : stderr };
  };
  expect(await told("--stack", "dev")).toMatchObject({
    code: 1,
    said: expect.stringContaining('--stack "dev" is not what the plan was made for: "prod"'),
  });
  expect(await told("--workspace", "dev")).toMatchObject({
    code: 1,
    said: expect.stringContaining('--workspace "dev" is not what the plan was made for: "default"'),
  });
  const same = await told("--stack", "prod", "--workspace", "default");
  expect(same).toMatchObject({ code: 0, said: expect.stringContaining("workspace default") });
});

test("the plan in JSON is reviewed as well, with paths and lines from the synthesized folder", async () => {
  await plan(stack(["eu-west-1"]));
  bench.tf.write("plan.json", (await bench.tf.run(["show", "-json", "plan.bin"])).output);
  const without = await cckm("plan.json", "--format", "json");
  expect(JSON.parse(without.stdout).changes[0].construct).toBeNull();
  const { stdout } = await cckm("plan.json", "--app", ".", "--format", "json");
  const model = JSON.parse(stdout);
  expect(model.environment.stack).toBe("prod");
  expect(model.changes.map((change: { construct: string }) => change.construct).sort()).toEqual([
    "prod/db",
    "prod/payments",
  ]);
  expect(stdout).not.toContain(SECRET);
});

test("a gate that the plan does not pass exits with 3 and the reason; the review is written all the same", async () => {
  await plan(stack(["eu-west-1"]));
  await bench.tf.apply();
  await plan(stack(["eu-west-1"]), "-destroy");
  const { code, stderr } = await cckm("plan.bin", "--format", "markdown", "--out", "comment.md", "--fail-on", "purge");
  expect(code).toBe(3);
  expect(stderr).toMatch(/purge: \d: db-password is purged/);
  expect(readFileSync(join(bench.tf.path, "comment.md"), "utf8")).toMatch(/db-password<\/code> is lost for good\./);
});

test("cckm review --live brings whom this stack does not manage into the access map, from the CCKM that the plan is for alone", async () => {
  await plan(stack(["eu-west-1"]));
  await bench.tf.apply();
  const [{ id } = { id: "" }] = [...bench.sim.store.kms.values()];
  const acls = [{ group: "Somebody Else", permit: true, actions: ["keydelete"] }];
  await bench.sim.outside("POST", `/v1/cckm/aws/kms/${id}/update-acls`, { acls });
  await plan(stack(["eu-west-1", "eu-west-2"]));
  const env = { CIPHERTRUST_USERNAME: "admin", CIPHERTRUST_PASSWORD: "test-password" };
  const live = (more: NodeJS.ProcessEnv = {}) =>
    runCckm(["review", "plan.bin", "--live", "--format", "json"], bench.tf.path, {
      ...bench.tf.env,
      CIPHERTRUST_ADDRESS: bench.sim.url,
      ...env,
      ...more,
    });
  const { code, stdout, stderr } = await live();
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  const { access } = JSON.parse(stdout);
  expect(access).toMatchObject({ readFrom: "cckm", complete: true });
  expect(access.rows).toMatchObject([{ target: "payments", principal: { kind: "group", id: "Somebody Else" } }]);
  bench.tf.write("other.json", JSON.stringify({ format_version: "1.2", resource_changes: [] }));
  bench.tf.write("cdk.tf.json", JSON.stringify({ provider: { cckm: [{ address: "https://other.example.com" }] } }));
  const other = await runCckm(["review", "other.json", "--app", ".", "--live"], bench.tf.path, {
    ...bench.tf.env,
    CIPHERTRUST_ADDRESS: bench.sim.url,
    ...env,
  });
  expect(other).toMatchObject({
    code: 1,
    stderr: expect.stringContaining("the plan is for https://other.example.com"),
  });
});

test("a plan is reviewed from a file and from standard input, with the mark of the byte order that some shells write", async () => {
  const json = `\ufeff${JSON.stringify({ format_version: "1.2", resource_changes: [] })}`;
  writeFileSync(join(bench.tf.path, "plan.json"), Buffer.from(json, "utf16le"));
  for (const plan of ["plan.json", "-"]) {
    const { code, stdout } = await runCckm(["review", plan], bench.tf.path, bench.tf.env, { input: json });
    expect({ code, stdout }).toEqual({ code: 0, stdout: expect.stringContaining("No changes.") });
  }
});

test.each([
  [
    "a gate that does not exist",
    ["plan.json", "--fail-on", "grants"],
    2,
    "Expected --fail-on to be one of delete, replace",
  ],
  [
    "a format that does not exist",
    ["plan.json", "--format", "sarif"],
    2,
    "Allowed choices are terminal, markdown, html, json, junit",
  ],
  ["a file that is not there", ["nothing.bin"], 1, "nothing.bin cannot be read"],
  ["a file that is no plan", ["main.tf"], 1, "main.tf is neither a saved plan nor JSON"],
])("cckm review refuses %s", async (_, args, status, message) => {
  bench.tf.write("main.tf", "terraform {}\n");
  const { code, stderr } = await cckm(...args);
  expect(code).toBe(status);
  expect(stderr).toContain(message);
});

test("a document that is no plan is told as one that cannot be reviewed, and passes no gate", async () => {
  bench.tf.write("plan.json", "[]");
  const { code, stdout } = await cckm("plan.json", "--fail-on", "delete");
  expect(code).toBe(3);
  expect(stdout).toContain("This plan cannot be reviewed.");
});

test("a plan that cannot be reviewed is an error where there is no gate, and is told all the same", async () => {
  bench.tf.write("plan.json", JSON.stringify({ format_version: "1.2", errored: true }));
  const { code, stdout, stderr } = await cckm("plan.json");
  expect(code).toBe(1);
  expect(stdout).toContain("This plan cannot be reviewed.");
  expect(stderr).toMatch(/^cckm: A plan could not be reviewed:?\n {2}The plan ended with an error/);
});
