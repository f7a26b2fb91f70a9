import { TerraformResource } from "cdktf";
import { isPlain } from "./plain";

/** The attributes of a construct by name, for JSON output. */
export type WrittenAttributes = Readonly<Record<string, unknown>>;

/**
 * The attributes that a resource writes, with its overrides but not those of its stack; undefined if it writes none,
 * as after a move. The comment with its path may be left out.
 */
export function attributesWrittenBy(resource: TerraformResource): WrittenAttributes | undefined {
  // Of a move cdktf writes only where it goes to, and throws if that is nowhere; the resource itself reports it.
  if (hasMoved(resource)) return undefined;
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
  if (!isWithoutOverrides(resource) || resource.provisioners) return undefined;
  for (const value of Object.values(resource.terraformMetaArguments)) if (value !== undefined) return undefined;
  // biome-ignore lint/complexity/useLiteralKeys: cdktf's own member has no other way in.
  const attributes = resource["synthesizeAttributes"]();
  for (const value of Object.values(attributes)) if (typeof value !== "string" && !isPlain(value)) return undefined;
  return attributes;
}

/** Whether a resource writes nothing but plain values, apart from its comment: neither references nor other blocks. */
export function writesOnlyPlain(resource: TerraformResource): boolean {
  // biome-ignore lint/complexity/useLiteralKeys: cdktf's own member has no other way in.
  if (resource.hasResourceMove() || resource["_imported"]) return false;
  const attributes = plainAttributes(resource);
  if (!attributes) return false;
  for (const value of Object.values(attributes)) if (typeof value === "string" && !isPlain(value)) return false;
  return true;
}

// A resource that renders itself writes what it likes.
function hasMoved(resource: TerraformResource): boolean {
  // biome-ignore lint/complexity/useLiteralKeys: cdktf's own member has no other way in.
  return resource["_hasMoved"] && resource.toTerraform === TerraformResource.prototype.toTerraform;
}

/** Whether a resource writes what its arguments say: it is rendered by cdktf, not moved, and has no overrides of its own. */
export function isWithoutOverrides(resource: TerraformResource): boolean {
  if (resource.toTerraform !== TerraformResource.prototype.toTerraform) return false;
  // biome-ignore lint/complexity/useLiteralKeys: cdktf's own members have no other way in.
  return !resource["_hasMoved"] && Object.keys(resource["rawOverrides"]).length === 0;
}
