import { Annotations } from "cdktf";
import type { Construct } from "constructs";
import { quote, wrongType } from "../../schema";
import { inOneLine } from "../../words";
import { propsOf } from "../base/props";
import { writesHcl } from "../base/writes-hcl";
import { type CckmProviderArguments, CckmProviderBase } from "../generated/cckm-provider";
import { watchStackOf } from "../guards/watch";
import { windows } from "../words";
import { readRuntime } from "./runtime";
import { installAtSynth } from "./stack-installer";

/** The server and the credentials. Anything not set here comes from the environment when Terraform runs. */
export interface CckmProviderProps extends CckmProviderArguments {
  /** Alias of this provider configuration, if a stack has several; resources select it with `provider`. */
  readonly alias?: string;
  /**
   * Whether synth copies the provider into the stack's folder; set to false if your own mirror provides it.
   *
   * @default true
   */
  readonly install?: boolean;
  /**
   * The runtime of the provider, one of `ProviderRuntime`: the machine's Node.js, or the one embedded in a single
   * executable, for runners without Node.js. See [docs/standalone.md](../../../docs/standalone.md).
   *
   * Allowed: `"node"`, `"standalone"`.
   *
   * @default "node"
   */
  readonly runtime?: string;
  /**
   * The platforms that Terraform runs on, of `ProviderPlatform`: for each, synth places a standalone provider from its
   * npm package. Only with `runtime: "standalone"`.
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
   * @param scope The stack, or a construct within one, in which to define this construct.
   * @param id The construct's id, unique within its scope.
   * @param props The server, the credentials, and whether to place the provider.
   */
  constructor(scope: Construct, id: string, props: CckmProviderProps = {}) {
    super(scope, id, props);
    const given = propsOf(props, ["alias", "install", "runtime", "platforms"]);
    this._alias = given.alias;
    watchStackOf(this);
    const place = this._placed(given.install);
    const runtime = readRuntime(this, given);
    installAtSynth(this, place, runtime);
    if (place && runtime === undefined && process.platform === "win32") {
      Annotations.of(this).addWarning(inOneLine(windows({})));
    }
  }

  /** With the construct's path, which messages of Terraform name, and which cdktf leaves out of providers. */
  // biome-ignore lint/suspicious/noExplicitAny: cdktf's own type, which jsii holds an override to.
  override get metaAttributes(): { [name: string]: any } {
    const above = super.metaAttributes;
    return writesHcl() ? above : { ...above, "//": this.constructNodeMetadata };
  }

  private _placed(install: unknown = true): boolean {
    if (install === null || typeof install === "boolean") return install ?? true;
    const told = wrongType({ name: "install", value: quote(install), type: "true or false" });
    this.node.addValidation({ validate: () => [`install: ${inOneLine(told)}`] });
    return false;
  }

  /** Alias of this provider configuration, if a stack has several. */
  override get alias(): string | undefined {
    return this._alias;
  }
  override set alias(value: string | undefined) {
    this._alias = value;
  }
  /** The value passed for `alias`, if any. */
  get aliasInput(): string | undefined {
    return this._alias;
  }
  /** Removes `alias`. */
  resetAlias(): void {
    this._alias = undefined;
  }
}
