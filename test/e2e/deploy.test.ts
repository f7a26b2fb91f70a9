import { rmSync } from "node:fs";
import { dirname } from "node:path";
import { CckmSimulator } from "../../lib/simulator";
import { CdktfProject, ROOT } from "../support/cdktf";
import { NULL_SOURCE } from "../support/null-provider";
import { processesIn } from "../support/processes";
import { bundleProvider, placeAs } from "../support/provider-package";

let sim: CckmSimulator;
let nullPackage: string;
let project: CdktfProject;

beforeAll(async () => {
  sim = await CckmSimulator.start({ tls: true });
  nullPackage = await bundleProvider(`
    import { serve } from "${ROOT}/lib/plugin";
    import { nullProvider } from "${ROOT}/test/support/null-provider";
    void serve(nullProvider);
  `);
});
afterEach(() => project.remove());
afterAll(async () => {
  await sim.stop();
  rmSync(dirname(nullPackage), { recursive: true });
});

const load = (style: "commonjs" | "module", names: string, from: string) =>
  style === "module" ? `import ${names} from "${from}";` : `const ${names} = require("${from}");`;

function app(style: "commonjs" | "module"): string {
  return `${load(style, "{ App, LocalBackend, TerraformOutput, TerraformStack }", "cdktf")}
${load(style, "{ AwsKmsAccount, CckmProvider, DataAwsAccount, SecretInput }", "cdktf-cckm")}
${load(style, style === "module" ? "* as nulls" : "nulls", "@cdktf/provider-null/lib/provider/index.js")}
${load(style, style === "module" ? "* as resources" : "resources", "@cdktf/provider-null/lib/resource/index.js")}
const app = new App();
const stack = new TerraformStack(app, "dev");
new LocalBackend(stack, { path: "../../../terraform.dev.tfstate" });
new CckmProvider(stack, "cckm", { password: SecretInput.fromVariable("cm_password") });
new nulls.NullProvider(stack, "null");
stack.addOverride("terraform.required_providers.null.version", "3.2.4");
new resources.Resource(stack, "release", { triggers: { release: "1.0.0" } });
const reached = new DataAwsAccount(stack, "reached", { awsConnection: "aws" });
const kms = new AwsKmsAccount(stack, "kms", {
  name: "payments-${style}", accountId: reached.accountId, awsConnection: "aws", regions: ["${style === "module" ? "eu-west-1" : "eu-west-2"}"],
});
new TerraformOutput(stack, "id", { value: kms.id });
app.synth();
`;
}

function start(style: "commonjs" | "module"): CdktfProject {
  project = new CdktfProject({
    main: app(style),
    esm: style === "module",
    env: {
      CIPHERTRUST_ADDRESS: sim.url,
      CIPHERTRUST_USERNAME: "admin",
      CIPHERTRUST_CA_CERT: sim.caCert!,
      TF_VAR_cm_password: "test-password",
    },
  });
  placeAs(project.stack("dev"), NULL_SOURCE, "3.2.4", nullPackage);
  return project;
}

async function must(...args: string[]): Promise<string> {
  const { code, output } = await project.cdktf(...args);
  if (code !== 0) throw new Error(`cdktf ${args.join(" ")} ended with ${code}:\n${output}`);
  return output;
}

test.each(["commonjs", "module"] as const)(
  "cdktf deploys on a clean HOME, over TLS, beside a second provider, in a project of type %s",
  async (style) => {
    start(style);
    expect(await must("deploy", "dev", "--auto-approve")).toContain("Apply complete! Resources: 2 added");
    expect([...sim.store.kms.values()]).toMatchObject([{ name: `payments-${style}`, account_id: "123456789012" }]);
    if (style === "commonjs") {
      expect(await must("deploy", "dev", "--auto-approve")).toContain("No changes.");
      expect(await must("diff", "dev")).toContain("No changes.");
    }
    await must("destroy", "dev", "--auto-approve");
    expect(sim.store.kms.size).toBe(0);
    expect(processesIn(project.folder)).toEqual([]);
    expect(project.read("terraform.dev.tfstate")).not.toContain("test-password");
  },
);

test("a wrong password is one clear error of Terraform, which names the provider's construct", async () => {
  start("commonjs");
  project.setEnv("TF_VAR_cm_password", "wrong-test-password");
  const { code, output } = await project.cdktf("deploy", "dev", "--auto-approve");
  expect(code).not.toBe(0);
  expect(output).toContain('CCKM refused the sign-in of "admin"');
  expect(output).toContain("Construct: dev/cckm");
  expect(output).not.toContain("wrong-test-password");
});
