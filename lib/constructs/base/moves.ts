import { type TerraformResource, TerraformStack } from "cdktf";
import { excludeEachOther, invalid } from "../../schema";
import { inOneLine, type Message } from "../../words";

/** Makes the resource's validation reject a move that cdktf cannot write: it would throw while it writes the file. */
export function requireMove(resource: TerraformResource): void {
  resource.node.addValidation({ validate: () => problemsOf(resource).map(inOneLine) });
}

function problemsOf(resource: TerraformResource): Message<"error">[] {
  // biome-ignore lint/complexity/useLiteralKeys: cdktf's own members have no other way in.
  const { byTarget, byId } = { byTarget: resource["_movedByTarget"], byId: resource["_movedById"] };
  if (!byTarget) return [];
  const { terraformResourceType: type } = resource;
  const twice = byId && excludeEachOther({ names: BY, given: ["moveTo", byIdOf(resource)] });
  const isThere = targetOf(resource, byTarget.moveTarget)?.terraformResourceType === type;
  const rule = `what addMoveTarget() of another ${type} of the stack is given`;
  const nowhere = isThere ? undefined : invalid({ name: "the target of moveTo", value: byTarget.moveTarget, rule });
  return [twice, nowhere].filter((problem) => problem !== undefined);
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
