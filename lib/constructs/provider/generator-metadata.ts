import type { TerraformProviderGeneratorMetadata } from "cdktf";
import { npmPackage } from "../../package/manifest/npm-package";
import { providerPackage } from "../../package/manifest/provider-package";

/** What cdktf wants to know of the provider of a construct. */
export function generatorMetadata(): TerraformProviderGeneratorMetadata {
  const version = providerPackage()?.version ?? npmPackage().version;
  return { providerName: "cckm", providerVersion: version, providerVersionConstraint: version };
}
