import { basename } from "node:path";
import type { RequiredProvider } from "./lock-merge";

interface Synthesized {
  readonly terraform?: {
    readonly required_providers?: Readonly<Record<string, { readonly source?: string; readonly version?: string }>>;
  };
}

const TERRAFORM = "registry.terraform.io";
const OPENTOFU = "registry.opentofu.org";

/** The registry that an engine uses for providers without a host in their source: each has its own in its lock file. */
export function defaultRegistry(env: Readonly<Record<string, string | undefined>>): string {
  return /^(opentofu|tofu)\b/.test(basename(env.TERRAFORM_BINARY_NAME ?? "")) ? OPENTOFU : TERRAFORM;
}

/**
 * The providers that a stack requires, from its synthesized JSON (or, for an HCL synth, its metadata).
 * @param registry the engine's registry
 */
export function requiredProviders(synthesized: string, registry: string = TERRAFORM): RequiredProvider[] {
  const { terraform } = JSON.parse(synthesized) as Synthesized;
  return Object.entries(terraform?.required_providers ?? {}).map(([name, { source, version }]) => ({
    address: providerAddress(source ?? name, registry),
    ...(namesNoHost(source ?? name) && { otherwise: otherwise(source ?? name, registry) }),
    ...(version && { constraints: version }),
  }));
}

/** The full address of a provider: `null` becomes `registry.terraform.io/hashicorp/null`. */
export function providerAddress(source: string, registry: string = TERRAFORM): string {
  if (!namesNoHost(source)) return source;
  return source.includes("/") ? `${registry}/${source}` : `${registry}/hashicorp/${source}`;
}

function otherwise(source: string, registry: string): string {
  return providerAddress(source, registry === TERRAFORM ? OPENTOFU : TERRAFORM);
}

function namesNoHost(source: string): boolean {
  return source.split("/").length < 3;
}
