import type { TerraformProviderGeneratorMetadata } from "cdktf";
import { npmPackage } from "../../package/manifest/npm-package";
import { standaloneVersion } from "../../package/manifest/platforms";
import { providerPackage } from "../../package/manifest/provider-package";

// A damaged package is reported by the validation, along with all other problems.
function builtVersion(): string | undefined {
  try {
    return providerPackage()?.version;
  } catch {
    return undefined;
  }
}

/** The provider metadata that cdktf expects of a construct. */
export function generatorMetadata(standalone = false): TerraformProviderGeneratorMetadata {
  const script = builtVersion() ?? npmPackage().version;
  const version = standalone ? standaloneVersion(script) : script;
  return { providerName: "cckm", providerVersion: version, providerVersionConstraint: version };
}
