import { execFile } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { CckmSimulator } from "cdktf-cckm/simulator";

const run = promisify(execFile);
const root = resolve(__dirname, "../..");

test("a vault is added, stays as it is, and is removed", async () => {
  const faults = "POST /v1/cckm/azure/vaults/*/remove-vault empty nth=2";
  const sim = await CckmSimulator.start({ quirks: { addVaultsReply: "empty" }, faults });
  const cwd = mkdtempSync(join(tmpdir(), "custom-resource-"));
  const at = { CIPHERTRUST_ADDRESS: sim.url, CIPHERTRUST_USERNAME: "admin", CIPHERTRUST_PASSWORD: "test-password" };
  const env = { ...process.env, ...at, CDKTF_OUTDIR: cwd, TSX_TSCONFIG_PATH: join(root, "tsconfig.json") };
  const bundle = ["provider", "bundle", join(__dirname, "provider.ts"), "--source", "terraform.local/acme/acme"];
  await run("node", [join(root, "dist/cli/main.js"), ...bundle, "--out", join(__dirname, "dist")], { cwd, env });
  await run("node", ["--import", require.resolve("tsx"), join(__dirname, "main.ts")], { cwd, env });
  const terraform = (...args: string[]) =>
    run(process.env.TERRAFORM_BINARY_NAME || "terraform", args, { cwd: join(cwd, "stacks/custom-resource"), env });
  const vaults = () => [...sim.store.vaults.values()].filter(({ azure_name }) => azure_name === "orders-kv");

  await terraform("init");
  await terraform("apply", "-auto-approve");
  expect(vaults()).toMatchObject([{ connection: "azure-prod" }]);
  await terraform("plan", "-detailed-exitcode"); // exits with 2, and throws, if there are changes
  sim.store.vaults.delete(vaults()[0]!.id);
  await terraform("apply", "-auto-approve");
  expect(vaults()).toHaveLength(1);
  sim.store.vaults.delete(vaults()[0]!.id);
  await terraform("destroy", "-auto-approve", "-refresh=false"); // somebody else has already removed it
  await terraform("apply", "-auto-approve");
  await terraform("destroy", "-auto-approve");
  expect(vaults()).toEqual([]);
  await sim.stop();
  rmSync(cwd, { recursive: true });
});
