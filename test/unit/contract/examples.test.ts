import { cckmProviderSchema, dataSources, resources } from "../../../lib/contract";
import {
  type Attribute,
  type Attributes,
  exampleArguments,
  exampleOf,
  type Schema,
  validateConfig,
} from "../../../lib/schema";
import { fileName } from "../../../scripts/constructs/names";

const schemas = [
  ...[...resources, ...dataSources].map(({ construct, schema }): [string, Schema] => [
    `lib/contract/${fileName(construct)}.ts`,
    schema,
  ]),
  ["lib/contract/cckm.ts", cckmProviderSchema] as [string, Schema],
];

function everyAttribute(attributes: Attributes, within = ""): [string, Attribute][] {
  return Object.entries(attributes).flatMap(([name, attribute]): [string, Attribute][] => [
    [within + name, attribute],
    ...everyAttribute(attribute.nested?.attributes ?? {}, `${within}${name}.`),
  ]);
}

const every = schemas.flatMap(([file, schema]) =>
  everyAttribute(schema.attributes).map(([name, attribute]): [string, string, Attribute] => [file, name, attribute]),
);

test("every attribute of the contract has an example, which documentation and tests show and use", () => {
  const without = every.filter(([, , attribute]) => exampleOf(attribute) === undefined);
  expect(without.map(([file, name]) => `${file}: give ${name} an \`example\``)).toEqual([]);
});

test("every example of the contract is a value that its validators accept without a warning", () => {
  const refused = every.flatMap(([file, name, attribute]) => {
    const findings = (attribute.options.validators ?? []).map((validator) => validator.check(exampleOf(attribute)));
    return findings.flatMap((found) => (found ? [`${file}: ${name}: ${found.detail}`] : []));
  });
  expect(refused).toEqual([]);
});

test("no example of the contract is the default, which nobody writes", () => {
  const idle = every.filter(
    ([, , { options }]) => options.default !== undefined && options.example === options.default,
  );
  expect(idle.map(([file, name]) => `${file}: ${name}`)).toEqual([]);
});

test("the examples of named values are among them", () => {
  const strange = every.filter(([, , { options }]) => {
    const values = Object.values(options.choices?.values ?? {}).map(({ value }) => value);
    return options.choices && ![options.example].flat().every((value) => values.includes(String(value)));
  });
  expect(strange.map(([file, name]) => `${file}: ${name}`)).toEqual([]);
});

test.each(schemas)("the examples of %s make a configuration together that is right", (_, schema) => {
  expect(validateConfig(schema, exampleArguments(schema))).toEqual([]);
});

test.each(schemas)("each argument of %s may take the place of those that exclude it", (_, schema) => {
  const alternatives = schema.rules.flatMap((rule) => rule.alternatives ?? []);
  for (const name of alternatives) {
    const given = exampleArguments(schema, name);
    expect(Object.keys(given).filter((argument) => alternatives.includes(argument))).toEqual([name]);
    expect(validateConfig(schema, given)).toEqual([]);
  }
});
