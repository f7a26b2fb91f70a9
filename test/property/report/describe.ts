import { BrokenGuarantee } from "../guarantees";
import { type Configuration, type Declared, STACKS } from "../model/configuration";
import { entryText, type View } from "../model/observation";
import type { World } from "../model/world";

/** A failure as people read it: what was promised, what was done, and how things are now. */
export function describeFailure(world: World, error: unknown, again: string): string {
  const broken =
    error instanceof BrokenGuarantee
      ? [`Broken: ${error.sentence}`, ...error.seen.map((line) => `  ${line}`)]
      : [`Failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`];
  const configurations = STACKS.flatMap((stack) => describeConfiguration(stack, world.configuration(stack)));
  return [
    ...broken,
    "",
    `What was done, on a CCKM ${Object.keys(world.quirks).length === 0 ? "as its pages say" : `with ${JSON.stringify(world.quirks)}`}:`,
    ...world.told.map((line) => `  ${line}`),
    "",
    "Configurations at the end:",
    ...configurations,
    "",
    ...describeView(world.view()),
    "",
    again,
  ].join("\n");
}

function describeConfiguration(stack: string, { resources, ...more }: Configuration): string[] {
  const lines = Object.entries(resources).map(([at, declared]) => `    ${at}: ${describeDeclared(declared)}`);
  const others = Object.entries(more).map(([name, value]) => `    ${name} = ${JSON.stringify(value)}`);
  return [`  stack ${stack}${lines.length + others.length === 0 ? ": empty" : ""}`, ...lines, ...others];
}

function describeDeclared({ arguments: given, type: _, ...life }: Declared): string {
  return [...Object.entries(given), ...Object.entries(life)]
    .filter(([name]) => name !== "value")
    .map(([name, value]) => `${name} = ${JSON.stringify(value)}`)
    .join(", ");
}

function describeView({ entries, objects }: View): string[] {
  const owners = (key: string) => entries.filter((entry) => entry.key === key).map(entryText);
  return [
    "CCKM holds:",
    ...[...objects.values()].map(({ key, name }) => `    ${name}: ${owners(key).join(" and ") || "in no state"}`),
    "States hold:",
    ...entries.map((entry) => `    ${entryText(entry)}: ${objects.get(entry.key)?.name ?? "what is not in CCKM"}`),
  ];
}
