import { readFileSync } from "node:fs";
import { join } from "node:path";
import { CckmClient } from "../../lib/cckm";
import { CckmSimulator } from "../../lib/simulator";
import { runCckm } from "../support/cckm-command";
import { ROOT } from "../support/cdktf";
import { addKms } from "../support/kms";
import { run } from "../support/run";
import { TerraformFolder } from "../support/terraform";

const VAULT = "payments-kv::260ecbe7-777b-4d3c-84ea-887620498863";
const OTHER = "pkv-softkeys::260ecbe7-777b-4d3c-84ea-887620498863";

/** Names that code, JSON or Terraform's templates would take for something else. */
const ODD = [
  'say "hello"',
  "back\\slash \\n \\",
  `it's \`\${process.exit(1)}\``,
  `\${aws_kms_key.a.id}`,
  `$\${twice} $$\${more}`,
  "%{ if true }yes%{ endif } %%{",
  "two\nlines\tand a tab",
  "*/ // <!-- --> \u2028 \u2029",
  "Zahlungsverkehr Ünïcødé 支払い 💳",
  "支払い",
  "2nd of 3",
  "pay ments",
  "pay-ments",
  "Pay_Ments",
  "pay-ments-2",
  "__proto__",
  "class",
  "each.key count.index",
  "a::group::b",
  "name".repeat(60),
];

let sim: CckmSimulator;
let tf: TerraformFolder;
let env: Record<string, string>;

beforeEach(async () => {
  sim = await CckmSimulator.start();
  env = { CIPHERTRUST_ADDRESS: sim.url, CIPHERTRUST_USERNAME: "admin", CIPHERTRUST_PASSWORD: "test-password" };
  tf = new TerraformFolder(env);
});
afterEach(async () => {
  await sim.stop();
  tf.remove();
});

/** Beside the 8 vaults that are there: 20 accounts, 20 permissions on them and 2 on a vault, 10 secrets, one of them of two versions, and one that is deleted. */
async function fill(): Promise<void> {
  ODD.forEach((name, index) => {
    const acls = [{ ...(index % 3 === 0 ? { user_id: `local|${name}` } : { group: name }), actions: actions(index) }];
    const role = index % 4 === 0 ? { assume_role_arn: "arn:aws:iam::123456789012:role/cckm" } : {};
    const more = { acls, regions: index % 2 === 0 ? ["us-east-1", "eu-west-1"] : ["eu-north-1"], ...role };
    addKms(sim, name, { account_id: String(100_000_000_000 + index), ...more });
  });
  const client = new CckmClient({ address: sim.url, username: "admin", password: "test-password" });
  const [vault] = await client.azureVaults.list({ name: VAULT });
  await client.azureVaults.updateAcls(vault!.id, [
    { group: "CCKM Users", permit: true, actions: ["view", "keycreate"] },
    { user_id: "local|1", permit: true, actions: ["secretview", "secretcreate"] },
  ]);
  const value = "test-secret-value-import";
  const make = (secret_name: string, key_vault = VAULT, more = {}) =>
    client.azureSecrets.create({ secret_name, key_vault, value, ...more });
  await make("plain");
  await make("plain", OTHER);
  await make("1-digits-first");
  await make("UPPER-case", VAULT, { attributes: { enabled: false, exp: 1_900_000_000, nbf: 1_700_000_000 } });
  await make("odd-type", VAULT, { content_type: `a "b" \\ \${c} $\${d} %{e}` });
  await make("odd-tags", VAULT, { tags: { "${x}": `\${y}`, "quote '": `$\${z}`, "%{if": "x", ünï: "💳" } });
  await make("a--b");
  await make("a-b");
  await make("two-versions", VAULT, { content_type: "first" });
  await make("two-versions", VAULT, { content_type: "second" });
  const forbidden = await make("forbidden-tags");
  sim.store.secrets.get(forbidden.id)!.tags = { path: "C:\\, 100 %" };
  const gone = await make("soft-deleted");
  await client.azureSecrets.softDelete(gone.id);
  await client.close();
}

function actions(index: number): string[] {
  const sets = [["keycreate", "viewnative", "viewbyok"], ["view"], ["viewbyok", "reportview"], ["keyfuture"]];
  return sets[index % sets.length]!;
}

const writes = () => sim.requests.filter(({ method, path }) => method !== "GET" && !path.includes("/auth/"));

test("60 objects, many with odd names, are imported by the program that cckm import writes, nothing changes, and the next plan is empty", async () => {
  await fill();
  const before = sim.snapshot();
  const asked = writes().length;
  const ran = await runCckm(["import", "--out", "main.ts", "--stack", "brownfield"], tf.path, env);
  expect(ran).toMatchObject({ code: 0, stdout: "" });
  expect(ran.stderr).toContain("60 objects: 20 accounts, 8 vaults, 22 permissions, 10 secrets, 2 warnings.");
  expect(ran.stderr).toContain('"forbidden-tags" of "payments-kv::260ecbe7-777b-4d3c-84ea-887620498863": tags is left');
  expect(ran.stderr).toContain('Left out: the secret "soft-deleted"');
  const program = readFileSync(join(tf.path, "main.ts"), "utf8");
  expect(program).not.toContain("test-secret-value");
  expect(program.match(/\.importFrom\(/g)).toHaveLength(60);

  const synth = await run(process.execPath, ["--import", require.resolve("tsx"), join(tf.path, "main.ts")], {
    cwd: tf.path,
    env: {
      ...tf.env,
      CDKTF_OUTDIR: join(tf.path, "cdktf.out"),
      TSX_TSCONFIG_PATH: join(ROOT, "tsconfig.json"),
      NODE_PATH: join(ROOT, "node_modules"),
    },
  });
  if (synth.code !== 0) throw new Error(synth.output);
  tf.cwd = join(tf.path, "cdktf.out/stacks/brownfield");
  await tf.must(["init", "-no-color", "-input=false"]);
  expect(await tf.apply()).toContain("Apply complete! Resources: 60 imported, 0 added, 0 changed, 0 destroyed.");
  expect(await tf.plan()).toEqual([]);
  expect(writes()).toHaveLength(asked);
  expect(sim.snapshot()).toEqual(before);
});

test("cckm import says what is wrong, ends with 1 and leaves files alone", async () => {
  tf.write("main.ts", "mine");
  const existing = await runCckm(["import", "--out", "main.ts"], tf.path, env);
  expect(existing).toMatchObject({ code: 1, stderr: expect.stringContaining("main.ts is there already.") });
  expect(readFileSync(join(tf.path, "main.ts"), "utf8")).toBe("mine");

  const wrong = { ...env, CIPHERTRUST_PASSWORD: "wrong-test-password" };
  const refused = await runCckm(["import", "--out", "other.ts"], tf.path, wrong);
  expect(refused).toMatchObject({ code: 1, stderr: expect.stringMatching(/^cckm: CCKM refused the sign-in/) });
  expect(refused.output).not.toContain("wrong-test-password");

  const nowhere = await runCckm(["import"], tf.path, {});
  expect(nowhere).toMatchObject({ code: 1, stderr: expect.stringContaining("CIPHERTRUST_USERNAME") });
});
