import type { TerraformProviderGeneratorMetadata } from "cdktf";
import type { IConstruct } from "constructs";
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

// Read once for each app: it would take longer than all else that a construct does.
const VERSIONS = new WeakMap<IConstruct, string>();

function versionIn(scope: IConstruct): string {
  // A missing scope is for cdktf to report.
  const root = scope?.node?.root;
  const known = root && VERSIONS.get(root);
  if (known !== undefined) return known;
  const version = builtVersion() ?? npmPackage().version;
  if (root) VERSIONS.set(root, version);
  return version;
}

/** The provider metadata that cdktf expects of a construct in a scope. */
export function generatorMetadata(scope: IConstruct, standalone = false): TerraformProviderGeneratorMetadata {
  const script = versionIn(scope);
  const version = standalone ? standaloneVersion(script) : script;
  return { providerName: "cckm", providerVersion: version, providerVersionConstraint: version };
}
