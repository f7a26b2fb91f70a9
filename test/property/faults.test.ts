import { DOUBTS } from "./faults/doubts";
import type { Fault } from "./faults/fault";
import { OWNERS } from "./faults/owners";
import { BrokenGuarantee } from "./guarantees";
import { World } from "./model/world";
import { describeFailure } from "./report/describe";
import { settle } from "./settle";

async function play({ steps, mode = "in this process", quirks, endWell = [] }: Fault): Promise<void> {
  const world = await World.start(mode, quirks);
  try {
    for (const step of steps) await world.perform(step);
    const refused = await settle(world);
    expect(endWell.filter((stack) => refused.has(stack))).toEqual([]);
  } catch (error) {
    throw error instanceof BrokenGuarantee ? new Error(describeFailure(world, error, "")) : error;
  } finally {
    await world.close();
  }
}

describe("no fault of before comes again", () => {
  it.each([...OWNERS, ...DOUBTS])("$title", play);
});
