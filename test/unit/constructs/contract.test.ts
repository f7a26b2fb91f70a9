import { Resource as NullResource } from "@cdktf/provider-null/lib/resource";
import { TerraformOutput, TerraformStack, Testing } from "cdktf";
import { CckmProvider } from "../../../lib";
import type { Attribute, Attributes } from "../../../lib/schema";
import { problemsOf, testApp } from "../../support/app";
import {
  type AnyContract,
  argumentsOf,
  camel,
  classOf,
  contracts,
  givenArguments,
  type Members,
  nestedOf,
  propOf,
  sample,
  sampleProps,
  synthesized,
} from "./samples";

function newStack(): TerraformStack {
  const stack = new TerraformStack(testApp(), "stack");
  new CckmProvider(stack, "cckm");
  return stack;
}

function create(contract: AnyContract, props: object = sampleProps(contract), stack = newStack()) {
  const construct = new (classOf(contract))(stack, "x", props);
  const block = contract.kind === "resource" ? "resource" : "data";
  const json = (): Members => JSON.parse(Testing.synth(stack))[block][contract.type].x;
  return { stack, members: construct as unknown as Members, json, hcl: () => Testing.synthHcl(stack) };
}

/** What a token stands for in the synthesized stack. */
function expression(stack: TerraformStack, value: unknown): string {
  const output = new TerraformOutput(stack, `out${stack.node.children.length}`, { value });
  return JSON.parse(Testing.synth(stack)).output[output.friendlyUniqueId].value;
}

/** Every member of an object of a computed list, and of the lists in it. */
// Of timeouts a construct gives back what was set: nothing is read of them.
function withoutTimeouts({ timeouts: _, ...attributes }: Attributes): Attributes {
  return attributes;
}

function checkRecord(stack: TerraformStack, record: Members, attributes: Attributes, path: string): void {
  for (const [member, { nested }] of Object.entries(attributes)) {
    const value = record[camel(member)];
    expect(expression(stack, value)).toBe(`${path}.${member}}`);
    if (!nested) continue;
    const inner = (value as { get(index: number): Members }).get(0);
    checkRecord(stack, inner, nested.attributes, `${path}.${member}[0]`);
  }
}

function has(object: object, member: string): boolean {
  return member in object;
}

function setter(object: object, member: string): unknown {
  for (let at: object | null = object; at; at = Object.getPrototypeOf(at)) {
    const descriptor = Object.getOwnPropertyDescriptor(at, member);
    if (descriptor) return descriptor.set;
  }
  return undefined;
}

const squeeze = (text: string) => text.replace(/\s+/g, "");

function hclText(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(hclText).join(",")}]`;
  if (typeof value === "object" && value !== null) {
    return `{${Object.entries(value)
      .map(([name, member]) => `${name}=${hclText(member)}`)
      .join("")}}`;
  }
  return JSON.stringify(value);
}

/** Gives an argument another value: objects are put, everything else is assigned. */
function assign(members: Members, name: string, { nested }: Attribute, value: unknown): void {
  if (nested) (members[putter(name)] as (value: unknown) => void).call(members, value);
  else members[camel(name)] = value;
}

const putter = (name: string) => `put${camel(`_${name}`)}`;

const everyArgument = contracts.flatMap((contract) =>
  argumentsOf(contract).map(([name, attribute]): [string, string, AnyContract, Attribute] => [
    contract.construct,
    name,
    contract,
    attribute,
  ]),
);
const everyAttribute = contracts.flatMap((contract) =>
  Object.keys(withoutTimeouts(contract.schema.attributes)).map((name): [string, string, AnyContract] => [
    contract.construct,
    name,
    contract,
  ]),
);

describe.each(contracts.map((contract) => [contract.construct, contract] as const))("%s", (_, contract) => {
  const type = contract.type;

  test("has the contract's type and imports as any cdktf construct", () => {
    const stack = newStack();
    expect(classOf(contract).tfResourceType).toBe(type);
    classOf(contract).generateConfigForImport(stack, "imported", "an-id");
    const block = { id: "an-id", to: `${type}.imported`, provider: "cckm" };
    expect(JSON.parse(Testing.synth(stack)).import).toEqual([block]);
  });

  test("asks for the provider in the version of the package", () => {
    const { json, stack, members } = create(contract);
    const { cckm } = JSON.parse(Testing.synth(stack)).terraform.required_providers;
    expect(members.terraformGeneratorMetadata).toEqual({
      providerName: "cckm",
      providerVersion: cckm.version,
      providerVersionConstraint: cckm.version,
    });
    expect(Object.keys(json()).sort()).toEqual(
      givenArguments(contract)
        .map(([name]) => name)
        .sort(),
    );
  });

  test("takes Terraform's meta-arguments", () => {
    const stack = newStack();
    const provider = new CckmProvider(stack, "second", { alias: "second" });
    const first = new NullResource(stack, "first");
    const meta = { provider, dependsOn: [first], count: 1, lifecycle: { ignoreChanges: "all" } };
    const { json } = create(contract, { ...sampleProps(contract), ...meta }, stack);
    expect(json()).toMatchObject({
      provider: "cckm.second",
      depends_on: ["null_resource.first"],
      count: 1,
      lifecycle: { ignore_changes: "all" },
    });
  });

  test("reads every member of its objects", () => {
    for (const [name, attributes] of nestedOf(withoutTimeouts(contract.schema.attributes))) {
      const { stack, members } = create(contract);
      const record = (members[camel(name)] as { get(index: number): Members }).get(3);
      const data = contract.kind === "data" ? "data." : "";
      checkRecord(stack, record, attributes, `\${${data}${type}.x.${name}[3]`);
    }
  });
});

const isWriteOnly = (name: string, contract: AnyContract) => contract.schema.attributes[name]!.options.writeOnly;

test.each(everyAttribute.filter(([, name, contract]) => isWriteOnly(name, contract)))(
  "%s has no token for %s, of which Terraform keeps nothing",
  (_, name, contract) => {
    const { members } = create(contract);
    expect(members[camel(name)]).toBe(sampleProps(contract)[camel(name)]);
  },
);

test.each(everyAttribute.filter(([, name, contract]) => !isWriteOnly(name, contract)))(
  "%s has a token for %s",
  (_, name, contract) => {
    const { stack, members } = create(contract);
    const reference = `${contract.kind === "data" ? "data." : ""}${contract.type}.x.${name}`;
    const { type, nested } = contract.schema.attributes[name]!;
    // Terraform's sets have no indexes, which a list's tokens need.
    const read = type.kind === "set" && !nested ? `tolist(${reference})` : reference;
    expect(expression(stack, members[camel(name)])).toBe(`\${${read}}`);
  },
);

test.each(everyAttribute)("%s has inputs for %s only where it is an argument", (_, name, contract) => {
  const { options, nested } = contract.schema.attributes[name]!;
  const { members } = create(contract);
  expect(has(members, `${camel(name)}Input`)).toBe(Boolean(options.required || options.optional));
  const settable = nested ? has(members, putter(name)) : setter(members, camel(name)) !== undefined;
  expect(settable).toBe(Boolean(options.required || options.optional));
  expect(has(members, `reset${camel(`_${name}`)}`)).toBe(Boolean(options.optional));
});

test.each(everyArgument)("%s has a member that takes what its prop for %s takes", (_, name, contract, { nested }) => {
  const { members } = create(contract);
  const prop = propOf(contract, name);
  expect(nested ? has(members, putter(name)) : setter(members, prop) !== undefined).toBe(true);
});

test.each(everyArgument)("%s writes %s as JSON and as HCL", (_, name, contract, attribute) => {
  const value = sample(attribute);
  const { members, json, hcl } = create(contract, sampleProps(contract, name));
  expect(members[`${camel(name)}Input`]).toEqual(value);
  expect(json()[name]).toEqual(synthesized(attribute, value));
  expect(squeeze(hcl())).toContain(squeeze(`${name}=${hclText(synthesized(attribute, value))}`));
});

test.each(everyArgument)("%s takes a new %s later", (_, name, contract, attribute) => {
  const { members, json, hcl } = create(contract, sampleProps(contract, name));
  const other = sample(attribute, true);
  assign(members, name, attribute, other);
  expect(json()[name]).toEqual(synthesized(attribute, other));
  if (!attribute.options.optional) return;
  (members[`reset${camel(`_${name}`)}`] as () => void).call(members);
  expect(json()).not.toHaveProperty(name);
  expect(hcl()).not.toMatch(new RegExp(`^\\s*${name} =`, "m"));
  expect(members[`${camel(name)}Input`]).toBeUndefined();
});

test.each(everyArgument.filter(([, , , { options }]) => options.required))("%s needs %s", (_, name, contract) => {
  const prop = propOf(contract, name);
  const props = { ...sampleProps(contract), [prop]: undefined };
  const { stack } = create(contract, props);
  expect(problemsOf(stack)).toEqual([
    `[stack/x] ${prop}: Missing required argument. The argument "${prop}" is required, but no definition was found. Set it. (argument-missing)`,
  ]);
});
