import { PROVIDER_SOURCE } from "../contract";
import type { StackJson } from "./stack-json";

/** The arguments that the simulator replaces: address and credentials. */
const CONNECTION = ["address", "username", "password", "ca_cert", "no_ssl_verify"];

/**
 * Makes a stack's configuration self-contained: its CCKM providers connect to the simulator, and its state is in the
 * folder, whatever its backend.
 */
export function onSimulator(json: StackJson): StackJson {
  const { backend: _backend, cloud: _cloud, required_providers: required = {}, ...terraform } = json.terraform ?? {};
  const ours = Object.entries(required).filter(([, { source }]) => source === PROVIDER_SOURCE);
  const names = new Set(ours.map(([name]) => name));
  const unversioned = ours.map(([name, { source }]) => [name, { source }]);
  return {
    ...json,
    terraform: { ...terraform, required_providers: { ...required, ...Object.fromEntries(unversioned) } },
    provider: Object.fromEntries(
      Object.entries(json.provider ?? {}).map(([name, configurations]) => [
        name,
        names.has(name) ? configurations.map(withoutConnection) : configurations,
      ]),
    ),
  };
}

function withoutConnection(configuration: { readonly [argument: string]: unknown }) {
  return Object.fromEntries(Object.entries(configuration).filter(([name]) => !CONNECTION.includes(name)));
}

/** Whether Terraform must install something before it can run: a module, or a provider that does not run in this process. */
export function needsInit(json: StackJson, sources: readonly string[]): boolean {
  const required = Object.values(json.terraform?.required_providers ?? {});
  const elsewhere = required.some(({ source }) => !sources.some((known) => fullSource(known) === fullSource(source)));
  return elsewhere || Object.keys(json.module ?? {}).length > 0;
}

function fullSource(source: string): string {
  return source.split("/").length === 2 ? `registry.terraform.io/${source}` : source;
}
