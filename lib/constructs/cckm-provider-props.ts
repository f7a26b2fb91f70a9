import type { IResolvable } from "cdktf";
import type { AdoptPolicy } from "./adopt-policy";
import type { SecretInput } from "./secret-input";

/** Where CCKM is and who signs in. What is not set here comes from the environment when Terraform runs. */
export interface CckmProviderProps {
  /** Address of the CipherTrust Manager, such as `https://cm.example.com`. Environment: `CIPHERTRUST_ADDRESS`. */
  readonly address?: string;
  /** Name of the user to sign in. Environment: `CIPHERTRUST_USERNAME`. */
  readonly username?: string;
  /** The user's password. Environment: `CIPHERTRUST_PASSWORD`. Never text in the code: see {@link SecretInput}. */
  readonly password?: SecretInput;
  /** Domain to work in; the root domain when not set. Environment: `CIPHERTRUST_DOMAIN`. */
  readonly domain?: string;
  /** Domain that the user was created in; the root domain when not set. Environment: `CIPHERTRUST_AUTH_DOMAIN`. */
  readonly authDomain?: string;
  /** Certificate authority to trust: PEM text or the path of a PEM file. Environment: `CIPHERTRUST_CA_CERT`. */
  readonly caCert?: string;
  /** Do not verify the server's certificate; warns when true. Default false. Environment: `CIPHERTRUST_NO_SSL_VERIFY`. */
  readonly noSslVerify?: boolean | IResolvable;
  /** Seconds that one request may take. Default 60. Environment: `CIPHERTRUST_REST_API_TIMEOUT`. */
  readonly restApiTimeout?: number;
  /** Whether a create takes over an object that is already there: `identical` (the default) when it is exactly what was asked for, `never` to refuse always. */
  readonly adopt?: AdoptPolicy;
  /** Name of this provider configuration, where a stack has several; resources pick it with `provider`. */
  readonly alias?: string;
  /** Whether the synth puts the provider into the stack's folder. Default true; false where a team's own mirror has it. */
  readonly install?: boolean;
}
