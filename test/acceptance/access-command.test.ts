import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import * as words from "../../lib/cli/access/words";
import { asLines } from "../../lib/words";
import { type Bench, startBench } from "../support/acceptance";
import { runCckm } from "../support/cckm-command";
import { writeApp } from "../support/stacks";

let bench: Bench;
beforeEach(async () => {
  bench = await startBench({ quirks: {} });
});
afterEach(() => bench.close());

const account = (name: string, region: string) => ({
  name,
  account_id: "123456789012",
  aws_connection: "aws",
  regions: [region],
});

const STACKS = {
  prod: {
    resource: {
      cckm_aws_kms_account: { payments: account("payments", "eu-west-1") },
      cckm_aws_kms_acl: {
        users: {
          kms_id: `\${cckm_aws_kms_account.payments.id}`,
          group: "CCKM Users",
          actions: ["keycreate", "keydelete"],
        },
      },
    },
  },
  staging: { resource: { cckm_aws_kms_account: { staging: account("staging", "us-east-1") } } },
};

const access = (args: readonly string[], env: NodeJS.ProcessEnv = {}) =>
  runCckm(["access", ...args], bench.tf.path, {
    ...bench.tf.env,
    CIPHERTRUST_ADDRESS: bench.sim.url,
    CIPHERTRUST_USERNAME: "admin",
    CIPHERTRUST_PASSWORD: "test-password",
    ...env,
  });

let accounts = 0;
/** Adds an account to CCKM, by somebody else, and gives a group rights on it. */
async function add(name: string, group: string, actions: readonly string[], domain = ""): Promise<string> {
  const added = { account_id: `${100000000000 + accounts++}`, connection: "aws-any", name, regions: ["eu-west-1"] };
  const { id } = (await bench.sim.outside("POST", "/v1/cckm/aws/kms", added, domain)) as { id: string };
  await grant(id, group, actions, domain);
  return id;
}
const grant = (id: string, group: string, actions: readonly string[], domain = "") =>
  bench.sim.outside("POST", `/v1/cckm/aws/kms/${id}/update-acls`, { acls: [{ group, permit: true, actions }] }, domain);

async function deploy(): Promise<void> {
  mkdirSync(join(bench.tf.path, "cdktf.out"));
  for (const folder of Object.values(writeApp(join(bench.tf.path, "cdktf.out"), STACKS))) {
    bench.tf.cwd = folder;
    await bench.tf.must(["init", "-input=false", "-no-color"]);
    await bench.tf.must(["apply", "-auto-approve", "-no-color", "-input=false"]);
  }
}

test("cckm access --live asks CCKM over all its pages, in the domain that is named, and changes nothing", async () => {
  for (let index = 0; index < 105; index++) await add(`account-${index}`, "CCKM Users", ["reportview"], "payments");
  await add("last", "Key Owners", ["keydelete"], "payments");
  await add("elsewhere", "Others", ["keydelete"]);
  const { code, stdout } = await access(["--live", "--format", "json"], { CIPHERTRUST_DOMAIN: "payments" });
  expect(code).toBe(0);
  const answer = JSON.parse(stdout);
  expect(answer).toMatchObject({
    format: "cckm-access",
    sites: [{ address: bench.sim.url, domain: "payments" }],
    user: "admin",
    access: { readFrom: "cckm", complete: true },
  });
  expect(answer.places.filter(({ kind }: { kind: string }) => kind === "awsAccount")).toHaveLength(106);
  expect(answer.access.rows).toHaveLength(106);
  const sent = bench.sim.requests.filter(({ path }) => !path.includes("/auth/"));
  expect(new Set(sent.map(({ method }) => method))).toEqual(new Set(["GET"]));

  const who = await access(["--live", "--who-can", "keydelete"], { CIPHERTRUST_DOMAIN: "payments" });
  expect(who.stdout).toMatch(
    /^1 principal has rights to keydelete on 1 of \d+ accounts and vaults\.\n.*domain payments;/,
  );
  expect(who.stdout).toMatch(/group Key Owners +◆ Destroys keydelete/);
  expect(who.stdout).not.toContain("Others");
});

test("a list of CCKM that leaves permissions out does not make somebody look harmless", async () => {
  bench.sim.quirks.aclsInList = false;
  await add("payments", "Key Owners", ["keydelete"]);
  expect((await access(["--live", "--who-can", "keydelete"])).stdout).toContain("Key Owners");
});

test("the states of stacks are pulled by the engine, and beside CCKM's answer tell what is Terraform's", async () => {
  await deploy();
  await add("foreign", "CCKM Users", ["keyrotate"]);
  const states = await access(["cdktf.out", "--format", "csv"]);
  expect(states.code).toBe(0);
  expect(states.stdout.split("\r\n").filter((line) => line.includes('"keydelete"'))).toHaveLength(1);
  expect(states.stdout).not.toContain("foreign");
  expect(states.stderr).toContain("Only what these states have");

  const both = await access(["--live", "cdktf.out", "--format", "json"]);
  const { places, access: map } = JSON.parse(both.stdout);
  const managed = Object.fromEntries(places.map((place: { name: string }) => [place.name, place]));
  expect(managed).toMatchObject({
    payments: { managed: true },
    staging: { managed: true },
    foreign: { managed: false },
  });
  expect(map.rows.find(({ target }: { target: string }) => target === "foreign").rights[0].outside).toBe(true);

  bench.tf.cwd = join(bench.tf.path, "cdktf.out/stacks/prod");
  bench.tf.write("shown.json", await bench.tf.must(["show", "-json"]));
  for (const given of ["shown.json", "cdktf.out/stacks/prod", "cdktf.out/stacks/prod/terraform.tfstate"]) {
    const one = await access([given, "--who-can", "keydelete"]);
    expect(one).toMatchObject({ code: 0, stdout: expect.stringMatching(/group CCKM Users +◆ Destroys keydelete/) });
  }
});

test("cckm access --no-new-access exits with 3 when somebody may do more than before, and names who, what and where", async () => {
  const id = await add("payments", "CCKM Users", ["keycreate"]);
  expect((await access(["--live", "--format", "json", "--out", "base.json"])).code).toBe(0);
  expect(await access(["--live", "--no-new-access", "base.json"])).toMatchObject({ code: 0, stderr: "" });
  await grant(id, "Key Owners", ["keydelete"]);
  const more = await access(["--live", "--no-new-access", "base.json"]);
  expect(more.code).toBe(3);
  expect(more.stderr).toMatch(
    /^cckm: 3 rights are new since base\.json:\n {2}◆ keydelete: group Key Owners on payments\n/,
  );
  expect(more.stdout).toContain("Key Owners");
  expect((await access(["--live", "--no-new-access", "base.json", "--who-can", "keyrotate"])).code).toBe(0);

  const page = await access(["--live", "--format", "html", "--out", "access.html"]);
  expect(page).toMatchObject({ code: 0, output: "" });
  expect(readFileSync(join(bench.tf.path, "access.html"), "utf8")).toContain("Key Owners");
});

test("cckm access tells that the user may not see vaults", async () => {
  await add("payments", "CCKM Users", ["keycreate"]);
  bench.sim.faults.add("GET /v1/cckm/azure/vaults 403 x*");
  const partial = await access(["--live"]);
  expect(partial.code).toBe(0);
  expect(partial.stdout).toContain("Could not be read: the Azure vaults, which this user may not see.");
});

test("cckm access with a wrong password ends with the refusal of the sign-in", async () => {
  expect(await access(["--live"], { CIPHERTRUST_PASSWORD: "not-the-one" })).toMatchObject({
    code: 1,
    stdout: "",
    stderr: `cckm: CCKM refused the sign-in of "admin" at ${bench.sim.url} to the root domain (401 NCERRUnauthorizedAccess: Unauthorized access: Wrong username or password.). It is not tried again, as CCKM locks accounts. Check username, password, domain and auth_domain (CIPHERTRUST_USERNAME, CIPHERTRUST_PASSWORD, CIPHERTRUST_DOMAIN, CIPHERTRUST_AUTH_DOMAIN).\nCode: api-sign-in-refused\n`,
  });
});

test("cckm access of a CCKM that is down ends with where it was looked for", async () => {
  await bench.sim.stop();
  expect(await access(["--live"])).toMatchObject({
    code: 1,
    stdout: "",
    stderr: `cckm: The sign-in of "admin" at ${bench.sim.url} to the root domain came to nothing: POST /v1/auth/tokens: ${new URL(bench.sim.url).host} refused the connection (ECONNREFUSED). Check address (environment CIPHERTRUST_ADDRESS) and that the network lets this machine reach it.\nCode: api-unreachable\n`,
  });
});

test.each<[string, string[], number, string]>([
  ["nothing to read", [], 2, "Give --live to ask CCKM, or states"],
  ["an action that is misspelt", ["state.json", "--who-can", "keydelte"], 2, "Did you mean keydelete?"],
  ["a plan", ["plan.json"], 1, "it is a plan: cckm review tells who may do what after it"],
  ["an account that is not there", ["state.json", "--account", "Payments"], 1, 'did you mean "payments"?'],
  ["administrators in other capitals", ["state.json", "--principal", "Admin"], 1, 'did you mean "admin"?'],
  ["a group in other capitals", ["state.json", "--principal", "users"], 1, 'did you mean "Users"?'],
])("cckm access refuses %s with what to do", async (_, args, status, message) => {
  for (const [name, text] of Object.entries({
    "plan.json": '{"format_version":"1.2","planned_values":{}}',
    "state.json": STATE,
  })) {
    writeFileSync(join(bench.tf.path, name), text);
  }
  const { code, stderr } = await access(args);
  expect(stderr).toContain(message);
  expect(code).toBe(status);
});

test("cckm access --principal takes a user's name from what the states have of users, of whatever provider; of several it names the ids", async () => {
  const user = (id: string, username: string) => ({ attributes: { id, user_id: id, username, nickname: "key owner" } });
  const rights = (id: string) => ({ attributes: { kms_id: "k", user_id: id, actions: ["keydelete"] } });
  const [alice, bob] = ["local|6f1c2d0e", "local|9a0b1c2d"];
  const state = JSON.parse(STATE);
  state.resources.push(
    {
      mode: "managed",
      type: "ciphertrust_user",
      name: "users",
      instances: [user(alice, "alice"), user(bob, "bob"), user("local|0", "eve")],
    },
    { mode: "managed", type: "cckm_aws_kms_acl", name: "owners", instances: [rights(alice), rights(bob)] },
  );
  writeFileSync(join(bench.tf.path, "state.json"), JSON.stringify(state));
  const asked = (principal: string) => access(["state.json", "--principal", principal]);
  const answer = await asked("alice");
  expect(answer).toMatchObject({ code: 0, stdout: expect.stringContaining(`${alice} has rights`) });
  expect(answer.stdout).not.toContain(bob);
  expect((await asked(alice)).stdout).toBe(answer.stdout);
  expect((await asked("eve")).stdout).toContain("eve has no right here");
  expect(await asked("key owner")).toMatchObject({
    code: 1,
    stderr: `cckm: ${asLines(words.severalUsers({ principal: '"key owner"', ids: `${alice}, ${bob}` }))}\n`,
  });
});

const STATE = JSON.stringify({
  version: 4,
  resources: [
    {
      mode: "managed",
      type: "cckm_aws_kms_account",
      name: "p",
      instances: [{ attributes: { id: "k", name: "payments", account_id: "123456789012" } }],
    },
    {
      mode: "managed",
      type: "cckm_aws_kms_acl",
      name: "u",
      instances: [
        { attributes: { kms_id: "k", group: "Users", actions: ["keycreate"], effective_actions: ["keycreate"] } },
      ],
    },
  ],
});
