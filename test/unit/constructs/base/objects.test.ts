import { type TerraformMetaArguments, TerraformStack, Testing } from "cdktf";
import { CckmProvider } from "../../../../lib";
import { CckmResource } from "../../../../lib/constructs/base/cckm-resource";
import { resource } from "../../../../lib/contract";
import { element, length, map, nested, schema, string } from "../../../../lib/schema";
import { problemsOf, testApp } from "../../../support/app";

const report = resource({
  type: "cckm_test_report",
  construct: "TestReport",
  page: "none",
  rights: { read: [], write: [] },
  inWords: () => "report",
  schema: schema({
    description: "A resource with objects in it.",
    attributes: {
      labels: map(element.string, { optional: true, description: "Labels." }),
      parameters: nested.list(
        { key_vault: string({ required: true, description: "Vault.", validators: [length(2, 9)] }) },
        { optional: true, description: "Parameters." },
      ),
    },
    timeouts: { create: "20m" },
  }),
});

interface Props extends TerraformMetaArguments {
  readonly labels?: { readonly [key: string]: string };
  readonly parameters?: readonly { readonly keyVault: string }[];
  readonly timeouts?: { readonly create?: string };
}

class TestReport extends CckmResource {
  constructor(stack: TerraformStack, props: Props) {
    super(stack, "report", report, props);
  }
}

function create(props: Props): TerraformStack {
  const stack = new TerraformStack(testApp(), "dev");
  new CckmProvider(stack, "cckm");
  new TestReport(stack, props);
  return stack;
}

const PROPS: Props = {
  labels: { team: "payments", camelCase: "[kept]", "with space": "42" },
  parameters: [{ keyVault: "one" }, { keyVault: "012" }],
  timeouts: { create: "90s" },
};

test("members of objects in arguments get Terraform's names, keys of maps stay", () => {
  const { cckm_test_report } = JSON.parse(Testing.synth(create(PROPS))).resource;
  expect(cckm_test_report.report).toMatchObject({
    labels: { team: "payments", camelCase: "[kept]", "with space": "42" },
    parameters: [{ key_vault: "one" }, { key_vault: "012" }],
    timeouts: { create: "90s" },
  });
});

test("objects in arguments are written as HCL", () => {
  const hcl = Testing.synthHcl(create(PROPS)).replace(/\s+/g, " ");
  expect(hcl).toContain('labels = { team = "payments" camelCase = "[kept]" "with space" = "42" }');
  expect(hcl).toContain('parameters = [ { key_vault = "one" }, { key_vault = "012" } ]');
  expect(hcl).toContain('timeouts = { create = "90s" }');
});

test("a problem in an object names its place", () => {
  expect(problemsOf(create({ parameters: [{ keyVault: "good" }, { keyVault: "x" }] }))).toContainEqual(
    expect.stringContaining(
      "[dev/report] parameters[1].keyVault: Invalid length. Expected length of parameters[1].keyVault to be in the range (2 - 9), got 1 characters. (length-out-of-range)",
    ),
  );
  expect(problemsOf(create({ timeouts: { create: "soon" } }))).toContainEqual(
    expect.stringContaining("timeouts.create: Invalid duration. Expected timeouts.create to be a positive duration"),
  );
});
