import { BrokenGuarantee } from "./guarantees";
import type { Configuration, StackName } from "./model/configuration";
import type { Run } from "./model/observation";
import type { World } from "./model/world";
import { busyStacks } from "./operations/operation";
import { diagnosticsOf, plannedIn } from "./terraform/messages";

const NEXT_STEP = /import|moved|removed|remove |keep one|recover|choose another|set |sign in/i;

/**
 * Lifts every trouble, signs in where everybody does, and applies each stack: that must end well, or in refusals that say
 * what to do.
 * @returns the stacks whose apply was refused
 */
export async function settle(world: World): Promise<ReadonlySet<StackName>> {
  world.told.push("settle: no trouble any more, every step succeeds");
  await world.perform({ do: "trouble" });
  const refused = new Set<StackName>();
  for (const stack of busyStacks(world)) {
    const configuration = untroubled(world.configuration(stack));
    await world.perform({ do: "configure", stack, configuration });
    const [applied] = await world.perform({ do: "terraform", commands: [{ stack, args: ["apply"] }] });
    if (applied!.code === 0) await requireEmptyPlan(world, applied!);
    else {
      requireNextStep(applied!);
      refused.add(stack);
    }
  }
  return refused;
}

function untroubled({ provider: _, ...configuration }: Configuration): Configuration {
  const resources = Object.entries(configuration.resources).map(([at, declared]) => [
    at,
    declared.dependent ? { ...declared, dependent: "succeeds" } : declared,
  ]);
  return { ...configuration, resources: Object.fromEntries(resources) as Configuration["resources"] };
}

function requireNextStep({ stack, messages }: Run): void {
  const helpless = diagnosticsOf(messages, "error").filter(({ detail }) => !NEXT_STEP.test(detail));
  if (helpless.length === 0) return;
  throw new BrokenGuarantee(
    "Without any trouble an apply ends well, or in a refusal that says what to do next.",
    helpless.map(({ summary, detail }) => `stack ${stack}: ${summary}: ${detail.replaceAll(/\s+/g, " ")}`),
  );
}

async function requireEmptyPlan(world: World, { stack }: Run): Promise<void> {
  const [plan] = await world.perform({ do: "terraform", commands: [{ stack, args: ["plan"] }] });
  const planned = plannedIn(plan!.messages);
  if (plan!.code === 0 && planned.length === 0) return;
  throw new BrokenGuarantee("After an apply that ended well, a plan is empty.", [
    `stack ${stack}: ${plan!.code === 0 ? planned.join(", ") : "the plan failed"}`,
  ]);
}
