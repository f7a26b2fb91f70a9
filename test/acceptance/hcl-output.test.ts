import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  App,
  Lazy,
  LocalBackend,
  type TerraformResource,
  type TerraformResourceLifecycle,
  TerraformStack,
  TerraformVariable,
  Testing,
} from "cdktf";
import {
  AwsKmsAcl,
  AzureReport,
  AzureSyncItem,
  AzureSyncJob,
  CckmEnvironment,
  CckmProvider,
  DataAwsAccount,
  Release,
} from "../../lib";
import { dataSources, resources } from "../../lib/contract";
import { type Bench, startBench } from "../support/acceptance";
import { addKms } from "../support/kms";
import { NULL_SOURCE, nullProvider } from "../support/null-provider";
import { classOf, sampleProps } from "../unit/constructs/samples";

let bench: Bench;
let outdir: string;
beforeEach(async () => {
  bench = await startBench({ others: { [NULL_SOURCE]: nullProvider } });
  outdir = mkdtempSync(join(tmpdir(), "hcl-"));
  process.env.SYNTH_HCL_OUTPUT = "true";
});
afterEach(async () => {
  delete process.env.SYNTH_HCL_OUTPUT;
  rmSync(outdir, { recursive: true, force: true });
  await bench.close();
});

async function validated(build: (stack: TerraformStack) => void): Promise<string> {
  const app = Testing.stubVersion(new App({ outdir, stackTraces: false }));
  const stack = new TerraformStack(app, "dev");
  new CckmProvider(stack, "cckm", { install: false });
  build(stack);
  app.synth();
  const hcl = readFileSync(join(outdir, "stacks/dev/cdk.tf"), "utf8");
  bench.tf.write("main.tf", hcl);
  await bench.tf.must(["init", "-no-color", "-input=false"]);
  await bench.tf.must(["validate", "-no-color"]);
  return hcl;
}

it.each([...resources, ...dataSources].map((contract) => [contract.construct, contract] as const))(
  "SYNTH_HCL_OUTPUT=true writes a %s with all of its arguments as Terraform takes it",
  async (_, contract) => {
    await validated((stack) => {
      const Construct = classOf(contract);
      new Construct(stack, "one", sampleProps(contract));
    });
  },
);

it("SYNTH_HCL_OUTPUT=true writes texts with backslashes, quotes and ends of lines as JSON does", async () => {
  const { id } = addKms(bench.sim, "payments");
  const name = 'two\nlines, a "quote" and a \\';
  const build = (stack: TerraformStack) => {
    new LocalBackend(stack, { path: join(outdir, "state") });
    const region = new TerraformVariable(stack, "region", { type: "string", default: "eu-west-1" });
    new AzureReport(stack, "report", { name, reportType: "key-aging" });
    const half = Lazy.stringValue({ produce: () => "CORP\\" });
    new AwsKmsAcl(stack, "acl", { kms: id, group: `${half}new "${region.stringValue}"`, actions: ["view"] });
  };
  await validated(build);
  await bench.tf.apply();
  expect(bench.sim.store.kms.get(id)!.acls).toMatchObject([{ group: 'CORP\\new "eu-west-1"' }]);
  expect([...bench.sim.store.reports.values()]).toMatchObject([{ name }]);
});

it("SYNTH_HCL_OUTPUT=true writes the id of an import, and of a release, as JSON does", async () => {
  const hcl = await validated((stack) => {
    new Release(stack, "release", { releaseId: 'a "b" \\' });
    AwsKmsAcl.generateConfigForImport(stack, "generated", "9f8e7d6c-5b4a-4392-8d1c-0b9a8f7e6d5c::group::CORP\\new");
  });
  expect(hcl).toContain('id = "9f8e7d6c-5b4a-4392-8d1c-0b9a8f7e6d5c::group::CORP\\\\new"');
  expect(hcl).toContain('release = "a \\"b\\" \\\\"');
});

it("SYNTH_HCL_OUTPUT=true writes the texts of provisioners and connections as JSON does", async () => {
  await validated((stack) => {
    const password = 'a"\\';
    new AzureReport(stack, "report", {
      name: "aging",
      reportType: "key-aging",
      provisioners: [{ type: "local-exec", command: `echo "\${self.id}" \\\n  "done"` }],
      connection: { type: "ssh", host: `\${self.id}"`, password },
    });
  });
});

const condition = { condition: `\${terraform.workspace != "b"}`, errorMessage: 'Not "a",\nnor b.' };
it.each<[string, (other: TerraformResource) => TerraformResourceLifecycle]>([
  ["all ignored", () => ({ ignoreChanges: "all" })],
  ["some ignored", () => ({ ignoreChanges: ["name", 'triggers["a.b"]'], createBeforeDestroy: true })],
  ["replaced with others", (other) => ({ replaceTriggeredBy: [other, "cckm_azure_report.other.id"] })],
  ["conditions", () => ({ precondition: [condition, condition], postcondition: [condition], preventDestroy: false })],
])("SYNTH_HCL_OUTPUT=true writes a lifecycle with %s as Terraform takes it", async (_, lifecycle) => {
  await validated((stack) => {
    const other = new AzureReport(stack, "other", { name: "other", reportType: "key-aging" });
    const given = lifecycle(other);
    new AzureReport(stack, "report", { name: "aging", reportType: "key-aging", lifecycle: without(given, /triggers/) });
    new AzureSyncJob(stack, "job", {
      item: AzureSyncItem.KEYS,
      synchronizeAll: true,
      triggers: { "a.b": "1" },
      lifecycle: without(given, /^name$/),
    });
    const { precondition, postcondition } = given;
    new DataAwsAccount(stack, "data", { awsConnection: "aws", lifecycle: { precondition, postcondition } });
  });
});

function without(lifecycle: TerraformResourceLifecycle, name: RegExp): TerraformResourceLifecycle {
  const { ignoreChanges } = lifecycle;
  if (!Array.isArray(ignoreChanges)) return lifecycle;
  return { ...lifecycle, ignoreChanges: ignoreChanges.filter((one) => !name.test(one)) };
}

it.each(["1.4.0", ""])(
  "SYNTH_HCL_OUTPUT=true writes an environment with the release %j as Terraform takes it",
  async (release) => {
    await validated((stack) => {
      new CckmEnvironment(stack, "Default", { release, syncs: [{ item: AzureSyncItem.KEYS, synchronizeAll: true }] });
      const known = new AzureReport(stack, "report", { name: "aging", reportType: "key-aging" });
      known.importFrom("731877ed-ab05-498c-b89b-72d415446b2c");
    });
  },
);
