import { Annotations, DefaultTokenResolver, StringConcat, Tokenization } from "cdktf";
import type { IConstruct } from "constructs";
import { type Problem, type Schema, terraformAttributes, validateConfig } from "../../schema";
import { configValue } from "./config-value";
import { isSecret } from "./inputs";
import { propPath } from "./names";

/** The attributes of a construct by name, as the JSON synth writes them; undefined where it writes none. */
export type Attributes = Readonly<Record<string, unknown>>;

/**
 * Checks the props of a construct now, and what it will write, setters and overrides included, at synth.
 * @throws Error with every problem of the props.
 */
export function validate(
  construct: IConstruct,
  schema: Schema,
  props: Attributes,
  synthesized: () => Attributes | undefined,
): void {
  const errors = problems(schema, props).filter(isError);
  if (errors.length > 0) {
    throw new Error(errors.map((problem) => `[${construct.node.path}] ${text(problem)}`).join("\n"));
  }
  const warned = new Set<string>();
  construct.node.addValidation({
    validate: () => {
      const found = problems(schema, resolve(construct, synthesized()));
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

function problems(schema: Schema, attributes: Attributes | undefined): Problem[] {
  if (!attributes) return [];
  const mismatches: Problem[] = [];
  const config = Object.entries(terraformAttributes(schema)).map(([name, attribute]) => [
    name,
    configValue(attribute.type, attributes[name], [name], mismatches),
  ]);
  const values = Object.fromEntries(config);
  return [...mismatches, ...secretsIn(schema, values), ...validateConfig(schema, values)];
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

function text({ path, summary, detail }: Problem): string {
  return `${propPath(path)}: ${summary}. ${detail}`;
}
