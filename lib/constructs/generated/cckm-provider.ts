// Generated from lib/contract by `npm run constructs`. Do not edit.
import type { IResolvable } from "cdktf";
import type { Construct } from "constructs";
import { cckmProviderSchema } from "../../contract";
import type { SecretInput } from "../azure-secret/secret-input";
import { CckmProviderElement } from "../base/cckm-provider-element";
import type { AdoptPolicy } from "./choices";

/** Arguments of {@link CckmProvider}. */
export interface CckmProviderArguments {
  /**
   * Address of the CipherTrust Manager, such as `https://cm.example.com`. Environment: `CIPHERTRUST_ADDRESS`.
   *
   * Allowed: `https://<host>[:<port>]`, without user, password and domain, which are arguments of their own.
   *
   * Example: `"https://cm.example.com"`.
   */
  readonly address?: string;
  /**
   * Name of the user to sign in. Environment: `CIPHERTRUST_USERNAME`.
   *
   * Allowed: a text that is not blank; empty counts as not set.
   *
   * Example: `"terraform"`.
   */
  readonly username?: string;
  /**
   * The user's password. Environment: `CIPHERTRUST_PASSWORD`.
   *
   * Example: `SecretInput.fromVariable("password")`.
   */
  readonly password?: SecretInput;
  /**
   * Domain to work in; the root domain when not set. Environment: `CIPHERTRUST_DOMAIN`.
   *
   * Allowed: a text that is not blank; empty counts as not set.
   *
   * Example: `"payments"`.
   */
  readonly domain?: string;
  /**
   * Domain that the user was created in; the root domain when not set. Environment: `CIPHERTRUST_AUTH_DOMAIN`.
   *
   * Allowed: a text that is not blank; empty counts as not set.
   *
   * Example: `"payments"`.
   */
  readonly authDomain?: string;
  /**
   * Certificate authority to trust, in place of the system's: PEM text or the path of a PEM file. Environment:
   * `CIPHERTRUST_CA_CERT`. Without it, the authorities of Node.js with those of `NODE_EXTRA_CA_CERTS`, or those of the
   * file in `SSL_CERT_FILE` alone.
   *
   * Example: `"/etc/ssl/cckm-ca.pem"`.
   */
  readonly caCert?: string;
  /**
   * Send the password and every secret over an `http` address that is not on this machine, where anybody on the way
   * reads them; warns when true. For an offline CCKM in another container. Default false. Environment:
   * `CIPHERTRUST_ALLOW_PLAIN_HTTP`.
   *
   * Example: `true`.
   */
  readonly allowPlainHttp?: boolean | IResolvable;
  /**
   * Do not verify the server's certificate; warns when true. Default false. Environment: `CIPHERTRUST_NO_SSL_VERIFY`.
   *
   * Example: `true`.
   */
  readonly noSslVerify?: boolean | IResolvable;
  /**
   * Seconds that one request may take. Default 60. The first sign-in of a run has 10 of them, or a sixth if that is
   * longer, so that a server that says nothing is reported soon. Environment: `CIPHERTRUST_REST_API_TIMEOUT`.
   *
   * Allowed: a whole number, 1 to 3600.
   *
   * Unit: seconds.
   *
   * Example: `120`.
   */
  readonly restApiTimeout?: number;
  /**
   * Other names of this server and this domain: `<address>`, `<address>#<domain>` or `#<domain>`, such as the address
   * before a move. What the state has there and CCKM does not have here is then gone, instead of an error that nothing
   * is forgotten for. Environment, beside the argument, with commas in between: `CCKM_ALSO_KNOWN_AS`.
   *
   * Allowed: each: a text that is not blank.
   *
   * Example: `["https://cm-old.example.com", "#payments-old"]`.
   */
  readonly alsoKnownAs?: string[];
  /**
   * On what a create takes over an object that is already there: `own` (the default) when the journal shows that a
   * killed run of this stack made it, `identical` also when it is exactly what was asked for, whoever made it, `never`
   * to refuse always. Environment, for one run: `CCKM_ADOPT`.
   *
   * Allowed: those of {@link AdoptPolicy}.
   *
   * Example: `AdoptPolicy.NEVER`.
   */
  readonly adopt?: AdoptPolicy | IResolvable;
}

/**
 * Thales CipherTrust Cloud Key Manager (CCKM).
 *
 * Documentation: [docs/cckm-provider.md](../../../docs/cckm-provider.md).
 *
 * @internal
 */
export abstract class CckmProviderBase extends CckmProviderElement {
  /** The Terraform type. */
  static readonly tfResourceType = "cckm";

  /**
   * @param scope The stack, or a construct within one, in which to define this construct.
   * @param id The construct's id, unique within its scope.
   * @param props The arguments of the construct.
   */
  constructor(scope: Construct, id: string, props: CckmProviderArguments = {}) {
    super(scope, id, cckmProviderSchema, props);
  }

  /** The value passed for `address`: Terraform has no attribute to reference. */
  get address(): string | undefined {
    return this.addressInput;
  }
  set address(value: string | undefined) {
    this._inputs.set("address", value);
  }
  /** The value passed for `address`, if any. */
  get addressInput(): string | undefined {
    return this._inputs.get("address");
  }
  /** Removes `address`. */
  resetAddress(): void {
    this._inputs.set("address", undefined);
  }

  /** The value passed for `username`: Terraform has no attribute to reference. */
  get username(): string | undefined {
    return this.usernameInput;
  }
  set username(value: string | undefined) {
    this._inputs.set("username", value);
  }
  /** The value passed for `username`, if any. */
  get usernameInput(): string | undefined {
    return this._inputs.get("username");
  }
  /** Removes `username`. */
  resetUsername(): void {
    this._inputs.set("username", undefined);
  }

  /** The value passed for `password`: Terraform has no attribute to reference. */
  get password(): SecretInput | undefined {
    return this.passwordInput;
  }
  set password(value: SecretInput | undefined) {
    this._inputs.set("password", value);
  }
  /** The value passed for `password`, if any. */
  get passwordInput(): SecretInput | undefined {
    return this._inputs.get("password");
  }
  /** Removes `password`. */
  resetPassword(): void {
    this._inputs.set("password", undefined);
  }

  /** The value passed for `domain`: Terraform has no attribute to reference. */
  get domain(): string | undefined {
    return this.domainInput;
  }
  set domain(value: string | undefined) {
    this._inputs.set("domain", value);
  }
  /** The value passed for `domain`, if any. */
  get domainInput(): string | undefined {
    return this._inputs.get("domain");
  }
  /** Removes `domain`. */
  resetDomain(): void {
    this._inputs.set("domain", undefined);
  }

  /** The value passed for `authDomain`: Terraform has no attribute to reference. */
  get authDomain(): string | undefined {
    return this.authDomainInput;
  }
  set authDomain(value: string | undefined) {
    this._inputs.set("auth_domain", value);
  }
  /** The value passed for `authDomain`, if any. */
  get authDomainInput(): string | undefined {
    return this._inputs.get("auth_domain");
  }
  /** Removes `authDomain`. */
  resetAuthDomain(): void {
    this._inputs.set("auth_domain", undefined);
  }

  /** The value passed for `caCert`: Terraform has no attribute to reference. */
  get caCert(): string | undefined {
    return this.caCertInput;
  }
  set caCert(value: string | undefined) {
    this._inputs.set("ca_cert", value);
  }
  /** The value passed for `caCert`, if any. */
  get caCertInput(): string | undefined {
    return this._inputs.get("ca_cert");
  }
  /** Removes `caCert`. */
  resetCaCert(): void {
    this._inputs.set("ca_cert", undefined);
  }

  /** The value passed for `allowPlainHttp`: Terraform has no attribute to reference. */
  get allowPlainHttp(): boolean | IResolvable | undefined {
    return this.allowPlainHttpInput;
  }
  set allowPlainHttp(value: boolean | IResolvable | undefined) {
    this._inputs.set("allow_plain_http", value);
  }
  /** The value passed for `allowPlainHttp`, if any. */
  get allowPlainHttpInput(): boolean | IResolvable | undefined {
    return this._inputs.get("allow_plain_http");
  }
  /** Removes `allowPlainHttp`. */
  resetAllowPlainHttp(): void {
    this._inputs.set("allow_plain_http", undefined);
  }

  /** The value passed for `noSslVerify`: Terraform has no attribute to reference. */
  get noSslVerify(): boolean | IResolvable | undefined {
    return this.noSslVerifyInput;
  }
  set noSslVerify(value: boolean | IResolvable | undefined) {
    this._inputs.set("no_ssl_verify", value);
  }
  /** The value passed for `noSslVerify`, if any. */
  get noSslVerifyInput(): boolean | IResolvable | undefined {
    return this._inputs.get("no_ssl_verify");
  }
  /** Removes `noSslVerify`. */
  resetNoSslVerify(): void {
    this._inputs.set("no_ssl_verify", undefined);
  }

  /** The value passed for `restApiTimeout`: Terraform has no attribute to reference. */
  get restApiTimeout(): number | undefined {
    return this.restApiTimeoutInput;
  }
  set restApiTimeout(value: number | undefined) {
    this._inputs.set("rest_api_timeout", value);
  }
  /** The value passed for `restApiTimeout`, if any. */
  get restApiTimeoutInput(): number | undefined {
    return this._inputs.get("rest_api_timeout");
  }
  /** Removes `restApiTimeout`. */
  resetRestApiTimeout(): void {
    this._inputs.set("rest_api_timeout", undefined);
  }

  /** The value passed for `alsoKnownAs`: Terraform has no attribute to reference. */
  get alsoKnownAs(): string[] | undefined {
    return this.alsoKnownAsInput;
  }
  set alsoKnownAs(value: string[] | undefined) {
    this._inputs.set("also_known_as", value);
  }
  /** The value passed for `alsoKnownAs`, if any. */
  get alsoKnownAsInput(): string[] | undefined {
    return this._inputs.get("also_known_as");
  }
  /** Removes `alsoKnownAs`. */
  resetAlsoKnownAs(): void {
    this._inputs.set("also_known_as", undefined);
  }

  /** The value passed for `adopt`: Terraform has no attribute to reference. */
  get adopt(): AdoptPolicy | IResolvable | undefined {
    return this.adoptInput;
  }
  set adopt(value: AdoptPolicy | IResolvable | undefined) {
    this._inputs.set("adopt", value);
  }
  /** The value passed for `adopt`, if any. */
  get adoptInput(): AdoptPolicy | IResolvable | undefined {
    return this._inputs.get("adopt");
  }
  /** Removes `adopt`. */
  resetAdopt(): void {
    this._inputs.set("adopt", undefined);
  }
}
