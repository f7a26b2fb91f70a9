import type { ProviderOutline } from "../hooks";

/** The types of a provider, by name. */
export class ProviderTypes<P extends ProviderOutline = ProviderOutline> {
  readonly #resources: ReadonlyMap<string, P["resources"][number]>;
  readonly #dataSources: ReadonlyMap<string, NonNullable<P["dataSources"]>[number]>;

  constructor(readonly provider: P) {
    this.#resources = new Map(provider.resources.map((resource) => [resource.type, resource]));
    this.#dataSources = new Map((provider.dataSources ?? []).map((source) => [source.type, source]));
  }

  /** Throws if the provider does not have the type. */
  resource(type: string): P["resources"][number] {
    const found = this.#resources.get(type);
    if (!found) throw new Error(`The provider ${this.provider.name} has no resource ${type}.`);
    return found;
  }

  /** Throws if the provider does not have the type. */
  dataSource(type: string): NonNullable<P["dataSources"]>[number] {
    const found = this.#dataSources.get(type);
    if (!found) throw new Error(`The provider ${this.provider.name} has no data source ${type}.`);
    return found;
  }
}
