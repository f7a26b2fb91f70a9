import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { App, LocalBackend, TerraformStack } from "cdktf";
import { AzureSecret, CckmProvider, SecretInput } from "../../lib";
import { CckmSimulator } from "../../lib/simulator";
import { ROOT } from "../support/cdktf";
import { APPLY, DESTROY, PLAN } from "../support/commands";
import { formsOf, leaksIn, leaksUnder } from "../support/leaks";
import { bundleProvider } from "../support/provider-package";
import { TerraformFolder } from "../support/terraform";
import { TERRAFORM } from "../support/terraform-program";

const FIRST = "test-secret-value-7f3a";
// As people have them: with what JSON, URLs and base64 write differently.
const SECOND = 'test-secret "value"/8c1e\n?&\u00fc';
const PASSWORD = "test-password-value-4d2b";
const SECRETS = [FIRST, SECOND, PASSWORD];
const PATH = "/v1/cckm/azure/secrets";

// The provider as it is shipped, which also tells its pid, and crashes when it is told to.
const ENTRY = `
import { writeFileSync } from "node:fs";
if (process.env.PROVIDER_PID) writeFileSync(process.env.PROVIDER_PID, String(process.pid));
process.on("SIGUSR2", () => setImmediate(() => { throw new Error("crashed for the test"); }));
import "${ROOT}/lib/provider/main";
`;

let provider: string;
let sim: CckmSimulator;
let tf: TerraformFolder;
let outputs: string[];

beforeAll(async () => {
  provider = await bundleProvider(ENTRY);
  process.env.CCKM_PROVIDER_PACKAGE = provider;
});
afterAll(() => {
  delete process.env.CCKM_PROVIDER_PACKAGE;
  delete process.env.SYNTH_HCL_OUTPUT;
  rmSync(dirname(provider), { recursive: true });
});

beforeEach(async () => {
  sim = await CckmSimulator.start({
    users: [{ username: "admin", password: PASSWORD }],
    // What CCKM tells is not for the log either.
    quirks: { valueInSecretReads: true, softDeleteSettleSeconds: 0 },
  });
  tf = new TerraformFolder({
    CIPHERTRUST_ADDRESS: sim.url,
    CIPHERTRUST_USERNAME: "admin",
    TF_VAR_cm_password: PASSWORD,
    TF_VAR_db_password: FIRST,
    TF_LOG: "TRACE",
  });
  Object.assign(tf.env, { TF_LOG_PATH: join(tf.path, "trace.log"), PROVIDER_PID: join(tf.path, "provider.pid") });
  outputs = [];
  synth();
  await terraform("init", "-no-color");
});
afterEach(async () => {
  await sim.stop();
  tf.remove();
});

function synth(props: Partial<ConstructorParameters<typeof AzureSecret>[2]> = {}): void {
  for (const [format, hcl] of Object.entries({ hcl: "true", cdktf: "false" })) {
    // What `cdktf synth --hcl` sets.
    process.env.SYNTH_HCL_OUTPUT = hcl;
    const app = new App({ outdir: join(tf.path, `${format}.out`), stackTraces: false });
    const stack = new TerraformStack(app, "dev");
    new LocalBackend(stack, { path: join(tf.path, "terraform.tfstate") });
    new CckmProvider(stack, "cckm", { password: SecretInput.fromVariable("cm_password") });
    new AzureSecret(stack, "db", {
      secretName: "db-password",
      keyVault: "payments-kv::260ecbe7-777b-4d3c-84ea-887620498863",
      value: SecretInput.fromVariable("db_password"),
      valueVersion: 1,
      ...props,
    });
    app.synth();
  }
  tf.cwd = join(tf.path, "cdktf.out/stacks/dev");
}

/** Runs Terraform and keeps what it prints, plans and states in readable form included. */
async function terraform(...args: string[]): Promise<string> {
  const { output } = await tf.run(args);
  const shown = await tf.run(["show", "-json"]);
  outputs.push(output, shown.output);
  return output;
}

/** Plans into a file and applies that file. */
async function planAndApply(): Promise<string> {
  await terraform(...PLAN, "-out=plan.bin");
  outputs.push((await tf.run(["show", "-json", "plan.bin"])).output);
  return terraform("apply", "-no-color", "-input=false", "plan.bin");
}

/** Where a secret is: in the files of the folder (state, plan, synthesized code, log) and in what was printed. */
function leaks(): string[] {
  const looked: string[] = [];
  const found = [...leaksUnder(tf.path, SECRETS, looked), ...outputs.flatMap((text) => leaksIn(text, SECRETS))];
  const names = looked.map((name) => name.slice(tf.path.length + 1));
  for (const name of [
    "trace.log",
    "terraform.tfstate",
    "cdktf.out/stacks/dev/cdk.tf.json",
    "hcl.out/stacks/dev/cdk.tf",
  ]) {
    expect(names).toContain(name);
  }
  expect(readFileSync(join(tf.path, "trace.log"), "utf8")).toContain("CCKM request");
  return found;
}

const values = () => [...sim.store.secrets.values()].map(({ value }) => value);

it("the search for leaks finds a secret in every form and in a packed plan", async () => {
  for (const form of formsOf(SECOND)) expect(leaksIn(`before${form}after`, SECRETS)).not.toEqual([]);
  for (const before of ["", "1", "12"]) {
    expect(leaksIn(Buffer.from(`${before}${FIRST}`).toString("base64"), SECRETS)).toHaveLength(1);
  }
  const folder = mkdtempSync(join(tmpdir(), "leaks-"));
  writeFileSync(join(folder, "main.tf"), `resource "terraform_data" "it" {\n  input = "${FIRST}"\n}\n`);
  execFileSync(TERRAFORM, ["plan", "-input=false", "-out=plan.bin"], { cwd: folder, stdio: "ignore" });
  const found = leaksUnder(folder, SECRETS).map((leak) => leak.slice(folder.length + 1));
  expect(found).toContain(`plan.bin!tfplan: ${FIRST}`);
  expect(found).toContain(`main.tf: ${FIRST}`);
  rmSync(folder, { recursive: true });
});

it("a deploy leaves no trace of value and password when a secret is made, gets a new value, is planned without one and destroyed", async () => {
  expect(await planAndApply()).toContain("Apply complete!");
  Object.assign(tf.env, { TF_VAR_db_password: SECOND });
  synth({ valueVersion: 2, contentType: "password" });
  expect(await planAndApply()).toContain("Apply complete!");
  expect(values()).toEqual([FIRST, SECOND]);
  Object.assign(tf.env, { TF_VAR_db_password: undefined });
  await terraform(...PLAN, "-out=plan.bin");
  expect(await terraform(...DESTROY)).toContain("Destroy complete!");
  expect(leaks()).toEqual([]);
});

it("a deploy leaves no trace of a secret when CCKM refuses, and repeats the secret in its answer", async () => {
  const message = `cannot store ${FIRST}, sent by admin with ${PASSWORD}`;
  sim.faults.add({ method: "POST", path: PATH, kind: "status", status: 400, message });
  sim.faults.add({ method: "POST", path: PATH, kind: "status", status: 500, message });
  sim.faults.add({ method: "POST", path: PATH, kind: "malformed" });
  for (const answer of ["400", "500"]) expect(await terraform(...APPLY)).toContain(`answered with ${answer}`);
  // The third answer breaks off behind the value, so that the secret is looked for, and found.
  expect(await terraform(...APPLY)).toContain("Apply complete!");
  Object.assign(tf.env, { TF_VAR_db_password: SECOND });
  synth({ valueVersion: 2 });
  const again = `cannot store ${JSON.stringify(SECOND)}`;
  sim.faults.add({ method: "POST", path: PATH, kind: "status", status: 400, message: again });
  expect(await terraform(...APPLY)).toContain("answered with 400");
  Object.assign(tf.env, { TF_VAR_db_password: "" });
  expect(await terraform(...APPLY)).toContain("Code: azure-secret-value-size");
  expect(leaks()).toEqual([]);
});

it("a deploy leaves no trace of the password when the sign-in is refused", async () => {
  await terraform(...APPLY);
  sim.revokeTokens();
  sim.faults.add({ path: "/v1/auth/tokens*", kind: "status", status: 401, message: `wrong: ${PASSWORD}`, times: 9 });
  expect(await terraform(...PLAN)).toContain("CCKM refused the sign-in");
  expect(leaks()).toEqual([]);
});

it.each<[string, NodeJS.Signals, string]>([
  ["crashes with an error of its own", "SIGUSR2", "crashed for the test"],
  ["is killed", "SIGKILL", ""],
])(
  "a deploy leaves no trace of a secret when the provider %s while it sends the value, and picks the secret up afterwards",
  async (_, signal, said) => {
    sim.faults.add({ method: "POST", path: PATH, kind: "after-commit", handler: () => end(signal) });
    const output = await terraform(...APPLY);
    expect(output).toContain("Error: ");
    expect(output + readFileSync(join(tf.path, "trace.log"), "utf8")).toContain(said);
    expect(values()).toEqual([FIRST]);
    expect(await terraform(...APPLY)).toContain("Took over an existing Azure secret");
    expect(leaks()).toEqual([]);
  },
);

/** Sends a signal to the provider that was started last, and waits for its end. */
async function end(signal: NodeJS.Signals): Promise<void> {
  const pid = Number(readFileSync(join(tf.path, "provider.pid"), "utf8"));
  process.kill(pid, signal);
  while (isRunning(pid)) await new Promise((resolve) => setImmediate(resolve));
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
