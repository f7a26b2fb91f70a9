import { type TerraformResource, TerraformStack } from "cdktf";
import { excludeEachOther, invalid } from "../../schema";
import { inOneLine, type Message } from "../../words";
import { isExpression } from "./config-value";

/** Makes the resource's validation reject a move that cdktf cannot write: it would throw while it writes the file. */
export function requireMove(resource: TerraformResource): void {
  resource.node.addValidation({ validate: () => problemsOf(resource).map(inOneLine) });
}

function problemsOf(resource: TerraformResource): Message<"error">[] {
  // biome-ignore lint/complexity/useLiteralKeys: cdktf's own members have no other way in.
  const { byTarget, byId } = { byTarget: resource["_movedByTarget"], byId: resource["_movedById"] };
  const { terraformResourceType: type } = resource;
  if (!byTarget) return byId ? addressProblems(type, byIdOf(resource), byId) : [];
  const twice = byId && excludeEachOther({ names: BY, given: ["moveTo", byIdOf(resource)] });
  const isThere = targetOf(resource, byTarget.moveTarget)?.terraformResourceType === type;
  const rule = `what addMoveTarget() of another ${type} of the stack is given`;
  const nowhere = isThere ? undefined : invalid({ name: "the target of moveTo", value: byTarget.moveTarget, rule });
  return [twice, nowhere].filter((problem) => problem !== undefined);
}

// Of the two, the resource's own address is cdktf's.
function addressProblems(type: string, name: string, { to, from }: { readonly to: unknown; readonly from: unknown }) {
  const value = name === "moveFromId" ? from : to;
  if (typeof value === "string" && value.includes(".") && !isExpression(value)) return [];
  const rule = `an address of the state, such as ${type}.payments`;
  return [invalid({ name: `the id given to ${name}`, value: value, rule })];
}

const BY = ["moveTo", "moveToId", "moveFromId"];

// Only `moveFromId` is called on the resource that the object is moved to.
function byIdOf(resource: TerraformResource): string {
  // biome-ignore lint/complexity/useLiteralKeys: cdktf's own members have no other way in.
  const to = resource["_movedById"]?.to;
  return to === `${resource.terraformResourceType}.${resource.friendlyUniqueId}` ? "moveFromId" : "moveToId";
}

function targetOf(resource: TerraformResource, target: string): TerraformResource | undefined {
  try {
    return TerraformStack.of(resource).moveTargets.getResourceByTarget(target);
  } catch {
    return undefined;
  }
}
