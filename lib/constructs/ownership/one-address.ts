import { TerraformResource, type TerraformStack } from "cdktf";
import { resources } from "../../contract";
import { inOneLine } from "../../words";
import { writtenBy } from "../base/raw-overrides";
import { elementsOf } from "../base/stack-elements";
import { addressTwice } from "../words";

const OURS = new Set(resources.map(({ type }) => type));

/** No two resources of a stack may have the same address: cdktf would merge them into one. */
export function addressesTwice(stack: TerraformStack): string[] {
  const first = new Map<string, string>();
  const elements = elementsOf(stack);
  return elements.constructs.flatMap((one) => {
    if (!TerraformResource.isTerraformResource(one) || !OURS.has(one.terraformResourceType)) return [];
    if (elements.named(one.friendlyUniqueId).length < 2 || !writtenBy(one)) return [];
    const address = `${one.terraformResourceType}.${one.friendlyUniqueId}`;
    const other = first.get(address);
    if (other !== undefined) return [inOneLine(addressTwice({ one: other, other: one.node.path, address }))];
    first.set(address, one.node.path);
    return [];
  });
}
