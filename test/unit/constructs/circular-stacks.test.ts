import { App, TerraformStack } from "cdktf";
import { AwsKmsAccount, CckmProvider } from "../../../lib";
import * as words from "../../../lib/constructs/words";
import { inOneLine } from "../../../lib/words";
import { outdir, refusal } from "../../support/guarded-stack";

const account = (stack: TerraformStack, name: string) =>
  new AwsKmsAccount(stack, "own", { name, accountId: "123456789012", awsConnection: "aws", regions: ["eu-west-1"] });

function twoStacks() {
  const app = new App({ outdir, stackTraces: false });
  const [prod, network] = ["prod", "network"].map((id) => new TerraformStack(app, id)) as [
    TerraformStack,
    TerraformStack,
  ];
  for (const stack of [prod, network]) new CckmProvider(stack, "cckm", { install: false });
  return { app, one: account(prod, "one"), other: account(network, "other") };
}

const told = inOneLine(words.stacksCircular({ one: "network", other: "prod" }));

test("stacks that refer to each other are told at the construct, with all other problems and without a stack trace", () => {
  const { app, one, other } = twoStacks();
  one.assumeRoleArn = other.arn;
  other.assumeRoleArn = one.arn;
  other.addOverride("regoins", []);
  const message = refusal(() => app.synth());
  expect(message).toContain(`[network/own] ${told}`);
  expect(message).toContain("[network/own] regoins: Unsupported argument.");
  expect(message).not.toMatch(/\n\s*at /);
});

test("what was told of a circle is not told again once it is opened", () => {
  const { app, one, other } = twoStacks();
  one.assumeRoleArn = other.arn;
  other.assumeRoleArn = one.arn;
  expect(refusal(() => app.synth())).toContain(told);
  other.resetAssumeRoleArn();
  expect(refusal(() => app.synth())).toBeUndefined();
});
