import { ImportableResource, type TerraformProvider } from "cdktf";
import type { Construct } from "constructs";
import { requireImportId, writtenImportId } from "./import-id";
import { requireOwnProvider, requireProvider } from "./provider-presence";

/** The provider's local name, used by resources that specify no provider. */
const DEFAULT_PROVIDER = "cckm";

/**
 * An import block for which Terraform generates the configuration. It always names its provider: otherwise Terraform
 * derives it from the type and looks for hashicorp/cckm in its registry.
 * @internal
 */
export class CckmImport extends ImportableResource {
  constructor(scope: Construct, id: string, type: string, fromId: string, provider?: TerraformProvider) {
    super(scope, id, { terraformResourceType: type, importId: writtenImportId(fromId), provider });
    requireImportId(this, fromId);
    requireOwnProvider(this, provider);
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
