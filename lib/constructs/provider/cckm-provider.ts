import { Annotations } from "cdktf";
import type { Construct } from "constructs";
import { inOneLine } from "../../words";
import { propsOf } from "../base/meta-arguments";
import { type CckmProviderArguments, CckmProviderBase } from "../generated/cckm-provider";
import { watchStackOf } from "../guards/watch";
import { windows } from "../words";
import { readRuntime } from "./runtime";
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
  /**
   * What runs the provider, one of `ProviderRuntime`: the Node.js of the machine, or the one inside of a single executable,
   * for runners without. See [docs/standalone.md](../../../docs/standalone.md).
   *
   * Allowed: `"node"`, `"standalone"`.
   *
   * @default "node"
   */
  readonly runtime?: string;
  /**
   * The platforms that Terraform runs on, of `ProviderPlatform`: for each of them a standalone provider is placed, from its
   * npm package. With `runtime: "standalone"` alone.
   *
   * Allowed: `"linux_amd64"`, `"linux_arm64"`, `"darwin_amd64"`, `"darwin_arm64"`, `"windows_amd64"`.
   *
   * Example: `["linux_amd64"]`.
   *
   * @default the platform of the synth
   */
  readonly platforms?: string[];
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
    const runtime = readRuntime(this, given);
    installAtSynth(this, place, runtime);
    if (place && runtime === undefined && process.platform === "win32") {
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
