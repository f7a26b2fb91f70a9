import { existsSync } from "node:fs";
import { join } from "node:path";
import { App, Aspects, TerraformStack } from "cdktf";
import type { IConstruct } from "constructs";
import { AllowedRegions, AwsKmsAccount, CckmProvider } from "../../../../lib";
import { NOT_ALLOWED, newApp, outdir, refusal } from "../../../support/guarded-stack";
import { otherCopy, otherCopyOfAll } from "../../../support/other-copy";

const ACCOUNT = { name: "own", accountId: "123456789012", awsConnection: "aws", regions: ["us-east-1"] };

describe("guards with two copies of the package", () => {
  const other = otherCopy();

  test("a class of one is none of the other", () => expect(other.AllowedRegions).not.toBe(AllowedRegions));

  test.each([
    ["here", "there", AllowedRegions, other.AwsKmsAccount],
    ["there", "here", other.AllowedRegions, AwsKmsAccount],
  ])("a guard of the copy %s judges an account of the copy %s", (_, __, GuardClass, AccountClass) => {
    for (const on of ["stack", "app"]) {
      const stack = new TerraformStack(newApp(), "prod");
      new (AccountClass === AwsKmsAccount ? CckmProvider : other.CckmProvider)(stack, "cckm", { install: false });
      new AccountClass(stack, "own", ACCOUNT);
      Aspects.of(on === "app" ? stack.node.root : stack).add(new GuardClass(["eu-*"]));
      const said = refusal(() => (stack.node.root as App).synth());
      expect(said).toContain(`[prod/own] ${NOT_ALLOWED}`);
      expect(said?.match(/Region not allowed/g)).toHaveLength(1);
    }
  });
});

describe("guards with two copies of the package, each with a copy of cdktf", () => {
  const { cdktf, lib } = otherCopyOfAll();

  test("a class of one is none of the other", () => expect(cdktf.App).not.toBe(App));

  // The app and its stacks are of the other copy; who adds the guard has either.
  test.each<[string, { of(scope: IConstruct): { add(guard: object): void } }, string]>([
    ["their aspects", cdktf.Aspects as never, "stack"],
    ["their aspects", cdktf.Aspects as never, "app"],
    ["our aspects", Aspects as never, "stack"],
    ["our aspects", Aspects as never, "app"],
  ])("a guard that is added by %s of cdktf on the %s (%#) judges the accounts of both", (_, aspects, on) => {
    for (const skipValidation of [false, true]) {
      const app = new cdktf.App({ outdir, stackTraces: false, skipValidation });
      const stack = new cdktf.TerraformStack(app, "prod") as unknown as TerraformStack;
      new CckmProvider(stack, "cckm", { install: false });
      new AwsKmsAccount(stack, "own", ACCOUNT);
      new lib.AwsKmsAccount(stack as never, "theirs", { ...ACCOUNT, name: "theirs" });
      aspects.of(on === "app" ? app : stack).add(new AllowedRegions(["eu-*"]));
      const said = refusal(() => app.synth());
      expect(said).toContain(`[prod/own] ${NOT_ALLOWED}`);
      expect(said).toContain(`[prod/theirs] ${NOT_ALLOWED}`);
      expect(existsSync(join(outdir, "stacks", "prod", "cdk.tf.json"))).toBe(false);
    }
  });
});
