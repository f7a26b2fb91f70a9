import { TerraformResource } from "cdktf";
import { isPlain } from "./plain";

/** The attributes of a construct by name, for JSON output. */
export type WrittenAttributes = Readonly<Record<string, unknown>>;

/**
 * The attributes that a resource writes, with its overrides but not those of its stack; undefined if it writes none,
 * as after a move. The comment with its path may be left out.
 */
export function attributesWrittenBy(resource: TerraformResource): WrittenAttributes | undefined {
  return plainAttributes(resource) ?? writtenBy(resource);
}

function writtenBy(resource: TerraformResource): WrittenAttributes | undefined {
  return resource.toTerraform().resource?.[resource.terraformResourceType]?.[resource.friendlyUniqueId];
}

/**
 * The attributes of a resource to which cdktf would add nothing but its comment: no overrides, no meta-arguments, texts
 * and plain values only. Most resources are of this kind, and cdktf's own way takes many times as long.
 */
function plainAttributes(resource: TerraformResource): WrittenAttributes | undefined {
  if (resource.toTerraform !== TerraformResource.prototype.toTerraform) return undefined;
  // biome-ignore-start lint/complexity/useLiteralKeys: cdktf's own members have no other way in.
  if (resource["_hasMoved"] || Object.keys(resource["rawOverrides"]).length > 0 || resource.provisioners)
    return undefined;
  for (const value of Object.values(resource.terraformMetaArguments)) if (value !== undefined) return undefined;
  const attributes = resource["synthesizeAttributes"]();
  // biome-ignore-end lint/complexity/useLiteralKeys: see above.
  for (const value of Object.values(attributes)) if (typeof value !== "string" && !isPlain(value)) return undefined;
  return attributes;
}
