import { Lazy, TerraformOutput, TerraformResource, TerraformStack } from "cdktf";
import { AwsKmsAccount, CckmProvider } from "../../../../lib";
import { testApp } from "../../../support/app";

const REGIONS = ["eu-west-1"];

function stackOf(app = testApp(), id = "prod"): TerraformStack {
  const stack = new TerraformStack(app, id);
  new CckmProvider(stack, "cckm", { install: false });
  return stack;
}

function account(stack: TerraformStack, of: typeof AwsKmsAccount = AwsKmsAccount): AwsKmsAccount {
  return new of(stack, "payments", {
    name: "payments",
    accountId: "123456789012",
    awsConnection: "aws",
    regions: REGIONS,
  });
}

/** The data sources by which a stack reads what others write. */
function referencesOf(stack: TerraformStack): string[] {
  stack.prepareStack();
  return stack.node.children.map(({ node }) => node.id).filter((id) => id.startsWith("cross-stack-reference"));
}

test("a resource of plain values needs nothing from other stacks", () => {
  const stack = stackOf();
  account(stack);
  expect(referencesOf(stack)).toEqual([]);
});

test.each<[string, (one: AwsKmsAccount, name: string) => void]>([
  ["an argument", (one, name) => Object.assign(one, { name })],
  ["a list", (one, name) => Object.assign(one, { regions: [name] })],
  ["an override", (one, name) => one.addOverride("assume_role_arn", name)],
  ["a lifecycle", (one, name) => Object.assign(one, { lifecycle: { replaceTriggeredBy: [name] } })],
  ["an import", (one, name) => one.importFrom(name)],
])("a reference to another stack in %s is found", (_, refer) => {
  const app = testApp();
  const { name } = account(stackOf(app, "other"));
  const stack = stackOf(app);
  refer(account(stack), name);
  expect(referencesOf(stack)).toEqual(["cross-stack-reference-input-other"]);
});

test("a class that adds to the output has its additions searched", () => {
  const app = testApp();
  const { name } = account(stackOf(app, "other"));
  class Additional extends AwsKmsAccount {
    override toTerraform(): unknown {
      const { resource, ...more } = super.toTerraform();
      return { ...more, resource, locals: { name } };
    }
  }
  const stack = stackOf(app);
  account(stack, Additional);
  expect(referencesOf(stack)).toEqual(["cross-stack-reference-input-other"]);
});

test("what a resource writes can be read while its stack is prepared", () => {
  const stack = stackOf();
  const one = account(stack);
  const read: unknown[] = [];
  const produce = () => read.push(one.toTerraform().resource.cckm_aws_kms_account.payments.regions);
  new TerraformOutput(stack, "regions", { value: Lazy.anyValue({ produce }) });
  stack.prepareStack();
  expect(read).toContainEqual(REGIONS);
});

test("cdktf's own method is back after a preparation that fails", () => {
  const { toTerraform } = TerraformResource.prototype;
  const stack = stackOf();
  account(stack).addOverride("name", () => "a function");
  expect(() => stack.prepareStack()).toThrow();
  expect(TerraformResource.prototype.toTerraform).toBe(toTerraform);
});
