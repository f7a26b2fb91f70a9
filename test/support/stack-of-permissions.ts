import { App, TerraformStack, Testing } from "cdktf";
import { AwsKmsAccount, CckmProvider, Principal } from "../../lib";

export const USERS = Principal.group("CCKM Users");

export function newStack(): TerraformStack {
  const stack = new TerraformStack(Testing.stubVersion(new App({ stackTraces: false })), "prod");
  new CckmProvider(stack, "cckm", { install: false });
  return stack;
}

export function newAccount(stack: TerraformStack, name = "payments", more: object = {}): AwsKmsAccount {
  const props = { name, accountId: "123456789012", awsConnection: "aws-prod", regions: ["eu-west-1"] };
  return new AwsKmsAccount(stack, name, { ...props, ...more });
}

type Acl = Record<string, unknown>;
/** The permissions that a stack has for Terraform. */
export const acls = (stack: TerraformStack): Acl[] =>
  Object.values(JSON.parse(Testing.synth(stack)).resource.cckm_aws_kms_acl ?? {});
/** The problems of a stack's constructs, without a synth. */
export const errors = (stack: TerraformStack) => stack.node.findAll().flatMap((construct) => construct.node.validate());
