import { join } from "node:path";
import { runCckm } from "../support/cckm-command";
import { CdktfProject, NODE_MODULES } from "../support/cdktf";
import { type DriftBench, PROD, SECRET, STAGING, startDriftBench } from "../support/drift-bench";
import { stackJson } from "../support/stacks";

let bench: DriftBench;
beforeEach(async () => {
  bench = await startDriftBench();
});
afterEach(() => bench.close());

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
