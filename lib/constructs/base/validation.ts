import { Annotations, DefaultTokenResolver, StringConcat, Tokenization } from "cdktf";
import type { IConstruct } from "constructs";
import { type Problem, type Schema, terraformAttributes, UNKNOWN, unexpected, validateConfig } from "../../schema";
import { configValue } from "./config-value";
import { type Inputs, isSecret } from "./inputs";
import { propPath } from "./names";
import { literalToken } from "./number-tokens";

/** The attributes of a construct by name, as the JSON synth writes them; undefined where it writes none. */
export type Attributes = Readonly<Record<string, unknown>>;

/** Terraform's own arguments, which stand beside those of a schema. */
const META = ["//", "provider", "depends_on", "count", "lifecycle", "for_each", "provisioner", "connection", "alias"];

/** Checks at synth what a construct was given and what it will write, setters and overrides included. */
export function validate(
  construct: IConstruct,
  schema: Schema,
  inputs: Inputs,
  synthesized: () => Attributes | undefined,
): void {
  const warned = new Set<string>();
  construct.node.addValidation({
    validate: () => {
      const attributes = resolve(construct, synthesized());
      const text = (problem: Problem) => textOf(problem, inputs);
      const found = attributes ? [...inputs.problems(), ...problems(schema, attributes, inputs)] : [];
      for (const warning of found.filter((problem) => !isError(problem)).map(text)) {
        if (!warned.has(warning)) Annotations.of(construct).addWarning(warning);
        warned.add(warning);
      }
      return found.filter(isError).map(text);
    },
  });
}

function resolve(construct: IConstruct, attributes: Attributes | undefined): Attributes | undefined {
  if (!attributes) return undefined;
  const resolver = new DefaultTokenResolver(new StringConcat());
  return Tokenization.resolve(attributes, { scope: construct, resolver, preparing: false });
}

function problems(schema: Schema, attributes: Attributes, inputs: Inputs): Problem[] {
  const all = terraformAttributes(schema);
  const found = unexpected(attributes, Object.keys(all), [], META);
  const values = Object.fromEntries(
    Object.entries(all).map(([name, attribute]) => {
      const refused = attributes[name] === undefined && inputs.isRefused(name);
      return [name, refused ? UNKNOWN : configValue(attribute.type, attributes[name], [name], found)];
    }),
  );
  return [...found, ...secretsIn(schema, values), ...literalsIn(attributes, []), ...validateConfig(schema, values)];
}

// What an override puts into a text is written as it stands there, and so is what an expression has in its texts.
function literalsIn(value: unknown, path: Problem["path"]): Problem[] {
  if (typeof value === "string") {
    const detail = literalToken(value);
    return detail === undefined ? [] : [{ severity: "error", path, summary: "Invalid value", detail }];
  }
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value)
    .filter(([key]) => key !== "//")
    .flatMap(([key, member]) => {
      const at = [...path, Array.isArray(value) ? Number(key) : key];
      return [...literalsIn(key, at), ...literalsIn(member, at)];
    });
}

// An override can write what the props refuse.
function secretsIn(schema: Schema, values: Attributes): Problem[] {
  return Object.entries(schema.attributes)
    .filter(([name, attribute]) => isSecret(attribute) && typeof values[name] === "string")
    .map(([name]) => {
      const detail =
        "Got text, which would be in the synthesized files; allowed: a SecretInput. Remove the override and set the prop.";
      return { severity: "error", path: [name], summary: "Secret in the code", detail };
    });
}

function isError(problem: Problem): boolean {
  return problem.severity === "error";
}

function textOf({ path, summary, detail }: Problem, { renamed }: Inputs): string {
  return `${propPath(path, renamed)}: ${summary}. ${detail}`;
}
