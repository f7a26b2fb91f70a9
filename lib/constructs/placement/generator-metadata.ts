import type { TerraformProviderGeneratorMetadata } from "cdktf";
import { npmVersion, providerPackage } from "./provider-package";

/** What cdktf wants to know of the provider of a construct. */
export function generatorMetadata(): TerraformProviderGeneratorMetadata {
  const version = providerPackage()?.version ?? npmVersion();
  return { providerName: "cckm", providerVersion: version, providerVersionConstraint: version };
}
