import type { Attribute } from "../../lib/schema";
import { allChoices, choicesFile } from "./choices";
import { propsName, subjectClass } from "./class";
import { SETTINGS_FILE, settingsInterfaces } from "./environment";
import { type HandWritten, handWritten } from "./hand-written";
import { type Available, importsOf } from "./imports";
import { fileName } from "./names";
import { propsInterface } from "./props";
import { listClass, nestedOf, recordClasses, recordInterfaces } from "./records";
import { attributesOf, type Subject, subjects } from "./subject";

/** The first line of what is generated. */
export const HEADER = "// Generated from lib/contract by `npm run constructs`. Do not edit.\n";

/** Every generated file of constructs, unformatted, by its name in lib/constructs/generated. */
export function allFiles(): Map<string, string> {
  const above = handWritten();
  const all = subjects();
  const available: Available = {
    contracts: all.map(({ constant }) => constant),
    choices: allChoices().map(({ name }) => name),
    above,
  };
  const bodies = new Map<string, string>([["choices.ts", choicesFile()]]);
  bodies.set(SETTINGS_FILE, settingsInterfaces());
  for (const subject of all) {
    for (const [name, code] of subjectFiles(subject, above)) bodies.set(name, code);
  }
  const files = new Map<string, string>();
  for (const [name, body] of bodies) {
    files.set(name, `${HEADER}${importsOf(body, available)}\n\n${body}`);
  }
  return files.set("index.ts", indexFile(bodies));
}

// A record with a hand-written class above it has a file of its own: that class imports it, and the list imports that class.
function subjectFiles(subject: Subject, above: HandWritten): [string, string][] {
  const attributes = attributesOf(subject);
  const nested = nestedOf(attributes).map(([, attribute]) => attribute);
  const apart = nested.filter((attribute) => above.has(recordName(attribute)));
  const here = nested.filter((attribute) => !apart.includes(attribute));
  const main = [
    ...here.flatMap((attribute) => recordClasses(attribute, above)),
    ...nested.map(listClass),
    ...recordInterfaces(attributes),
    ...props(subject, above),
    subjectClass(subject, above),
  ];
  return [
    ...apart.map((attribute): [string, string] => [
      `${fileName(recordName(attribute))}.ts`,
      recordClasses(attribute, above).join("\n"),
    ]),
    [`${fileName(subject.construct)}.ts`, main.join("\n")],
  ];
}

function props(subject: Subject, above: HandWritten): string[] {
  const { kind, construct } = subject;
  const name = propsName(subject, above);
  if (name === "TerraformMetaArguments") return [];
  const description = `Arguments of {@link ${construct}}.`;
  return [propsInterface(kind, { name, description, attributes: attributesOf(subject) })];
}

function recordName({ options }: Attribute): string {
  return options.record!.name;
}

// The bases of hand-written classes are no public names.
function indexFile(bodies: ReadonlyMap<string, string>): string {
  const lines = [...bodies].sort().flatMap(([file, body]) => {
    const exported = [...body.matchAll(/^export (?:abstract )?(class|interface|enum) (\w+)/gm)].filter(
      ([, , name]) => !name!.endsWith("Base"),
    );
    const module = `"./${file.replace(/\.ts$/, "")}"`;
    const names = exported.filter(([, kind]) => kind !== "interface").map(([, , name]) => name!);
    const types = exported.filter(([, kind]) => kind === "interface").map(([, , name]) => name!);
    return [
      names.length > 0 ? `export { ${names.join(", ")} } from ${module};\n` : "",
      types.length > 0 ? `export type { ${types.join(", ")} } from ${module};\n` : "",
    ];
  });
  return `${HEADER}${lines.join("")}`;
}
