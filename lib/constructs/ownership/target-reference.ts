import { TerraformDataSource, TerraformResource, TerraformStack } from "cdktf";
import type { IConstruct } from "constructs";
import { awsKmsAccount, dataAwsKmsAccounts, resources } from "../../contract";
import { resolved } from "../base/resolved";
import { known, standingIn, type Values } from "./written";

/** Identifies the account or vault of permissions or a secret if only Terraform knows its id. */
export interface TargetName {
  readonly id: string | null;
  readonly listed_as?: string;
}

/**
 * The account or vault to which an id or a vault's name refers, as far as it is known at synth: one of this or another
 * stack of the app, or an account that a data source looks up by its name or id.
 */
export function targetReferredTo(scope: IConstruct, type: string, id: unknown): TargetName | undefined {
  const stack = TerraformStack.of(scope);
  const text = resolved(stack, id);
  if (typeof text !== "string") return undefined;
  const origin = originOf(stack, text);
  if (!origin) return named(stack, type, text);
  // In the other stack the reference resolves to its target; here it is only an output of that stack's state.
  const there = resolved(origin, id);
  return typeof there === "string" ? named(origin, type, there) : undefined;
}

const contractOf = (type: string) => resources.find((contract) => contract.type === type);

function originOf(stack: TerraformStack, text: string): TerraformStack | undefined {
  const [, input] = /^\$\{data\.terraform_remote_state\.([^.]+)\.outputs\./.exec(text) ?? [];
  if (input === undefined) return undefined;
  const stacks = stack.node.root.node.findAll().filter((one) => TerraformStack.isStack(one));
  return stacks.find(({ node }) => input === `cross-stack-reference-input-${node.path.replaceAll("/", "--")}`);
}

function named(stack: TerraformStack, type: string, text: string): TargetName | undefined {
  return ofResource(stack, type, text) ?? (type === awsKmsAccount.type ? ofDataSource(stack, text) : undefined);
}

function ofResource(stack: TerraformStack, type: string, text: string): TargetName | undefined {
  const found = standingIn(stack)
    .filter((one) => TerraformResource.isTerraformResource(one))
    .find((one) => one.terraformResourceType === type && refersTo(text, `${type}.${one.friendlyUniqueId}`));
  const written: Values | undefined = found?.toTerraform().resource?.[type]?.[found.friendlyUniqueId];
  const listed_as = found && written && contractOf(type)?.listedAs?.(known(found, written));
  return listed_as === undefined ? undefined : { id: null, listed_as };
}

function refersTo(text: string, address: string): boolean {
  return ["id", "key_vault"].some((attribute) => text === `\${${address}.${attribute}}`);
}

function ofDataSource(stack: TerraformStack, text: string): TargetName | undefined {
  const { type } = dataAwsKmsAccounts;
  const [, id] = /^\$\{data\.cckm_aws_kms_accounts\.([^.]+)\.kms_accounts\[[^\]]*\]\.id\}$/.exec(text) ?? [];
  const source = standingIn(stack)
    .filter((one) => TerraformDataSource.isTerraformDataSource(one))
    .find((one) => one.terraformResourceType === type && one.friendlyUniqueId === id);
  const written: Values | undefined = source?.toTerraform().data?.[type]?.[source.friendlyUniqueId];
  return source && written && byNameOrId(known(source, { name: written.name, id: written.id }));
}

function byNameOrId({ name, id }: Values): TargetName | undefined {
  if (typeof id === "string") return { id };
  return typeof name === "string" ? { id: null, listed_as: name } : undefined;
}
