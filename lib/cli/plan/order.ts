import type { Stack } from "../stacks";

/** Sorts stacks after their dependencies, otherwise in the order of the app. */
export function inOrder(stacks: readonly Stack[]): Stack[] {
  const ordered: Stack[] = [];
  const add = (stack: Stack) => {
    if (ordered.includes(stack)) return;
    for (const name of stack.dependsOn) {
      const before = stacks.find((one) => one.name === name);
      if (before) add(before);
    }
    // cdktf does not allow circular dependencies among stacks.
    ordered.push(stack);
  };
  for (const stack of stacks) add(stack);
  return ordered;
}
