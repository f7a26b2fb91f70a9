import { DefaultTokenResolver, StringConcat, TerraformElement, type TerraformStack, Tokenization } from "cdktf";
import type { IConstruct } from "constructs";
import { inOneLine } from "../../words";
import { stacksCircular } from "../words";
import { elementsOf } from "./stack-elements";

/** What cdktf says of a reference that closes a circle of stacks: it names neither the construct nor other problems. */
const CIRCULAR = /Cannot add dependency (\S+) to (\S+), because it would cause a circular dependency/;

/** The problems of references that close a circle of stacks, by the constructs that have them; none for another error. */
export function circularReferences(stack: TerraformStack, error: unknown): ReadonlyMap<IConstruct, string> {
  const found = new Map<IConstruct, string>();
  if (circle(error) === undefined) return found;
  for (const element of elementsOf(stack).constructs) {
    const told = TerraformElement.isTerraformElement(element) && circle(failureOf(stack, element));
    if (told) found.set(element, told);
  }
  return found;
}

function circle(error: unknown): string | undefined {
  const [, other, one] = CIRCULAR.exec(String((error as Error | undefined)?.message)) ?? [];
  return one === undefined || other === undefined ? undefined : inOneLine(stacksCircular({ one, other }));
}

function failureOf(scope: TerraformStack, element: TerraformElement): unknown {
  const resolver = new DefaultTokenResolver(new StringConcat());
  try {
    Tokenization.resolve(element.toTerraform(), { scope, resolver, preparing: true });
    return undefined;
  } catch (error) {
    return error;
  }
}
