import { existsSync } from "node:fs";
import { Aspects, TerraformHclModule, TerraformResource, type TerraformStack } from "cdktf";
import { AllowedRegions, AwsKmsAccount, RequireTags } from "../../../../lib";
import { account, EU, fileOf, NOT_ALLOWED, newApp, newStack, raw, secret, synth } from "../../../support/guarded-stack";

test("a stack that is synthesized as HCL is judged too", () => {
  process.env.SYNTH_HCL_OUTPUT = "true";
  try {
    for (const skipValidation of [false, true]) {
      const stack = newStack(newApp({ skipValidation }));
      account(stack, ["us-east-1"]);
      Aspects.of(stack.node.root).add(EU());
      expect(synth(stack)).toContain(`[prod/own] ${NOT_ALLOWED}`);
      expect(existsSync(fileOf(stack, "cdk.tf"))).toBe(false);
    }
  } finally {
    delete process.env.SYNTH_HCL_OUTPUT;
  }
});

describe("a stack that is synthesized as HCL, which is not always what its JSON would be, is judged by its HCL:", () => {
  beforeAll(() => {
    process.env.SYNTH_HCL_OUTPUT = "true";
  });
  afterAll(() => {
    delete process.env.SYNTH_HCL_OUTPUT;
  });

  class Differing extends TerraformResource {
    protected override synthesizeAttributes() {
      return { regions: ["eu-west-1"] };
    }
    protected override synthesizeHclAttributes() {
      return { regions: { value: ["us-east-1"], type: "set", storageClassType: "stringList", isBlock: false } };
    }
  }

  test.each<[string, string, (stack: TerraformStack) => unknown]>([
    ["an override of the value", "own", (stack) => account(stack).addOverride("regions.value", ["us-east-1"])],
    [
      "an override in the form of HCL",
      "raw",
      (stack) => raw(stack, { value: ["us-east-1"], type: "set", storageClassType: "stringList", isBlock: false }),
    ],
    ["a list in a text, which is written as it is", "raw", (stack) => raw(stack, '["us-east-1"]')],
    [
      "a class that writes other HCL than JSON",
      "other",
      (stack) => new Differing(stack, "other", { terraformResourceType: "cckm_aws_kms_account" }),
    ],
  ])("%s", (_, id, make) => {
    for (const skipValidation of [false, true]) {
      const stack = newStack(newApp({ skipValidation }));
      make(stack);
      Aspects.of(stack.node.root).add(EU());
      expect(synth(stack)).toContain(`[prod/${id}] ${NOT_ALLOWED}`);
      expect(existsSync(fileOf(stack, "cdk.tf"))).toBe(false);
    }
  });

  test("a tag that is a quoted nothing in an override", () => {
    const stack = newStack();
    new TerraformResource(stack, "db", { terraformResourceType: "cckm_azure_secret" }).addOverride("tags.team", '""');
    Aspects.of(stack).add(new RequireTags(["team"]));
    expect(synth(stack)).toContain("[prod/db] RequireTags: tags: Missing tag.");
  });

  test("an import for which Terraform generates the resource", () => {
    const stack = newStack();
    AwsKmsAccount.generateConfigForImport(stack, "own", "0b90f8de-8617-498d-ad63-ca18eb717ae7");
    Aspects.of(stack).add(new AllowedRegions(["eu-*"], { refuseUnknown: true }));
    expect(synth(stack)).toContain(
      "[prod/own] AllowedRegions: Not known at synth. A cckm_aws_kms_account that Terraform",
    );
  });

  test("a module, and changes that a resource ignores", () => {
    const stack = newStack();
    new TerraformHclModule(stack, "accounts", { source: "acme/accounts/aws" });
    account(stack, ["eu-west-1"], { lifecycle: { ignoreChanges: ["regions"] } });
    Aspects.of(stack).add(new AllowedRegions(["eu-*"], { refuseUnknown: true }));
    const said = synth(stack);
    expect(said).toContain("[prod/accounts] AllowedRegions: Not known at synth.");
    expect(said).toContain("[prod/own] AllowedRegions: Not enforced.");
  });
});

test("a tag that an override of a stack would add is not in HCL, where cdktf leaves it out, so that it is missing", () => {
  process.env.SYNTH_HCL_OUTPUT = "true";
  try {
    for (const skipValidation of [false, true]) {
      const stack = newStack(newApp({ skipValidation }));
      secret(stack);
      stack.addOverride("resource.cckm_azure_secret.db.tags.team", "payments");
      Aspects.of(stack).add(new RequireTags(["team"]));
      expect(synth(stack)).toContain("[prod/db] RequireTags: tags: Missing tag.");
    }
  } finally {
    delete process.env.SYNTH_HCL_OUTPUT;
  }
});
