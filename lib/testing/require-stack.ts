import { TerraformStack } from "cdktf";
import { quote, refusal, wrongType } from "../schema";

/** @throws Error for what is no stack, such as an app, of which a helper would not say what it lacks. */
export function requireStack(helper: string, stack: unknown): void {
  const isObject = typeof stack === "object" && stack !== null;
  if (isObject && TerraformStack.isStack(stack)) return;
  const value = isObject ? stack.constructor?.name || "an object" : quote(stack);
  throw refusal(helper, wrongType({ name: "stack", value, type: "a TerraformStack" }));
}
