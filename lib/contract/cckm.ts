import {
  among,
  bool,
  each,
  element,
  isBlank,
  list,
  notBlank,
  number,
  schema,
  string,
  VALUE,
  type Validator,
  wholeNumber,
} from "../schema";
import { REQUEST_SECONDS, readAddress } from "../text";
import { adoptPolicies } from "./adopt";
import { nameOrEmpty } from "./identifier";
import * as words from "./words";

/** The provider's source address: host, namespace and type. */
export const PROVIDER_SOURCE = "terraform.local/cdktf-cckm/cckm";

const ADDRESS = "`https://<host>[:<port>]`";

const addressAlone: Validator<string> = {
  rule: `${ADDRESS}, without user, password and domain, which are arguments of their own`,
  check: (address, name = VALUE) => {
    if (address.includes("@")) return words.addressHoldsUser({ name });
    if (isBlank(address)) return words.addressEmpty({ name, address });
    if (/[?#]/.test(address)) return words.addressHasQuery({ name });
    const read = readAddress(address);
    return "url" in read ? undefined : words.addressMalformed({ name, ...read });
  },
};

/** The provider's arguments and the environment variables used in their place. */
export const cckmProviderSchema = schema({
  description: "Thales CipherTrust Cloud Key Manager (CCKM).",
  attributes: {
    address: string({
      optional: true,
      description:
        "Address of the CipherTrust Manager, such as `https://cm.example.com`. Environment: `CIPHERTRUST_ADDRESS`.",
      validators: [addressAlone],
      example: "https://cm.example.com",
    }),
    username: string({
      optional: true,
      description: "Name of the user to sign in. Environment: `CIPHERTRUST_USERNAME`.",
      example: "terraform",
      validators: [nameOrEmpty],
    }),
    password: string({
      optional: true,
      sensitive: true,
      description: "The user's password. Environment: `CIPHERTRUST_PASSWORD`.",
      example: "not-a-real-password",
    }),
    domain: string({
      optional: true,
      description: "Domain to work in; the root domain when not set. Environment: `CIPHERTRUST_DOMAIN`.",
      example: "payments",
      validators: [nameOrEmpty],
    }),
    auth_domain: string({
      optional: true,
      description:
        "Domain that the user was created in; the root domain when not set. Environment: `CIPHERTRUST_AUTH_DOMAIN`.",
      example: "payments",
      validators: [nameOrEmpty],
    }),
    ca_cert: string({
      optional: true,
      description:
        "Certificate authority to trust, in place of the system's: PEM text or the path of a PEM file. Environment: `CIPHERTRUST_CA_CERT`. Without it, the authorities of Node.js with those of `NODE_EXTRA_CA_CERTS`, or those of the file in `SSL_CERT_FILE` alone.",
      example: "/etc/ssl/cckm-ca.pem",
    }),
    allow_plain_http: bool({
      optional: true,
      description:
        "Send the password and every secret over an `http` address that is not on this machine, where anybody on the way reads them; warns when true. For an offline CCKM in another container. Default false. Environment: `CIPHERTRUST_ALLOW_PLAIN_HTTP`.",
      example: true,
    }),
    no_ssl_verify: bool({
      optional: true,
      description:
        "Do not verify the server's certificate; warns when true. Default false. Environment: `CIPHERTRUST_NO_SSL_VERIFY`.",
      example: true,
    }),
    rest_api_timeout: number({
      optional: true,
      description:
        "Seconds that one request may take. Default 60. The first sign-in of a run has 10 of them, or a sixth if that is longer, so that a server that says nothing is reported soon. Environment: `CIPHERTRUST_REST_API_TIMEOUT`.",
      unit: "seconds",
      example: 120,
      validators: [wholeNumber(REQUEST_SECONDS.least, REQUEST_SECONDS.most)],
    }),
    also_known_as: list(element.string, {
      optional: true,
      description:
        "Other names of this server and this domain: `<address>`, `<address>#<domain>` or `#<domain>`, such as the address before a move. What the state has there and CCKM does not have here is then gone, instead of an error that nothing is forgotten for. Environment, beside the argument, with commas in between: `CCKM_ALSO_KNOWN_AS`.",
      example: ["https://cm-old.example.com", "#payments-old"],
      validators: [each(notBlank())],
    }),
    adopt: string({
      optional: true,
      description:
        "On what a create takes over an object that is already there: `own` (the default) when the journal shows that a killed run of this stack made it, `identical` also when it is exactly what was asked for, whoever made it, `never` to refuse always. Environment, for one run: `CCKM_ADOPT`.",
      ...among(adoptPolicies),
      example: "never",
    }),
  },
});
