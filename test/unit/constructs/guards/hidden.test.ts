import { Aspects, TerraformHclModule, TerraformIterator, type TerraformStack } from "cdktf";
import { AllowedRegions, AwsKmsAccount, ForbidActions } from "../../../../lib";
import { account, EU, newStack, synth, variable, warnings } from "../../../support/guarded-stack";
import { tf } from "../samples";

describe("resources inside a module, which cannot be seen:", () => {
  const withModule = () => {
    const stack = newStack();
    new TerraformHclModule(stack, "accounts", { source: "acme/accounts/aws" });
    return stack;
  };

  test("guards warn of them", () => {
    const stack = withModule();
    Aspects.of(stack).add(EU());
    expect(synth(stack)).toBeUndefined();
    expect(warnings(stack)).toEqual([
      "[prod/accounts] AllowedRegions: Not known at synth. A cckm_aws_kms_account inside the module accounts cannot be seen here. Look at it in the plan. (guard-resource-hidden)",
    ]);
  });

  test("guards with refuseUnknown refuse them", () => {
    const stack = withModule();
    Aspects.of(stack.node.root).add(new ForbidActions(["keydelete"], { refuseUnknown: true }));
    expect(synth(stack)).toContain("[prod/accounts] ForbidActions: Not known at synth. A cckm_aws_kms_acl inside");
  });
});

test("a value that an iterator gives is not known at synth", () => {
  const stack = newStack();
  account(stack, ["eu-west-1"], { forEach: TerraformIterator.fromList(variable(stack, "v").listValue) }).regions = [
    tf("each.value"),
  ];
  Aspects.of(stack).add(new AllowedRegions(["eu-*"], { refuseUnknown: true }));
  expect(synth(stack)).toContain(
    "[prod/own] AllowedRegions: regions: Not known at synth. It holds an expression that only Terraform resolves. Set a value that is known here. (guard-value-not-known-refused)",
  );
});

describe("a resource that Terraform writes for an import", () => {
  const withImport = (options: object, make?: (stack: TerraformStack) => unknown) => {
    const stack = newStack();
    AwsKmsAccount.generateConfigForImport(stack, "own", "0b90f8de-8617-498d-ad63-ca18eb717ae7");
    make?.(stack);
    Aspects.of(stack).add(new AllowedRegions(["eu-*"], options));
    return { said: synth(stack), warnings: warnings(stack) };
  };
  const HIDDEN =
    "AllowedRegions: Not known at synth. A cckm_aws_kms_account that Terraform generates for the import to cckm_aws_kms_account.own cannot be seen here.";

  test("cannot be seen, so that a guard warns of it", () => {
    expect(withImport({})).toEqual({
      said: undefined,
      warnings: [`[prod/own] ${HIDDEN} Look at it in the plan. (guard-resource-hidden)`],
    });
  });

  test("cannot be seen, so that a guard with refuseUnknown refuses it", () => {
    expect(withImport({ refuseUnknown: true }).said).toContain(`[prod/own] ${HIDDEN}`);
  });

  test.each([
    "cckm_aws_kms_account/**/.own",
    "/* */ cckm_aws_kms_account.own",
    "cckm_aws_kms_account. # the account\nown",
    "cckm_aws_kms_account // .\n.own[0]",
    "/*[*/cckm_aws_kms_account.own",
  ])("cannot be seen where an override imports to %j, with a comment", (to) => {
    const stack = newStack();
    stack.addOverride("import", [{ to, id: "0b90f8de-8617-498d-ad63-ca18eb717ae7" }]);
    Aspects.of(stack).add(new AllowedRegions(["eu-*"], { refuseUnknown: true }));
    expect(synth(stack)).toContain(
      "[prod] AllowedRegions: Not known at synth. A cckm_aws_kms_account that Terraform generates for the import to ",
    );
  });

  test.each([" cckm_aws_kms_account . own", "cckm_aws_kms_account.own [0]", tf(" cckm_aws_kms_account.own ")])(
    "cannot be seen where an override imports to %j, as Terraform allows it",
    (to) => {
      const stack = newStack();
      stack.addOverride("import", [{ to, id: "0b90f8de-8617-498d-ad63-ca18eb717ae7" }]);
      Aspects.of(stack).add(new AllowedRegions(["eu-*"], { refuseUnknown: true }));
      expect(synth(stack)).toContain(`[prod] ${HIDDEN}`);
    },
  );

  test("is judged by a guard where the stack has it", () => {
    const written = { regions: ["eu-west-1"] };
    const add = (stack: TerraformStack) => stack.addOverride("resource.cckm_aws_kms_account.own", written);
    expect(withImport({ refuseUnknown: true }, add)).toEqual({ said: undefined, warnings: [] });
  });
});
