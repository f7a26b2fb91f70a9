import { listed } from "../schema";
import { error, warning } from "./shared/one-line";

export const notVerified = warning<void>("provider-no-ssl-verify", {
  when: "`no_ssl_verify` is true.",
  text: () => ({
    summary: "The server's certificate is not verified",
    detail: "no_ssl_verify is true: anybody on the way can read the password and every secret.",
    remedy: "Give the certificate authority as ca_cert instead.",
  }),
  examples: [undefined],
});

export const plainHttp = warning<void>("provider-plain-http", {
  when: "`allow_plain_http` is true.",
  text: () => ({
    summary: "The password may be sent unencrypted",
    detail: "allow_plain_http is true: with an http address anybody on the way reads the password and every secret.",
    remedy: "Use https for anything but tests.",
  }),
  examples: [undefined],
});

const UNSET = "Unset CCKM_ADOPT after it.";

export const adoptsOwn = warning<void>("provider-adopt-own", {
  when: '`CCKM_ADOPT` is "own" in this run.',
  text: () => ({
    summary: "CCKM_ADOPT is own in this run",
    detail:
      "Regardless of the provider's adopt, a create only takes over objects that, according to the journal, a killed run of this stack created.",
    remedy: UNSET,
  }),
  examples: [undefined],
});

export const adoptsIdentical = warning<void>("provider-adopt-identical", {
  when: '`CCKM_ADOPT` is "identical" in this run.',
  text: () => ({
    summary: "CCKM_ADOPT is identical in this run",
    detail:
      "Regardless of the provider's adopt, a create takes over any object that exactly matches the configuration, whoever created it: another state may own it.",
    remedy: UNSET,
  }),
  examples: [undefined],
});

export const adoptsNothing = warning<void>("provider-adopt-never", {
  when: '`CCKM_ADOPT` is "never" in this run.',
  text: () => ({
    summary: "CCKM_ADOPT is never in this run",
    detail: "Regardless of the provider's adopt, a create takes over nothing.",
    remedy: UNSET,
  }),
  examples: [undefined],
});

export const notSignedIn = error("provider-sign-in-failed", {
  when: "The provider could not sign in to CipherTrust Manager. The error's own text says why.",
  text: ({ reason }: { reason: string }) => ({
    summary: "Could not sign in to CipherTrust Manager",
    detail: reason,
  }),
  examples: [
    {
      reason:
        "POST /v1/auth/tokens was answered with 401 NCERRUnauthorized: Invalid credentials. Check username, password, domain and auth_domain (environment CIPHERTRUST_USERNAME, CIPHERTRUST_PASSWORD, CIPHERTRUST_DOMAIN, CIPHERTRUST_AUTH_DOMAIN).",
    },
  ],
});

export const notKnownYet = error("provider-configuration-unknown", {
  when: "CCKM must be called, but arguments of the provider are only known after an apply.",
  text: ({ names }: { names: readonly string[] }) => ({
    summary: "The provider's configuration is not known yet",
    detail: `Known only after an apply: ${names.join(", ")}.`,
    remedy: "Apply first what they come from (terraform apply -target=…), or set them to values that are known.",
  }),
  examples: [{ names: ["address"] }],
});

const INVALID = "Could not configure the provider cckm";

export const adoptInvalid = error("provider-adopt-invalid", {
  when: "`adopt`, or `CCKM_ADOPT`, is not one of the allowed values.",
  text: ({ from, value, allowed }: { from: string; value: string; allowed: readonly string[] }) => ({
    summary: INVALID,
    detail: `Expected ${from} to be one of ${listed(allowed)}, got ${JSON.stringify(value)}.`,
    remedy: "Correct or unset it.",
  }),
  examples: [{ from: "CCKM_ADOPT", value: "all", allowed: ["own", "identical", "never"] }],
});

export const flagInvalid = error("provider-environment-not-boolean", {
  when: "A boolean environment variable has an invalid value.",
  text: ({ argument, value }: { argument: string; value: string }) => ({
    summary: INVALID,
    detail: `Expected the environment variable for ${argument} to be true or false, got ${JSON.stringify(value)}.`,
    remedy: "Correct or unset it.",
  }),
  examples: [{ argument: "no_ssl_verify", value: "maybe" }],
});

export const numberInvalid = error("provider-environment-not-a-number", {
  when: "An environment variable for a number of seconds has an invalid value.",
  text: ({ argument, expected, value }: { argument: string; expected: string; value: string }) => ({
    summary: INVALID,
    detail: `Expected the environment variable for ${argument} to be ${expected}, got ${JSON.stringify(value)}.`,
    remedy: "Correct or unset it.",
  }),
  examples: [{ argument: "rest_api_timeout", expected: "a whole number of seconds, 1 to 3600", value: "soon" }],
});
