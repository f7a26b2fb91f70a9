// Generated from lib/contract by `npm run constructs`. Do not edit.
import type { IResolvable } from "cdktf";
import type { Construct } from "constructs";
import { cckmProviderSchema } from "../../contract";
import type { SecretInput } from "../azure-secret/secret-input";
import { CckmProviderElement } from "../base/cckm-provider-element";
import type { AdoptPolicy } from "./choices";

/** What {@link CckmProvider} is made of. */
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
   * Example: `"payments"`.
   */
  readonly domain?: string;
  /**
   * Domain that the user was created in; the root domain when not set. Environment: `CIPHERTRUST_AUTH_DOMAIN`.
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
   * Seconds that one request may take. Default 60. Environment: `CIPHERTRUST_REST_API_TIMEOUT`.
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
  /** Type in Terraform's language. */
  static readonly tfResourceType = "cckm";

  /**
   * @param scope Where the construct stands: a stack, or a construct in one.
   * @param id Name of the construct in its scope.
   * @param props What it is made of.
   */
  constructor(scope: Construct, id: string, props: CckmProviderArguments = {}) {
    super(scope, id, cckmProviderSchema, props);
  }

  /** What was given for `address`: Terraform has no value of it to refer to. */
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

  /** What was given for `username`: Terraform has no value of it to refer to. */
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

  /** What was given for `password`: Terraform has no value of it to refer to. */
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

  /** What was given for `domain`: Terraform has no value of it to refer to. */
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

  /** What was given for `authDomain`: Terraform has no value of it to refer to. */
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

  /** What was given for `caCert`: Terraform has no value of it to refer to. */
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

  /** What was given for `allowPlainHttp`: Terraform has no value of it to refer to. */
  get allowPlainHttp(): boolean | IResolvable | undefined {
    return this.allowPlainHttpInput;
  }
  set allowPlainHttp(value: boolean | IResolvable | undefined) {
    this._inputs.set("allow_plain_http", value);
  }
  /** What was given for `allowPlainHttp`. */
  get allowPlainHttpInput(): boolean | IResolvable | undefined {
    return this._inputs.get("allow_plain_http");
  }
  /** Removes `allowPlainHttp`. */
  resetAllowPlainHttp(): void {
    this._inputs.set("allow_plain_http", undefined);
  }

  /** What was given for `noSslVerify`: Terraform has no value of it to refer to. */
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

  /** What was given for `restApiTimeout`: Terraform has no value of it to refer to. */
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

  /** What was given for `alsoKnownAs`: Terraform has no value of it to refer to. */
  get alsoKnownAs(): string[] | undefined {
    return this.alsoKnownAsInput;
  }
  set alsoKnownAs(value: string[] | undefined) {
    this._inputs.set("also_known_as", value);
  }
  /** What was given for `alsoKnownAs`. */
  get alsoKnownAsInput(): string[] | undefined {
    return this._inputs.get("also_known_as");
  }
  /** Removes `alsoKnownAs`. */
  resetAlsoKnownAs(): void {
    this._inputs.set("also_known_as", undefined);
  }

  /** What was given for `adopt`: Terraform has no value of it to refer to. */
  get adopt(): AdoptPolicy | IResolvable | undefined {
    return this.adoptInput;
  }
  set adopt(value: AdoptPolicy | IResolvable | undefined) {
    this._inputs.set("adopt", value);
  }
  /** What was given for `adopt`. */
  get adoptInput(): AdoptPolicy | IResolvable | undefined {
    return this._inputs.get("adopt");
  }
  /** Removes `adopt`. */
  resetAdopt(): void {
    this._inputs.set("adopt", undefined);
  }
}
