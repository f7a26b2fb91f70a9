import fc from "fast-check";
import { BrokenGuarantee } from "./guarantees";
import type { Run } from "./model/observation";
import type { ProviderMode } from "./model/provider";
import { anyStart, type Start, stacksOf } from "./model/start";
import { World } from "./model/world";
import { OPERATIONS } from "./operations";
import type { Operation } from "./operations/operation";
import { settle } from "./settle";
import { diagnosticsOf } from "./terraform/messages";

const MOST_OPERATIONS = 7;

/** A sequence: where it starts, and the operations that follow. */
export type Sequence = readonly [Start, Iterable<fc.AsyncCommand<World, World>>];

/** Any sequence. An operation chooses its target when it runs, out of what is there then. */
export function anySequence(replayPath?: string): fc.Arbitrary<Sequence> {
  const draws = OPERATIONS.flatMap((operation) => Array.from({ length: operation.weight }, () => drawn(operation)));
  const operations = fc.commands(draws, {
    maxCommands: MOST_OPERATIONS,
    size: "max",
    ...(replayPath && { replayPath }),
  });
  return fc.noBias(fc.tuple(anyStart, operations));
}

function drawn(operation: Operation): fc.Arbitrary<Drawn> {
  return fc.nat({ max: 9999 }).map((number) => new Drawn(operation, number));
}

/** An operation with the number that picks its target. */
class Drawn implements fc.AsyncCommand<World, World> {
  #did = "";

  constructor(
    private readonly operation: Operation,
    private readonly number: number,
  ) {}

  check(world: World): boolean {
    return this.operation.choices(world).length > 0;
  }

  async run(world: World): Promise<void> {
    const choices = this.operation.choices(world);
    const { text, steps } = choices[this.number % choices.length]!;
    this.#did = text;
    world.told.push(text);
    world.operations.push(this.operation.name);
    for (const step of steps) await world.perform(step);
  }

  toString(): string {
    return this.#did;
  }
}

/** Plays a sequence on a world of its own, and settles it at the end. `ended` gets the world before it is closed. */
export async function play(
  [start, operations]: Sequence,
  mode: ProviderMode,
  ended: (world: World, error: unknown) => void,
): Promise<void> {
  const world = await World.start(mode, start.quirks);
  let error: unknown;
  try {
    await begin(world, start);
    await fc.asyncModelRun(() => ({ model: world, real: world }), operations);
    await settle(world);
  } catch (caught) {
    error = caught;
    throw caught;
  } finally {
    ended(world, error);
    await world.close();
  }
}

async function begin(world: World, start: Start): Promise<void> {
  const stacks = stacksOf(start);
  for (const stack of stacks) await world.perform({ do: "configure", stack, configuration: start[stack] });
  if (stacks.length === 0) return;
  world.told.push("start");
  const runs = await world.perform({ do: "terraform", commands: stacks.map((stack) => ({ stack, args: ["apply"] })) });
  const failed = runs.filter(({ code }) => code !== 0);
  if (failed.length === 0) return;
  throw new BrokenGuarantee(
    "The first apply of a configuration in which nothing is wrong ends well.",
    errorsOf(failed),
  );
}

function errorsOf(runs: readonly Run[]): string[] {
  return runs.flatMap(({ stack, messages }) =>
    diagnosticsOf(messages, "error").map(({ summary, detail }) => `stack ${stack}: ${summary}: ${detail}`),
  );
}
