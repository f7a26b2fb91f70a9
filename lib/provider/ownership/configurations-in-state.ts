import { stateEntries, type WorkingFolder } from "../journal";

/**
 * Which objects a state has under more than one provider configuration, as it was when this was first asked for: Terraform
 * runs a process for each configuration, and none of them is shown what another one does.
 */
export class ConfigurationsInState {
  readonly #workingFolder: WorkingFolder;
  readonly #twice = new Map<string, ReadonlySet<string>>();

  constructor(workingFolder: WorkingFolder) {
    this.#workingFolder = workingFolder;
  }

  /** Whether the object of an id has entries of two configurations; false where the state does not lie on this machine. */
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
