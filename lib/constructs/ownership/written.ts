import { TerraformStack } from "cdktf";
import type { IConstruct } from "constructs";
import { UNKNOWN } from "../../schema";
import { resolved } from "../base/resolved";

/** Arguments as they are written, tokens and references included. */
export type Values = Readonly<Record<string, unknown>>;

/** The values that are written, with what only Terraform knows marked as unknown. */
export function known(scope: IConstruct, written: Values): Values {
  return Object.fromEntries(Object.entries(written).map(([name, value]) => [name, knownValue(scope, value)]));
}

// What cannot be resolved is told by the construct's own validation.
function knownValue(scope: IConstruct, value: unknown): unknown {
  try {
    return marks(resolved(scope, value));
  } catch {
    return UNKNOWN;
  }
}

/** All that stands in a stack itself. */
export function standingIn(stack: TerraformStack): IConstruct[] {
  return stack.node.findAll().filter((construct) => TerraformStack.of(construct) === stack);
}

function marks(value: unknown): unknown {
  if (typeof value === "string") return value.includes("${") ? UNKNOWN : value;
  if (Array.isArray(value)) return value.map(marks);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, marks(item)]));
}
