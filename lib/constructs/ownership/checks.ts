import { TerraformStack } from "cdktf";
import type { IConstruct } from "constructs";
import { markOnce } from "../base/marks";
import { type Declared, declaredIn } from "./declared";
import { regionsTwice } from "./disjoint-regions";
import { addressesTwice } from "./one-address";
import { objectsTwice } from "./one-owner";

const CHECKS: readonly (readonly [name: string, check: (declared: readonly Declared[]) => string[]])[] = [
  ["requires one owner", objectsTwice],
  ["requires disjoint regions", regionsTwice],
];

/** Adds the checks of what a stack declares to the construct's stack, each once. */
export function requireOwnership(construct: IConstruct): void {
  const stack = TerraformStack.of(construct);
  const checks = CHECKS.filter(([name]) => markOnce(stack, name));
  if (markOnce(stack, "requires one address")) stack.node.addValidation({ validate: () => addressesTwice(stack) });
  if (checks.length === 0) return;
  stack.node.addValidation({
    validate: () => {
      const declared = declaredIn(stack);
      return checks.flatMap(([, check]) => check(declared));
    },
  });
}
