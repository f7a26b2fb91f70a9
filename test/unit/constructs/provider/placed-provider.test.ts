import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { App, Fn, TerraformStack, TerraformVariable, Testing } from "cdktf";
import { CckmProvider, PlacedProvider, type PlacedProviderProps } from "../../../../lib";
import { hashOf, packageOf } from "../../../support/provider-package";

const temporary = mkdtempSync(join(tmpdir(), "placed-provider-"));
const packages = process.env.CCKM_PROVIDER_PACKAGE;

beforeAll(() => {
  process.env.CCKM_PROVIDER_PACKAGE = built("ours", "terraform.local/cdktf-cckm/cckm");
});
afterAll(() => {
  rmSync(temporary, { recursive: true, force: true });
  if (packages === undefined) delete process.env.CCKM_PROVIDER_PACKAGE;
  else process.env.CCKM_PROVIDER_PACKAGE = packages;
});

/** A folder as `cckm provider bundle` leaves it. */
function built(name: string, source: string): string {
  return packageOf(join(temporary, name), source, "1.0.0", name);
}

function synth(props: PlacedProviderProps, more: (stack: TerraformStack) => void = () => {}): string {
  const outdir = mkdtempSync(join(temporary, "out-"));
  const app = Testing.stubVersion(new App({ outdir, stackTraces: false }));
  const stack = new TerraformStack(app, "dev");
  new PlacedProvider(stack, "acme", props);
  more(stack);
  app.synth();
  return join(outdir, "stacks/dev");
}

test("a provider of one's own is placed, locked and configured; the CCKM provider is not needed", () => {
  const own = built("acme", "terraform.local/acme/acme");
  const folder = synth({ folder: own, config: { region: "eu", retries: 3 } });
  const placed = join(folder, "terraform.d/plugins/terraform.local/acme/acme/1.0.0/linux_amd64");
  expect(readdirSync(placed).sort()).toEqual(["package.json", "provider.js", "terraform-provider-acme_v1.0.0"]);
  expect(readFileSync(join(placed, "provider.js"), "utf8")).toBe("acme");
  expect(readFileSync(join(folder, ".terraform.lock.hcl"), "utf8")).toContain(`"${hashOf(own)}"`);
  const stack = JSON.parse(readFileSync(join(folder, "cdk.tf.json"), "utf8"));
  expect(stack.provider).toEqual({ acme: [{ region: "eu", retries: 3 }] });
  expect(stack.terraform.required_providers).toEqual({
    acme: { source: "terraform.local/acme/acme", version: "1.0.0" },
  });
});

test.each<[string, unknown]>([
  ["a text", "region=eu"],
  ["a list", [{ region: "eu" }]],
  ["a Map", new Map([["region", "eu"]])],
  ["true", true],
])("a configuration of a provider of one's own that is %s is refused, and not left out", (_, config) => {
  const own = built("wrong", "terraform.local/acme/acme");
  expect(() => synth({ folder: own, config: config as never })).toThrow(
    "[dev/acme] config: Incorrect attribute value type. Expected config to be an object with the arguments, got a",
  );
});

test("null in the configuration of a provider of one's own is written as it is, at any depth", () => {
  const own = built("null", "terraform.local/acme/acme");
  const folder = synth({ folder: own, config: { region: null, zones: ["a", null], labels: { team: null } } });
  const stack = JSON.parse(readFileSync(join(folder, "cdk.tf.json"), "utf8"));
  expect(stack.provider).toEqual({ acme: [{ region: null, zones: ["a", null], labels: { team: null } }] });
});

test("a provider of one's own stands beside the CCKM provider, and twice by an alias", () => {
  const own = built("beside", "terraform.local/acme/acme");
  const folder = synth({ folder: own }, (stack) => {
    new CckmProvider(stack, "cckm");
    new PlacedProvider(stack, "second", { folder: own, alias: "second" });
  });
  expect(readdirSync(join(folder, "terraform.d/plugins/terraform.local")).sort()).toEqual(["acme", "cdktf-cckm"]);
  const stack = JSON.parse(readFileSync(join(folder, "cdk.tf.json"), "utf8"));
  expect(stack.provider.acme).toEqual([{}, { alias: "second" }]);
  expect(readFileSync(join(folder, ".terraform.lock.hcl"), "utf8").match(/h1:[^"]+/g)).toEqual([
    hashOf(own),
    hashOf(process.env.CCKM_PROVIDER_PACKAGE!),
  ]);
});

test("the arguments of a provider of one's own are in an HCL synth too", () => {
  process.env.SYNTH_HCL_OUTPUT = "true";
  try {
    const config = { region: "eu", retries: 3, strict: true, zones: ["a", "b"], labels: { team: "payments" } };
    const hcl = readFileSync(
      join(synth({ folder: built("hcl", "terraform.local/acme/acme"), config }), "cdk.tf"),
      "utf8",
    );
    for (const line of [/region += "eu"/, /retries += 3/, /strict += true/, /zones += \[/, /team = "payments"/]) {
      expect(hcl).toMatch(line);
    }
  } finally {
    delete process.env.SYNTH_HCL_OUTPUT;
  }
});

test("a folder without a provider is refused with the command that makes one", () => {
  const nowhere = join(temporary, "nowhere");
  expect(() => synth({ folder: nowhere })).toThrow(
    `[dev/acme] Provider not built. There is no provider in ${nowhere}. Run \`cckm provider bundle <entry>`,
  );
});

test("two builds of one provider in a stack are refused with both folders", () => {
  const [one, two] = [built("one", "terraform.local/acme/acme"), built("two", "terraform.local/acme/acme")];
  const second = (stack: TerraformStack) => new PlacedProvider(stack, "second", { folder: two, alias: "second" });
  expect(() => synth({ folder: one }, second)).toThrow(
    `[dev/second] Two builds of terraform.local/acme/acme in a stack. Expected one folder, got ${one} and ${two}.`,
  );
});

test("an argument of the construct that does not exist is refused, with what was meant", () => {
  const props = { folder: built("unknown", "terraform.local/acme/acme"), aliass: "second" } as PlacedProviderProps;
  expect(() => synth(props)).toThrow(
    '[dev/acme] aliass: Unsupported argument. An argument named "aliass" is not expected here. Did you mean "alias"?',
  );
});

test("a number that only Terraform knows is refused in a text that an expression of the configuration takes", () => {
  const folder = built("number", "terraform.local/acme/acme");
  const outdir = mkdtempSync(join(temporary, "out-"));
  const stack = new TerraformStack(new App({ outdir, stackTraces: false }), "dev");
  const number = new TerraformVariable(stack, "n", { type: "number" }).numberValue;
  new PlacedProvider(stack, "acme", { folder, config: { region: Fn.upper(`eu-${number}`) } });
  expect(() => Testing.synth(stack, true)).toThrow(
    "[dev/acme] config: Invalid value. Expected an expression whose texts have no number that only Terraform knows",
  );
});
