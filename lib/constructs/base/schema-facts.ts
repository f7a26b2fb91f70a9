import { type Attribute, camelCase, type Schema } from "../../schema";

/** What the checks of a construct ask of its schema. */
export interface SchemaFacts {
  /** The names of all attributes. */
  readonly attributes: readonly string[];
  /** The names of the arguments, each with that of its prop. */
  readonly inputs: readonly (readonly [name: string, prop: string])[];
  /** The names of the props. */
  readonly props: readonly string[];
  /** The names of the arguments that are secrets. */
  readonly secrets: readonly string[];
}

const FACTS = new WeakMap<Schema, SchemaFacts>();

/** The facts of a schema. Schemas are constants: they are worked out once for each. */
export function factsOf(schema: Schema): SchemaFacts {
  const known = FACTS.get(schema);
  if (known) return known;
  const all = Object.entries(schema.attributes);
  const inputs = all.filter(([, one]) => isArgument(one)).map(([name]) => [name, camelCase(name)] as const);
  const facts: SchemaFacts = {
    attributes: all.map(([name]) => name),
    inputs,
    props: inputs.map(([, prop]) => prop),
    secrets: all.filter(([, one]) => isSecret(one)).map(([name]) => name),
  };
  FACTS.set(schema, facts);
  return facts;
}

function isArgument({ options }: Attribute): boolean {
  return Boolean(options.required || options.optional);
}

/** Whether an argument is a secret, which must not appear in the code. */
export function isSecret({ options }: Attribute): boolean {
  return Boolean(options.sensitive || options.writeOnly);
}
