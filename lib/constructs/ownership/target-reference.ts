import { TerraformDataSource, TerraformResource, TerraformStack } from "cdktf";
import type { IConstruct } from "constructs";
import { awsKmsAccount, dataAwsKmsAccounts, resources } from "../../contract";
import { writtenBy } from "../base/raw-overrides";
import { resolvedIfPossible } from "../base/resolved";
import { elementsOf } from "../base/stack-elements";
import { known, type Values } from "./written";

/** Identifies the account or vault of permissions or a secret if only Terraform knows its id. */
export interface TargetName {
  readonly id: string | null;
  readonly listed_as?: string;
}

/**
 * The accounts and vaults to which ids or vaults' names refer, as far as it is known at synth: those of this or another
 * stack of the app, or an account that a data source looks up by its name or id. What stands in a stack is listed once,
 * so an object of this class must not outlive the check that it is for.
 */
export class Targets {
  private readonly elements = new Map<TerraformStack, ReadonlyMap<string, TerraformResource | TerraformDataSource>>();
  private readonly origins = new Map<IConstruct, ReadonlyMap<string, TerraformStack>>();

  referredTo(scope: IConstruct, type: string, id: unknown): TargetName | undefined {
    const stack = TerraformStack.of(scope);
    const text = resolvedIfPossible(stack, id);
    if (typeof text !== "string") return undefined;
    const origin = this.originOf(stack, text);
    if (!origin) return this.named(stack, type, text);
    // In the other stack the reference resolves to its target; here it is only an output of that stack's state.
    const there = resolvedIfPossible(origin, id);
    return typeof there === "string" ? this.named(origin, type, there) : undefined;
  }

  private originOf(stack: TerraformStack, text: string): TerraformStack | undefined {
    const [, input] = /^\$\{data\.terraform_remote_state\.([^.]+)\.outputs\./.exec(text) ?? [];
    return input === undefined ? undefined : this.stacksOf(stack.node.root).get(input);
  }

  private named(stack: TerraformStack, type: string, text: string): TargetName | undefined {
    return (
      this.ofResource(stack, type, text) ?? (type === awsKmsAccount.type ? this.ofDataSource(stack, text) : undefined)
    );
  }

  private ofResource(stack: TerraformStack, type: string, text: string): TargetName | undefined {
    const [, address] = /^\$\{(.*)\.(?:id|key_vault)\}$/s.exec(text) ?? [];
    const found = address === undefined ? undefined : this.elementsOf(stack).get(`resource.${address}`);
    if (!TerraformResource.isTerraformResource(found) || found.terraformResourceType !== type) return undefined;
    const written = writtenBy(found);
    const listed_as = written && contractOf(type)?.listedAs?.(known(found, written));
    return listed_as === undefined ? undefined : { id: null, listed_as };
  }

  private ofDataSource(stack: TerraformStack, text: string): TargetName | undefined {
    const { type } = dataAwsKmsAccounts;
    const [, id] = /^\$\{data\.cckm_aws_kms_accounts\.([^.]+)\.kms_accounts\[[^\]]*\]\.id\}$/.exec(text) ?? [];
    const source = id === undefined ? undefined : this.elementsOf(stack).get(`data.${type}.${id}`);
    if (!TerraformDataSource.isTerraformDataSource(source)) return undefined;
    const written: Values | undefined = source.toTerraform().data?.[type]?.[source.friendlyUniqueId];
    return written && byNameOrId(known(source, { name: written.name, id: written.id }));
  }

  /** Resources and data sources by address; of several with one address the first. */
  private elementsOf(stack: TerraformStack): ReadonlyMap<string, TerraformResource | TerraformDataSource> {
    return listed(this.elements, stack, () =>
      elementsOf(stack)
        .constructs.filter(
          (one) => TerraformResource.isTerraformResource(one) || TerraformDataSource.isTerraformDataSource(one),
        )
        .map((one) => [addressOf(one), one]),
    );
  }

  /** The stacks of an app by the names under which other stacks read their state. */
  private stacksOf(root: IConstruct): ReadonlyMap<string, TerraformStack> {
    return listed(this.origins, root, () =>
      root.node
        .findAll()
        .filter((one) => TerraformStack.isStack(one))
        .map((one) => [`cross-stack-reference-input-${one.node.path.replaceAll("/", "--")}`, one]),
    );
  }
}

function addressOf(one: TerraformResource | TerraformDataSource): string {
  const kind = TerraformResource.isTerraformResource(one) ? "resource" : "data";
  return `${kind}.${one.terraformResourceType}.${one.friendlyUniqueId}`;
}

function listed<K, V>(
  lists: Map<K, ReadonlyMap<string, V>>,
  key: K,
  list: () => (readonly [string, V])[],
): ReadonlyMap<string, V> {
  const known = lists.get(key) ?? new Map(list().reverse());
  lists.set(key, known);
  return known;
}

const contractOf = (type: string) => resources.find((contract) => contract.type === type);

function byNameOrId({ name, id }: Values): TargetName | undefined {
  if (typeof id === "string") return { id };
  return typeof name === "string" ? { id: null, listed_as: name } : undefined;
}
