import { dataSources, resources } from "../../lib/contract";
import { cckmProviderSchema } from "../../lib/contract/cckm";
import type { Attributes, Choices } from "../../lib/schema";
import { comment } from "./comment";

/** The file of enums and classes of constants. */
export function choicesFile(): string {
  return allChoices()
    .map((choices) => (choices.open ? constants(choices) : enumeration(choices)))
    .join("\n");
}

/** Every set of named values, each once, by name. */
export function allChoices(): Choices[] {
  const schemas = [cckmProviderSchema, ...[...resources, ...dataSources].map(({ schema }) => schema)];
  const found = schemas.flatMap(({ attributes }) => choicesIn(attributes));
  return [...new Map(found.map((choices) => [choices.name, choices])).values()].sort((a, b) =>
    a.name < b.name ? -1 : 1,
  );
}

function choicesIn(attributes: Attributes): Choices[] {
  return Object.values(attributes).flatMap(({ options, nested }) => [
    ...(options.choices ? [options.choices] : []),
    ...(nested ? choicesIn(nested.attributes) : []),
  ]);
}

function enumeration({ name, description, values }: Choices): string {
  const members = Object.entries(values).map(
    ([constant, choice]) => `${comment("  ", choice.description)}  ${constant} = "${choice.value}",\n`,
  );
  return `${comment("", description)}export enum ${name} {\n${members.join("")}}\n`;
}

// A set that grows is no enum: other languages could not give a value that is not listed.
function constants({ name, description, values }: Choices): string {
  const members = Object.entries(values).map(
    ([constant, choice]) => `${comment("  ", choice.description)}  static readonly ${constant} = "${choice.value}";\n`,
  );
  return `${comment("", description)}export class ${name} {\n${members.join("")}\n  private constructor() {}\n}\n`;
}
