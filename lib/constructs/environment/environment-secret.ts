import { AzureSecret } from "../generated";

/**
 * An Azure secret made from the settings of an environment: its messages use the settings' names.
 * @internal
 */
export class EnvironmentSecret extends AzureSecret {
  /** @internal */
  protected override get _renamed(): Readonly<Record<string, string>> {
    return { secret_name: "name", value: "variable" };
  }
}
