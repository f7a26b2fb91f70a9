import { Aspects, TerraformStack } from "cdktf";
import type { IConstruct } from "constructs";
import { Guard } from "./guard";

const watched = new WeakSet<TerraformStack>();

/**
 * Has the guards that were put on what is above the construct's stack, such as the app, look at the stack too: cdktf asks
 * the aspects of a stack and of what is in it only, and a guard rail that holds nobody back is worse than none.
 */
export function applyGuardsAbove(construct: IConstruct): void {
  const stack = TerraformStack.of(construct);
  if (watched.has(stack)) return;
  watched.add(stack);
  stack.node.addValidation({
    validate: () => {
      const above = stack.node.scopes.filter((scope) => scope !== stack);
      const guards = above.flatMap((scope) => Aspects.of(scope).all.filter((aspect) => aspect instanceof Guard));
      for (const inside of guards.length > 0 ? stack.node.findAll() : []) {
        for (const guard of guards) guard.visit(inside);
      }
      return [];
    },
  });
}
