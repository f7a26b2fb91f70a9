import { rmSync } from "node:fs";
import { dirname } from "node:path";
import { CckmSimulator } from "../../lib/simulator";
import { CdktfProject, ROOT } from "../support/cdktf";
import { APPLY, DESTROY, PLAN } from "../support/commands";
import { NULL_SOURCE } from "../support/null-provider";
import { bundleProvider, placeAs } from "../support/provider-package";
import type { Ran } from "../support/run";

// Nothing of hashicorp/null is in the app: the release brings it, at the version that its package names.
const MAIN = `
const { App, LocalBackend, TerraformStack } = require("cdktf");
const { CckmEnvironment, CckmProvider } = require("cdktf-cckm");
const app = new App();
const stack = new TerraformStack(app, "prod");
new LocalBackend(stack, { path: "../../../terraform.prod.tfstate" });
new CckmProvider(stack, "cckm");
const keyVault = "pkv-softkeys::260ecbe7-777b-4d3c-84ea-887620498863";
new CckmEnvironment(stack, "Default", {
  release: process.env.RELEASE,
  secrets: [{ name: "db-password", keyVault, variable: "db_password", valueVersion: Number(process.env.VALUE_VERSION) }],
  syncs: [{ item: "secrets", keyVaults: [keyVault] }],
});
app.synth();
`;

let sim: CckmSimulator;
let project: CdktfProject;

beforeAll(async () => {
  sim = await CckmSimulator.start({ durations: { job: 100 } });
  const nullPackage = await bundleProvider(`
    import { serve } from "${ROOT}/lib/plugin";
    import { nullProvider } from "${ROOT}/test/support/null-provider";
    void serve(nullProvider);
  `);
  project = new CdktfProject({
    main: MAIN,
    env: {
      CIPHERTRUST_ADDRESS: sim.url,
      CIPHERTRUST_USERNAME: "admin",
      CIPHERTRUST_PASSWORD: "test-password",
      TF_VAR_db_password: "test-secret-value",
      RELEASE: "1.0.0",
      VALUE_VERSION: "1",
    },
  });
  placeAs(project.stack("prod"), NULL_SOURCE, "3.2.4", nullPackage);
  rmSync(dirname(nullPackage), { recursive: true });
});
afterAll(async () => {
  project.remove();
  await sim.stop();
});

function must({ code, output }: Ran): string {
  if (code !== 0) throw new Error(output);
  return output;
}

/** Deploys without the CLI, which is quicker. */
async function apply(): Promise<string> {
  must(await project.synth());
  return must(await project.terraform("prod", ...APPLY));
}

const settingsOf = () => /"settings": "([0-9a-f]{16})"/.exec(project.read("terraform.prod.tfstate"))?.[1];

test("a release runs the synchronizations again, and so do other settings; a secret's value alone does not", async () => {
  const first = must(await project.cdktf("deploy", "prod", "--auto-approve"));
  expect(first).toContain("Apply complete! Resources: 3 added");
  expect(first).toMatch(/"release" += "1\.0\.0"/);
  expect(sim.store.jobs.size).toBe(1);
  const settings = settingsOf();
  expect(settings).toBeDefined();

  project.setEnv("TF_VAR_db_password", "other-test-secret-value");
  expect(await apply()).toContain("No changes.");
  expect(settingsOf()).toBe(settings);
  expect(sim.store.jobs.size).toBe(1);

  project.setEnv("RELEASE", "1.1.0");
  const released = await apply();
  expect(released).toContain("Apply complete! Resources: 1 added, 1 changed, 1 destroyed");
  expect(sim.store.jobs.size).toBe(2);
  expect(settingsOf()).toBe(settings);

  project.setEnv("VALUE_VERSION", "2");
  expect(await apply()).toContain("Apply complete! Resources: 1 added, 2 changed, 1 destroyed");
  expect(sim.store.jobs.size).toBe(3);
  expect(settingsOf()).not.toBe(settings);
  expect(must(await project.terraform("prod", ...PLAN))).toContain("No changes.");

  expect(must(await project.terraform("prod", ...DESTROY))).toContain("Destroy complete! Resources: 3");
  expect(project.read("terraform.prod.tfstate.backup")).not.toContain("test-secret-value");
}, 120_000);
