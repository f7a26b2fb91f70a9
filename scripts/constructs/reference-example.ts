import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Attributes } from "../../lib/schema";
import { argumentText } from "./example-text";
import { camelCase, fileName } from "./names";
import { isArgument, type Subject, subjects } from "./subject";

/** The first line of an example that is made of the contract; one without it was written by hand, and stays. */
export const DERIVED =
  "// Made of the contract's examples by `npm run constructs`. To show more, write it by hand, without this line.\n";

/** The reference examples that nobody has written by hand, unformatted, by their files' names. */
export function derivedExamples(folder: string): Map<string, string> {
  const contracts = subjects().filter(({ kind }) => kind !== "provider");
  const texts = contracts.map((subject) => [`${fileName(subject.construct)}.ts`, derivedExample(subject)] as const);
  return new Map(texts.filter(([file]) => !isByHand(join(folder, file))));
}

/** The construct with the examples of what it must be given. */
export function derivedExample({ construct, schema }: Pick<Subject, "construct" | "schema">): string {
  const given = `{ ${argumentsOf(schema.attributes).join(", ")} }`;
  const names = [construct, ...given.replaceAll(/"[^"]*"/g, "").matchAll(/\b[A-Z]\w*(?=\.)/g)].map(String);
  return `${DERIVED}import type { TerraformStack } from "cdktf";
import { ${[...new Set(names)].sort().join(", ")} } from "cdktf-cckm";

export function example(stack: TerraformStack): void {
  new ${construct}(stack, "example", ${given});
}
`;
}

function argumentsOf(attributes: Attributes): string[] {
  return Object.entries(attributes)
    .filter(([, attribute]) => isArgument(attribute) && attribute.options.required)
    .map(([name, attribute]) => `${camelCase(name)}: ${argumentText(name, attribute)}`);
}

function isByHand(file: string): boolean {
  return existsSync(file) && !readFileSync(file, "utf8").startsWith(DERIVED);
}
