import {
  DefaultTokenResolver,
  StringConcat,
  TerraformProvider,
  TerraformResource,
  TerraformStack,
  Tokenization,
} from "cdktf";
import type { IConstruct } from "constructs";
import { awsKmsAccount, type NaturalKey, naturalKey, PROVIDER_SOURCE } from "../../contract";
import { UNKNOWN } from "../../schema";

type Values = Readonly<Record<string, unknown>>;

/** An object that a stack declares, as far as the synth knows it. */
export interface Declared {
  readonly construct: TerraformResource;
  readonly type: string;
  readonly key: NaturalKey;
  /** Of its provider: null where the environment gives it; with `${` where only Terraform knows. */
  readonly address: string | null;
  readonly domain: string | null;
  /** Name of its provider configuration; empty for the stack's own. */
  readonly alias: string;
}

/** Every object of CCKM that a stack declares and whose natural key the synth knows. */
export function declaredIn(stack: TerraformStack): Declared[] {
  const here = stack.node.findAll().filter((construct) => TerraformStack.of(construct) === stack);
  const providers = here.filter(isProvider);
  return here.filter(isResource).flatMap((construct) => {
    const type = construct.terraformResourceType;
    const written: Values | undefined = construct.toTerraform().resource?.[type]?.[construct.friendlyUniqueId];
    const key = written && keyOf(type, known(construct, written), here);
    if (key === undefined) return [];
    const provider = providers.find((one) => one === construct.provider) ?? providers.find(({ alias }) => !alias);
    return [{ construct, type, key, ...whereOf(provider) }];
  });
}

function keyOf(type: string, values: Values, here: readonly IConstruct[]): NaturalKey | undefined {
  const key = naturalKey(type, values);
  if (key !== undefined || typeof values.kms_reference !== "string") return key;
  const account = here.filter(isResource).find((one) => isReference(one, String(values.kms_reference)));
  const written: Values | undefined = account?.toTerraform().resource?.[awsKmsAccount.type]?.[account.friendlyUniqueId];
  const name = account && written && known(account, written).name;
  return typeof name === "string" ? naturalKey(type, { ...values, kms_id: null, kms_name: name }) : undefined;
}

function isReference(resource: TerraformResource, text: string): boolean {
  return (
    resource.terraformResourceType === awsKmsAccount.type &&
    text === `\${${awsKmsAccount.type}.${resource.friendlyUniqueId}.id}`
  );
}

/** The values that are written, with what only Terraform knows marked as unknown. */
function known(scope: IConstruct, written: Values): Values {
  const values = resolved(scope, written) as Record<string, unknown>;
  const marked = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, marks(value)]));
  const absent = { user_id: null, group: null, report_type: null, start_time: null, end_time: null };
  return { ...absent, log_analytic_params: null, ...marked, kms_reference: values.kms_id };
}

function marks(value: unknown): unknown {
  if (typeof value === "string") return value.includes("${") ? UNKNOWN : value;
  if (Array.isArray(value)) return value.map(marks);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, marks(item)]));
}

function whereOf(provider: TerraformProvider | undefined) {
  const [written = {}] = (provider?.toTerraform().provider?.cckm ?? []) as Values[];
  const values = provider ? (resolved(provider, written) as Values) : {};
  const text = (name: string) => (typeof values[name] === "string" ? (values[name] as string) : null);
  return { address: text("address"), domain: text("domain"), alias: provider?.alias ?? "" };
}

function resolved(scope: IConstruct, value: unknown): unknown {
  const resolver = new DefaultTokenResolver(new StringConcat());
  return Tokenization.resolve(value, { scope, resolver, preparing: false });
}

function isResource(construct: IConstruct): construct is TerraformResource {
  return TerraformResource.isTerraformResource(construct);
}

function isProvider(construct: IConstruct): construct is TerraformProvider {
  return TerraformProvider.isTerraformProvider(construct) && construct.terraformProviderSource === PROVIDER_SOURCE;
}
