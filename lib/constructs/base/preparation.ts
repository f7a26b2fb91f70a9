import { TerraformResource } from "cdktf";
import { writesOnlyPlain } from "./written-attributes";

/**
 * Prepares a stack. cdktf searches all that is written for references to other stacks, which takes as long as writing it.
 * Resources of plain values alone, which refer to nothing, are left out of that search.
 */
export function searchedForReferences(prepare: () => void): void {
  const { prototype } = TerraformResource;
  const { toTerraform } = prototype;
  prototype.toTerraform = function searched(this: TerraformResource): unknown {
    // What a class makes of its super class's output is its own.
    const isLeftOut = this.toTerraform === searched && writesOnlyPlain(this);
    return isLeftOut ? unlisted(() => toTerraform.call(this)) : toTerraform.call(this);
  };
  try {
    prepare();
  } finally {
    prototype.toTerraform = toTerraform;
  }
}

/** An output without anything to search, in which a reader still finds its resource. */
function unlisted(write: () => { readonly resource?: unknown }): object {
  return Object.defineProperty({}, "resource", { get: () => write().resource });
}
