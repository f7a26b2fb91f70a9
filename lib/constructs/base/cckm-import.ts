import { ImportableResource, type TerraformProvider } from "cdktf";
import type { Construct } from "constructs";
import { textTokens } from "./number-tokens";
import { requireProvider } from "./provider-presence";

/** The local name of the provider: what a resource without one of its own has. */
const DEFAULT_PROVIDER = "cckm";

/**
 * An import block for which Terraform writes the code. It always names its provider: without a name Terraform takes the
 * type's first word and looks for hashicorp/cckm in its registry.
 * @internal
 */
export class CckmImport extends ImportableResource {
  constructor(scope: Construct, id: string, type: string, importId: string, provider?: TerraformProvider) {
    super(scope, id, { terraformResourceType: type, importId: textTokens(importId) as string, provider });
    requireProvider(this, "An import");
  }

  override toTerraform(): { import: [{ provider?: unknown }] } {
    return named(super.toTerraform(), DEFAULT_PROVIDER);
  }

  override toHclTerraform(): { import: [{ provider?: unknown }] } {
    return named(super.toHclTerraform(), {
      value: DEFAULT_PROVIDER,
      type: "simple",
      storageClassType: "reference",
    });
  }
}

function named(
  { import: [block] }: { import: [{ provider?: unknown }] },
  provider: unknown,
): {
  import: [{ provider?: unknown }];
} {
  return { import: [{ ...block, provider: block.provider ?? provider }] };
}
