import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { World } from "../model/world";

const FOLDER = join(__dirname, "../found");

/** Writes a test that does what was done, step by step, and returns its file. */
export function writeReproduction(world: World, name: string, sentence: string): string {
  const file = join(FOLDER, `${name}.test.ts`);
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(
    file,
    `import type { Step } from "../model/steps";
import { World } from "../model/world";

const STEPS: readonly Step[] = ${JSON.stringify(world.performed, null, 2)};

it(${JSON.stringify(sentence)}, async () => {
  const world = await World.start(${JSON.stringify(world.mode)}, ${JSON.stringify(world.quirks)});
  try {
    for (const step of STEPS) await world.perform(step);
  } finally {
    await world.close();
  }
});
`,
  );
  return file;
}
