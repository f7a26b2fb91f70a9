import { Annotations, type IResolvable, TerraformProvider } from "cdktf";
import type { Construct } from "constructs";
import { cckmProviderSchema, PROVIDER_SOURCE } from "../contract";
import type { AdoptPolicy } from "./adopt-policy";
import { Inputs } from "./base/inputs";
import { validate } from "./base/validation";
import type { CckmProviderProps } from "./cckm-provider-props";
import { watchStackOf } from "./guards/watch";
import { generatorMetadata } from "./placement/generator-metadata";
import { installAtSynth } from "./placement/stack-installer";
import type { SecretInput } from "./secret-input";

/**
 * The connection of a stack to Thales CipherTrust Cloud Key Manager. It also puts the provider into the stack's folder
 * and prepares the lock file there, so that the first deploy on a clean machine works.
 */
export class CckmProvider extends TerraformProvider {
  /** Type of the provider in Terraform's language. */
  static readonly tfResourceType = "cckm";

  private readonly _inputs: Inputs;
  private _alias?: string;

  /** @throws Error with every problem of the props that are known. */
  constructor(scope: Construct, id: string, props: CckmProviderProps = {}) {
    super(scope, id, {
      terraformResourceType: CckmProvider.tfResourceType,
      terraformGeneratorMetadata: generatorMetadata(),
      terraformProviderSource: PROVIDER_SOURCE,
    });
    this._alias = props.alias;
    this._inputs = new Inputs(this, cckmProviderSchema, props);
    validate(this, cckmProviderSchema, this._inputs.toTerraform(), () => this.toTerraform().provider.cckm[0]);
    watchStackOf(this);
    const place = props.install ?? true;
    installAtSynth(this, place);
    if (place && process.platform === "win32") {
      Annotations.of(this).addWarning(
        "Windows is not supported. The provider is a Node.js program, which Terraform on Windows cannot start. Deploy from Linux, macOS or WSL.",
      );
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

  /** Address of the CipherTrust Manager. */
  get address(): string | undefined {
    return this.addressInput;
  }
  set address(value: string | undefined) {
    this._inputs.set("address", value);
  }
  /** What was given for `address`. */
  get addressInput(): string | undefined {
    return this._inputs.get("address");
  }
  /** Removes `address`. */
  resetAddress(): void {
    this._inputs.set("address", undefined);
  }

  /** Name of the user to sign in. */
  get username(): string | undefined {
    return this.usernameInput;
  }
  set username(value: string | undefined) {
    this._inputs.set("username", value);
  }
  /** What was given for `username`. */
  get usernameInput(): string | undefined {
    return this._inputs.get("username");
  }
  /** Removes `username`. */
  resetUsername(): void {
    this._inputs.set("username", undefined);
  }

  /** The user's password. */
  get password(): SecretInput | undefined {
    return this.passwordInput;
  }
  set password(value: SecretInput | undefined) {
    this._inputs.set("password", value);
  }
  /** What was given for `password`. */
  get passwordInput(): SecretInput | undefined {
    return this._inputs.get("password");
  }
  /** Removes `password`. */
  resetPassword(): void {
    this._inputs.set("password", undefined);
  }

  /** Domain to work in. */
  get domain(): string | undefined {
    return this.domainInput;
  }
  set domain(value: string | undefined) {
    this._inputs.set("domain", value);
  }
  /** What was given for `domain`. */
  get domainInput(): string | undefined {
    return this._inputs.get("domain");
  }
  /** Removes `domain`. */
  resetDomain(): void {
    this._inputs.set("domain", undefined);
  }

  /** Domain that the user was created in. */
  get authDomain(): string | undefined {
    return this.authDomainInput;
  }
  set authDomain(value: string | undefined) {
    this._inputs.set("auth_domain", value);
  }
  /** What was given for `authDomain`. */
  get authDomainInput(): string | undefined {
    return this._inputs.get("auth_domain");
  }
  /** Removes `authDomain`. */
  resetAuthDomain(): void {
    this._inputs.set("auth_domain", undefined);
  }

  /** Certificate authority to trust. */
  get caCert(): string | undefined {
    return this.caCertInput;
  }
  set caCert(value: string | undefined) {
    this._inputs.set("ca_cert", value);
  }
  /** What was given for `caCert`. */
  get caCertInput(): string | undefined {
    return this._inputs.get("ca_cert");
  }
  /** Removes `caCert`. */
  resetCaCert(): void {
    this._inputs.set("ca_cert", undefined);
  }

  /** Whether the server's certificate is not verified. */
  get noSslVerify(): boolean | IResolvable | undefined {
    return this.noSslVerifyInput;
  }
  set noSslVerify(value: boolean | IResolvable | undefined) {
    this._inputs.set("no_ssl_verify", value);
  }
  /** What was given for `noSslVerify`. */
  get noSslVerifyInput(): boolean | IResolvable | undefined {
    return this._inputs.get("no_ssl_verify");
  }
  /** Removes `noSslVerify`. */
  resetNoSslVerify(): void {
    this._inputs.set("no_ssl_verify", undefined);
  }

  /** Seconds that one request may take. */
  get restApiTimeout(): number | undefined {
    return this.restApiTimeoutInput;
  }
  set restApiTimeout(value: number | undefined) {
    this._inputs.set("rest_api_timeout", value);
  }
  /** What was given for `restApiTimeout`. */
  get restApiTimeoutInput(): number | undefined {
    return this._inputs.get("rest_api_timeout");
  }
  /** Removes `restApiTimeout`. */
  resetRestApiTimeout(): void {
    this._inputs.set("rest_api_timeout", undefined);
  }

  /** Whether a create takes over an object that is already there. */
  get adopt(): AdoptPolicy | undefined {
    return this.adoptInput;
  }
  set adopt(value: AdoptPolicy | undefined) {
    this._inputs.set("adopt", value);
  }
  /** What was given for `adopt`. */
  get adoptInput(): AdoptPolicy | undefined {
    return this._inputs.get("adopt");
  }
  /** Removes `adopt`. */
  resetAdopt(): void {
    this._inputs.set("adopt", undefined);
  }

  protected override synthesizeAttributes(): { [name: string]: unknown } {
    return this._inputs.toTerraform();
  }

  protected override synthesizeHclAttributes(): { [name: string]: unknown } {
    return this._inputs.toHcl();
  }
}
