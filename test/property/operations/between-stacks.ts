import {
  accountOf,
  type Configuration,
  type Declared,
  type StackName,
  targetArgument,
  withDependents,
  without,
  withTarget,
} from "../model/configuration";
import type { Choice } from "../model/steps";
import type { World } from "../model/world";
import { eachDeclared, type Operation } from "./operation";

const OTHER: Readonly<Record<StackName, StackName>> = { one: "two", two: "one" };

/** A construct that is taken from one stack to another in the code, and nothing else. */
export const moveInCode: Operation = {
  name: "move between stacks in the code alone",
  weight: 3,
  choices: (world) => eachDeclared(world, (stack, at) => choose(world, stack, at, "code")),
};

/** The documented recipe: `removed` where it was, `import` where it goes. */
export const moveByRecipe: Operation = {
  name: "move between stacks by removed and import",
  weight: 2,
  choices: (world) =>
    eachDeclared(world, (stack, at) =>
      world.configuration(stack).resources[at]?.type === "cckm_azure_sync_job"
        ? []
        : choose(world, stack, at, "recipe"),
    ),
};

function choose(world: World, from: StackName, at: string, how: "code" | "recipe"): Choice[] {
  const [source, target] = [world.configuration(from), world.configuration(OTHER[from])];
  const moving = withDependents(source, at);
  const taken = new Set([
    ...Object.keys(target.resources),
    ...(target.removed ?? []),
    ...(target.moved ?? []).flatMap((move) => [move.from, move.to]),
  ]);
  if (moving.some((one) => taken.has(one))) return [];
  const resources = { ...target.resources };
  for (const one of moving) resources[one] = standing(source.resources[one]!, source, moving);
  const left: Configuration = {
    ...without(source, moving),
    ...(how === "recipe" && { removed: [...(source.removed ?? []), ...moving] }),
  };
  const imports = how === "recipe" ? importsOf(world, from, moving) : [];
  const arrived: Configuration = {
    ...target,
    resources,
    ...(imports.length > 0 && { imports: [...(target.imports ?? []), ...imports] }),
  };
  return [
    {
      text: `move ${moving.join(" and ")} from stack ${from} to stack ${OTHER[from]}, ${how === "code" ? "in the code alone" : "with removed and import"}`,
      steps: [
        { do: "configure", stack: from, configuration: left },
        { do: "configure", stack: OTHER[from], configuration: arrived },
      ],
    },
  ];
}

/** A declaration that does without what stays behind: permissions name the id of an account of another stack. */
function standing(declared: Declared, source: Configuration, moving: readonly string[]): Declared {
  const account = accountOf(declared);
  if (account === undefined || moving.includes(account)) return declared;
  const name = String(source.resources[account]!.arguments.name);
  return withTarget(declared, `<${targetArgument(declared.type) === "kms_id" ? "kms" : "vault"} ${name}>`);
}

function importsOf(world: World, from: StackName, moving: readonly string[]) {
  return world
    .view()
    .entries.filter(({ stack, deposed, address }) => stack === from && !deposed && moving.includes(address))
    .map(({ address, attributes }) => ({ to: address, id: String(attributes.id) }));
}
