import { stateEntries, type WorkingFolder } from "../journal";

/**
 * Objects that a state has under more than one provider configuration, as of the first query. Terraform runs one process
 * per configuration, and none of them sees what the others do.
 */
export class ConfigurationsInState {
  readonly #workingFolder: WorkingFolder;
  readonly #twice = new Map<string, ReadonlySet<string>>();

  constructor(workingFolder: WorkingFolder) {
    this.#workingFolder = workingFolder;
  }

  /** Whether two configurations have the object with an id; false if the state is not on this machine. */
  areTwo(type: string, id: string): boolean {
    const twice = this.#twice.get(type) ?? this.#read(type);
    return twice.has(id);
  }

  #read(type: string): ReadonlySet<string> {
    const first = new Map<unknown, unknown>();
    const twice = new Set<string>();
    for (const { provider, attributes } of stateEntries(this.#workingFolder, type) ?? []) {
      const { id } = attributes;
      if (first.has(id) && first.get(id) !== provider) twice.add(String(id));
      first.set(id, provider);
    }
    this.#twice.set(type, twice);
    return twice;
  }
}
