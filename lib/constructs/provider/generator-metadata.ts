import type { TerraformProviderGeneratorMetadata } from "cdktf";
import { npmPackage } from "../../package/manifest/npm-package";
import { standaloneVersion } from "../../package/manifest/platforms";
import { providerPackage } from "../../package/manifest/provider-package";

// That it is damaged is told by the validation, beside all other problems.
function builtVersion(): string | undefined {
  try {
    return providerPackage()?.version;
  } catch {
    return undefined;
  }
}

/** What cdktf wants to know of the provider of a construct. */
export function generatorMetadata(standalone = false): TerraformProviderGeneratorMetadata {
  const script = builtVersion() ?? npmPackage().version;
  const version = standalone ? standaloneVersion(script) : script;
  return { providerName: "cckm", providerVersion: version, providerVersionConstraint: version };
}
