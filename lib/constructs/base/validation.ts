import { Annotations } from "cdktf";
import type { IConstruct } from "constructs";
import { type Problem, type Schema, UNKNOWN, unexpected, validateConfig } from "../../schema";
import { inOneLine } from "../../words";
import { secretInCode } from "../azure-secret/secret-input";
import * as words from "../words";
import { configValue } from "./config-value";
import type { Inputs } from "./inputs";
import { literalsIn } from "./literal-tokens";
import { metaProblemsNow } from "./meta-arguments";
import { elementsOfOtherStacks, META, misspeltMeta } from "./overridden-meta";
import { textsInQuotes } from "./overridden-texts";
import { resolved } from "./resolved";
import { factsOf } from "./schema-facts";
import { unresolvable } from "./unresolvable";
import type { WrittenAttributes } from "./written-attributes";

/** Validates at synth the arguments of a construct and the output it will write, including setters and overrides. */
export function validate(
  construct: IConstruct,
  schema: Schema,
  inputs: Inputs,
  synthesized: () => WrittenAttributes | undefined,
): void {
  const warned = new Set<string>();
  construct.node.addValidation({
    validate: () => {
      const written = synthesized();
      const text = (problem: Problem) => textOf(problem, inputs);
      const unresolved: Problem[] = [];
      const attributes = written && resolveEach(construct, written, unresolved);
      const props = inputs.problems();
      const given = [...props, ...beside(props, metaProblemsNow(schema, construct))];
      const found = attributes
        ? [
            ...given,
            ...unresolved,
            ...problems(construct, schema, attributes, inputs),
            ...beside(given, [...misspeltMeta(attributes), ...elementsOfOtherStacks(attributes)]),
            ...textsInQuotes((construct as unknown as { rawOverrides?: unknown }).rawOverrides),
          ]
        : [];
      if (found.length === 0) return [];
      for (const warning of found.filter((problem) => !isError(problem)).map(text)) {
        if (!warned.has(warning)) Annotations.of(construct).addWarning(warning);
        warned.add(warning);
      }
      return found.filter(isError).map(text);
    },
  });
}

// Resolved one by one, so that an error in one of them is reported along with the problems of the others.
function resolveEach(construct: IConstruct, written: WrittenAttributes, unresolved: Problem[]): WrittenAttributes {
  const attributes: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(written)) {
    try {
      attributes[name] = resolved(construct, value);
    } catch (error) {
      unresolved.push(unresolvable(error, [name]));
      attributes[name] = UNKNOWN;
    }
  }
  return attributes;
}

function problems(construct: IConstruct, schema: Schema, attributes: WrittenAttributes, inputs: Inputs): Problem[] {
  const all = schema.attributes;
  const names = factsOf(schema).attributes;
  const found = unexpected(attributes, names, [], META);
  const nameOf = (path: Problem["path"]) => inputs.nameOf(path);
  const secrets = secretsIn(construct, schema, attributes, nameOf);
  const values: Record<string, unknown> = {};
  for (const name of names) {
    // What else is wrong with a secret would be told with the secret.
    const isSecret = secrets.some(({ path: [secret] }) => secret === name);
    const refused = isSecret || (attributes[name] === undefined && inputs.isRefused(name));
    values[name] = refused ? UNKNOWN : configValue(all[name]!.type, attributes[name], [name], found, nameOf);
  }
  return [...found, ...secrets, ...literalsIn(attributes, []), ...validateConfig(schema, values, nameOf)];
}

// An override can write secrets that the props reject.
function secretsIn(
  construct: IConstruct,
  schema: Schema,
  attributes: WrittenAttributes,
  nameOf: (path: Problem["path"]) => string,
): Problem[] {
  return factsOf(schema).secrets.flatMap((name) => {
    const value = attributes[name];
    const got = value === undefined || value === null || value === UNKNOWN ? undefined : secretInCode(construct, value);
    return got === undefined ? [] : [{ ...words.secretInOverride({ name: nameOf([name]), got }), path: [name] }];
  });
}

// What is given first is reported as given there.
function beside(given: readonly Problem[], found: readonly Problem[]): Problem[] {
  return found.filter(({ path: [name] }) => !given.some((problem) => problem.path[0] === name));
}

function isError(problem: Problem): boolean {
  return problem.severity === "error";
}

function textOf(problem: Problem, inputs: Inputs): string {
  return `${inputs.nameOf(problem.path)}: ${inOneLine(problem)}`;
}
