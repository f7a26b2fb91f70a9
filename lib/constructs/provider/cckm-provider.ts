import { Annotations } from "cdktf";
import type { Construct } from "constructs";
import { inOneLine } from "../../words";
import { propsOf } from "../base/meta-arguments";
import { type CckmProviderArguments, CckmProviderBase } from "../generated/cckm-provider";
import { watchStackOf } from "../guards/watch";
import { windows } from "../words";
import { installAtSynth } from "./stack-installer";

/** Where CCKM is and who signs in. What is not set here comes from the environment when Terraform runs. */
export interface CckmProviderProps extends CckmProviderArguments {
  /** Name of this provider configuration, where a stack has several; resources pick it with `provider`. */
  readonly alias?: string;
  /**
   * Whether the synth puts the provider into the stack's folder; false where a team's own mirror has it.
   *
   * @default true
   */
  readonly install?: boolean;
}

/**
 * The connection of a stack to Thales CipherTrust Cloud Key Manager. It also puts the provider into the stack's folder
 * and prepares the lock file there, so that the first deploy on a clean machine works.
 *
 * Documentation: [docs/cckm-provider.md](../../../docs/cckm-provider.md).
 *
 * @example
 * new CckmProvider(stack, "cckm", {
 *   address: "https://cm.example.com",
 *   password: SecretInput.fromVariable("cm_password"),
 * });
 */
export class CckmProvider extends CckmProviderBase {
  private _alias?: string;

  /**
   * @param scope Where the construct stands: a stack, or a construct in one.
   * @param id Name of the construct in its scope.
   * @param props Where CCKM is, who signs in, and whether the provider is placed.
   */
  constructor(scope: Construct, id: string, props: CckmProviderProps = {}) {
    super(scope, id, props);
    const given = propsOf(props);
    this._alias = given.alias;
    watchStackOf(this);
    const place = given.install ?? true;
    installAtSynth(this, place);
    if (place && process.platform === "win32") {
      Annotations.of(this).addWarning(inOneLine(windows({})));
    }
  }

  /** Name of this provider configuration, where a stack has several. */
  override get alias(): string | undefined {
    return this._alias;
  }
  override set alias(value: string | undefined) {
    this._alias = value;
  }
  /** What was given for `alias`. */
  get aliasInput(): string | undefined {
    return this._alias;
  }
  /** Removes `alias`. */
  resetAlias(): void {
    this._alias = undefined;
  }
}
