import { TerraformDataSource, TerraformResource, TerraformStack } from "cdktf";
import type { IConstruct } from "constructs";
import { awsKmsAccount, dataAwsKmsAccounts } from "../../contract";
import { resolved } from "../base/resolved";
import { known, standingIn, type Values } from "./written";

/** What names an account where its id is known to Terraform alone. */
export interface KmsName {
  readonly kms_id: string | null;
  readonly kms_name?: string;
}

/**
 * The account that a `kms_id` refers to, as far as the synth can tell: an account of this stack or of another one of the
 * app, or one that a data source asks for by its name or id.
 */
export function kmsReferredTo(scope: IConstruct, kmsId: unknown): KmsName | undefined {
  const stack = TerraformStack.of(scope);
  const text = resolved(stack, kmsId);
  if (typeof text !== "string") return undefined;
  const origin = originOf(stack, text);
  if (!origin) return named(stack, text);
  // Where the reference was made it says what it refers to; here it is an output of that stack's state.
  const there = resolved(origin, kmsId);
  return typeof there === "string" ? named(origin, there) : undefined;
}

function originOf(stack: TerraformStack, text: string): TerraformStack | undefined {
  const [, input] = /^\$\{data\.terraform_remote_state\.([^.]+)\.outputs\./.exec(text) ?? [];
  if (input === undefined) return undefined;
  const stacks = stack.node.root.node.findAll().filter((one) => TerraformStack.isStack(one));
  return stacks.find(({ node }) => input === `cross-stack-reference-input-${node.path.replaceAll("/", "--")}`);
}

function named(stack: TerraformStack, text: string): KmsName | undefined {
  return ofAccount(stack, text) ?? ofDataSource(stack, text);
}

function ofAccount(stack: TerraformStack, text: string): KmsName | undefined {
  const { type } = awsKmsAccount;
  const account = standingIn(stack)
    .filter((one) => TerraformResource.isTerraformResource(one))
    .find((one) => one.terraformResourceType === type && text === `\${${type}.${one.friendlyUniqueId}.id}`);
  const written: Values | undefined = account?.toTerraform().resource?.[type]?.[account.friendlyUniqueId];
  return account && written && byNameOrId(known(account, { name: written.name }));
}

function ofDataSource(stack: TerraformStack, text: string): KmsName | undefined {
  const { type } = dataAwsKmsAccounts;
  const [, id] = /^\$\{data\.cckm_aws_kms_accounts\.([^.]+)\.kms_accounts\[[^\]]*\]\.id\}$/.exec(text) ?? [];
  const source = standingIn(stack)
    .filter((one) => TerraformDataSource.isTerraformDataSource(one))
    .find((one) => one.terraformResourceType === type && one.friendlyUniqueId === id);
  const written: Values | undefined = source?.toTerraform().data?.[type]?.[source.friendlyUniqueId];
  return source && written && byNameOrId(known(source, { name: written.name, id: written.id }));
}

function byNameOrId({ name, id }: Values): KmsName | undefined {
  if (typeof id === "string") return { kms_id: id };
  return typeof name === "string" ? { kms_id: null, kms_name: name } : undefined;
}
