import type { TerraformElement, TerraformStack } from "cdktf";
import * as constructs from "../../../lib";
import { type DataSourceContract, dataSources, type ResourceContract, resources } from "../../../lib/contract";
import {
  type Attribute,
  type Attributes,
  exampleArguments,
  exampleOf,
  argumentsOf as schemaArguments,
  valuesOf,
} from "../../../lib/schema";

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
  return schemaArguments(schema.attributes);
}

// Arguments that Terraform keeps nowhere take a secret, and are synthesized as the variable that holds it.
const SECRETS = [constructs.SecretInput.fromVariable("first"), constructs.SecretInput.fromVariable("second")];

/** The contract's example of an argument as a prop; `other` is another value. */
export function sample({ options, nested, ...rest }: Attribute, other = false): unknown {
  if (options.writeOnly) return SECRETS[other ? 1 : 0];
  const example = exampleOf({ options, nested, ...rest });
  const named = options.choices && valuesOf(options.choices).find((value) => ![example].flat().includes(value));
  return inCamelCase(other ? another(example, named) : example);
}

function another(value: unknown, named?: string): unknown {
  if (typeof value === "string") return named ?? `${value}-2`;
  if (typeof value === "number") return value + 1;
  if (typeof value === "boolean") return !value;
  if (Array.isArray(value)) return [...value.map((element) => another(element, named)), ...value];
  return Object.fromEntries(Object.entries(value as Members).map(([key, member]) => [key, another(member)]));
}

// Names of attributes are those of objects in lists; keys of maps stay.
function inCamelCase(value: unknown): unknown {
  if (!Array.isArray(value)) return value;
  return value.map((element) =>
    typeof element === "object"
      ? Object.fromEntries(Object.entries(element).map(([key, member]) => [camel(key), member]))
      : element,
  );
}

/** The arguments that {@link sampleProps} give. */
export function givenArguments(contract: AnyContract, about?: string): [string, Attribute][] {
  const given = exampleArguments(contract.schema, about);
  return argumentsOf(contract).filter(([name]) => name in given);
}

/** Props with a valid value for every argument that may stand beside the others; `about` is one of them. */
export function sampleProps(contract: AnyContract, about?: string): Members {
  const given = givenArguments(contract, about);
  return Object.fromEntries(given.map(([name, attribute]) => [propOf(contract, name), sample(attribute)]));
}

/** The prop for an argument. */
export function propOf({ construct }: { construct: string }, name: string): string {
  // Permissions take the construct that they are on where the argument takes its id.
  const on = resources.find((contract) => contract.construct === construct)?.permissionsOn;
  return on?.argument === name ? on.prop : camel(name);
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
