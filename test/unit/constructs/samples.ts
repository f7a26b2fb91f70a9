import type { TerraformElement, TerraformStack } from "cdktf";
import * as constructs from "../../../lib";
import { type DataSourceContract, dataSources, type ResourceContract, resources } from "../../../lib/contract";
import { type Attribute, type Attributes, valuesOf } from "../../../lib/schema";

export type AnyContract = ResourceContract | DataSourceContract;

/** A construct as the contract describes it: members by name. */
export type Members = Record<string, unknown>;

/** What every construct's class has. */
export interface ConstructClass {
  new (stack: TerraformStack, id: string, props: object): TerraformElement;
  readonly tfResourceType: string;
  generateConfigForImport(stack: TerraformStack, id: string, importId: string): TerraformElement;
}

export const contracts: readonly AnyContract[] = [...resources, ...dataSources];

/** The class that a contract names. */
export function classOf(contract: AnyContract): ConstructClass {
  return (constructs as unknown as Record<string, ConstructClass>)[contract.construct]!;
}

export function argumentsOf({ schema }: AnyContract): [string, Attribute][] {
  return Object.entries(schema.attributes).filter(([, { options }]) => options.required || options.optional);
}

// Two valid values for every argument that has rules; the others get one of their type.
const VALUES: Record<string, readonly [unknown, unknown]> = {
  account_id: ["123456789012", "789012123456"],
  regions: [
    ["eu-west-1", "eu-central-1"],
    ["us-east-1", "us-east-2"],
  ],
  assume_role_arn: ["arn:aws:iam::789012123456:role/cckm", "arn:aws-cn:iam::789012123456:role/cckm"],
  cloud_name: ["aws", "aws-cn"],
  actions: [["keycreate", "keyrotate"], ["reportview"]],
  item: ["keys", "secrets"],
  key_vaults: [["payments-kv::260ecbe7-777b-4d3c-84ea-887620498863"], ["bedb82b9-582c-402d-9874-f3368722cf46"]],
  overall_status: ["completed", "failed"],
  report_type: ["key-report", "service-report"],
  start_time: ["2026-01-01T00:00:00Z", "2026-01-02T00:00:00Z"],
  end_time: ["2026-02-01T00:00:00Z", "2026-02-02T00:00:00Z"],
  secret_name: ["db-password", "db-password-2"],
  key_vault: ["payments-kv::260ecbe7-777b-4d3c-84ea-887620498863", "bedb82b9-582c-402d-9874-f3368722cf46"],
  exp: ["2031-01-31T08:00:00Z", "2032-01-31T08:00:00Z"],
  nbf: ["2026-01-31T08:00:00Z", "2027-01-31T08:00:00Z"],
  recovery_level: ["Recoverable", "Recoverable+Purgeable"],
  log_analytic_params: [
    [
      {
        keyVault: "payments-kv::260ecbe7-777b-4d3c-84ea-887620498863",
        workSpaceId: "05bd46d9-aa85-4007-9efe-786f7c944ed1",
      },
    ],
    [
      { keyVault: "bedb82b9-582c-402d-9874-f3368722cf46", workSpaceId: "05bd46d9-aa85-4007-9efe-786f7c944ed1" },
      { keyVault: "9ae64517-7249-42a9-bf86-9252add02ef9", workSpaceId: "05bd46d9-aa85-4007-9efe-786f7c944ed1" },
    ],
  ],
};

// Arguments that Terraform keeps nowhere take a secret, and are synthesized as the variable that holds it.
const SECRETS = [constructs.SecretInput.fromVariable("first"), constructs.SecretInput.fromVariable("second")];

/** A valid value of an argument; `other` is another one. */
export function sample(name: string, { type, options }: Attribute, other = false): unknown {
  const index = other ? 1 : 0;
  if (options.writeOnly) return SECRETS[index];
  if (VALUES[name]) return VALUES[name][index];
  if (options.choices) return valuesOf(options.choices).reverse()[index];
  switch (type.kind) {
    case "string":
      return `${name}-${index}`;
    case "number":
      return 7 + index;
    case "bool":
      return !other;
    case "map":
      return { [name]: `${name}-${index}`, second: "2" };
    default:
      throw new Error(`No sample for ${name}: add one to VALUES.`);
  }
}

// Arguments that exclude each other: props have the first, unless they are about another one.
const ALTERNATIVES: Record<string, readonly string[]> = {
  AwsKmsAcl: ["user_id", "group"],
  AzureSyncJob: ["key_vaults", "synchronize_all"],
};

/** The arguments that {@link sampleProps} give. */
export function givenArguments(contract: AnyContract, about?: string): [string, Attribute][] {
  const alternatives = ALTERNATIVES[contract.construct] ?? [];
  const chosen = about !== undefined && alternatives.includes(about) ? about : alternatives[0];
  return argumentsOf(contract).filter(([name]) => name === chosen || !alternatives.includes(name));
}

/** Props with a valid value for every argument that may stand beside the others; `about` is one of them. */
export function sampleProps(contract: AnyContract, about?: string): Members {
  const given = givenArguments(contract, about);
  return Object.fromEntries(given.map(([name, attribute]) => [propOf(contract, name), sample(name, attribute)]));
}

// Props that take a construct where the argument takes its id.
const PROPS: Record<string, string> = { "AwsKmsAcl.kms_id": "kms" };

/** The prop for an argument. */
export function propOf({ construct }: { construct: string }, name: string): string {
  return PROPS[`${construct}.${name}`] ?? camel(name);
}

/** A value as it is synthesized: members of objects in Terraform's spelling. */
export function synthesized({ nested, options }: Attribute, value: unknown): unknown {
  if (options.writeOnly) return tf(value === SECRETS[0] ? "var.first" : "var.second");
  if (!nested || !Array.isArray(value)) return value;
  const members = Object.keys(nested.attributes);
  return value.map((object: Members) => Object.fromEntries(members.map((name) => [name, object[camel(name)]])));
}

export function camel(name: string): string {
  return name.replace(/_./g, (match) => match.charAt(1).toUpperCase());
}

export function nestedOf(attributes: Attributes): [string, Attributes][] {
  return Object.entries(attributes).flatMap(([name, { nested }]) => (nested ? [[name, nested.attributes]] : []));
}

/** Text as Terraform's language holds an expression in it. */
export function tf(expression: string): string {
  return `\${${expression}}`;
}
