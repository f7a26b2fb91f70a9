import { readFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { CckmSimulator } from "../../lib/simulator";
import { CdktfProject, ROOT } from "../support/cdktf";
import { missingPython, PythonEnvironment } from "../support/python";

const missing = missingPython();
if (missing) {
  process.stderr.write(
    `\n*** SKIPPED: test/e2e/python.test.ts. The constructs are NOT tested from Python: ${missing}.\n` +
      "*** Install it (Debian: apt-get install python3-venv) and run the test again.\n\n",
  );
}

const SECRET = "test-secret-value";
const EXAMPLE = join(ROOT, "examples/python");

let sim: CckmSimulator;
let python: PythonEnvironment;
let project: CdktfProject;

beforeAll(async () => {
  if (missing) return;
  python = new PythonEnvironment();
  await python.install();
  sim = await CckmSimulator.start();
  project = new CdktfProject({
    main: "",
    env: {
      PATH: `${python.bin}${delimiter}${process.env.PATH}`,
      CIPHERTRUST_ADDRESS: sim.url,
      CIPHERTRUST_USERNAME: "admin",
      CIPHERTRUST_PASSWORD: "test-password",
      TF_VAR_db_password: SECRET,
      JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION: "20",
    },
  });
  project.write("cdktf.json", readFileSync(join(EXAMPLE, "cdktf.json"), "utf8"));
  project.write("main.py", readFileSync(join(EXAMPLE, "main.py"), "utf8"));
}, 300_000);

afterAll(async () => {
  if (missing) return;
  project.remove();
  python.remove();
  await sim.stop();
});

(missing ? test.skip : test)(
  "a Python app deploys an account, a permission and a secret, changes one, and destroys them",
  async () => {
    const first = await project.cdktf("deploy", "dev", "--auto-approve");
    expect(first.output).toContain("3 added, 0 changed, 0 destroyed");
    expect([...sim.store.kms.values()]).toMatchObject([{ name: "payments", acls: [{ group: "CCKM Users" }] }]);

    const state = project.read("cdktf.out/stacks/dev/terraform.dev.tfstate");
    expect(state).toContain("db-password");
    expect(state).not.toContain(SECRET);

    expect((await project.cdktf("diff", "dev")).output).toContain("No changes");

    project.write(
      "main.py",
      project.read("main.py").replace('regions=["eu-west-1"]', 'regions=["eu-west-1", "eu-west-2"]'),
    );
    expect((await project.cdktf("deploy", "dev", "--auto-approve")).output).toContain(
      "0 added, 1 changed, 0 destroyed",
    );

    project.write("main.py", project.read("main.py").replace('"eu-west-2"', '"us-east-1"'));
    const refused = await project.cdktf("synth");
    expect(refused.code).not.toBe(0);
    expect(refused.output).toContain("us-east-1");

    project.write("main.py", project.read("main.py").replace(', "us-east-1"', ""));
    expect((await project.cdktf("destroy", "dev", "--auto-approve")).output).toContain("3 destroyed");
    expect(sim.store.kms.size).toBe(0);
  },
  300_000,
);
