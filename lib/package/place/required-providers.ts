import type { RequiredProvider } from "./lock-merge";

interface Synthesized {
  readonly terraform?: {
    readonly required_providers?: Readonly<Record<string, { readonly source?: string; readonly version?: string }>>;
  };
}

/** The providers that a stack asks for, from its synthesized JSON (or, of an HCL synth, its metadata). */
export function requiredProviders(synthesized: string): RequiredProvider[] {
  const { terraform } = JSON.parse(synthesized) as Synthesized;
  return Object.entries(terraform?.required_providers ?? {}).map(([name, { source, version }]) => ({
    address: providerAddress(source ?? name),
    ...(version && { constraints: version }),
  }));
}

/** The full address of a provider: `null` is `registry.terraform.io/hashicorp/null`. */
export function providerAddress(source: string): string {
  const slashes = source.split("/").length - 1;
  if (slashes === 0) return `registry.terraform.io/hashicorp/${source}`;
  return slashes === 1 ? `registry.terraform.io/${source}` : source;
}
