import { TerraformElement, TerraformStack } from "cdktf";
import type { IConstruct } from "constructs";

/** The constructs directly in a stack, without nested stacks. */
export class StackElements {
  readonly constructs: readonly IConstruct[];
  private names: ReadonlyMap<string, readonly TerraformElement[]> | undefined;

  constructor(stack: TerraformStack) {
    this.constructs = stack.node.findAll().filter((construct) => TerraformStack.of(construct) === stack);
  }

  /** The elements with a name in Terraform's addresses, of any kind. */
  named(name: string): readonly TerraformElement[] {
    this.names ??= byName(this.constructs.filter((one) => TerraformElement.isTerraformElement(one)));
    return this.names.get(name) ?? [];
  }
}

function byName(elements: readonly TerraformElement[]): ReadonlyMap<string, readonly TerraformElement[]> {
  const named = new Map<string, TerraformElement[]>();
  for (const one of elements) {
    const name = nameOf(one);
    const others = named.get(name);
    if (others) others.push(one);
    else named.set(name, [one]);
  }
  return named;
}

// An element that has no name, such as a backend with the id `Default`, is not in any address.
function nameOf(element: TerraformElement): string {
  try {
    return element.friendlyUniqueId;
  } catch {
    return "";
  }
}

let listed: Map<TerraformStack, StackElements> | undefined;

/**
 * The constructs in a stack. During a validation they are listed once, as cdktf does: a construct that is added in it is
 * not validated.
 */
export function elementsOf(stack: TerraformStack): StackElements {
  const elements = listed?.get(stack) ?? new StackElements(stack);
  listed?.set(stack, elements);
  return elements;
}

/** Validates a stack, for the time of which the constructs of stacks are listed once. */
export function listingOnce(validate: () => void): void {
  const before = listed;
  listed ??= new Map();
  try {
    validate();
  } finally {
    listed = before;
  }
}
