import { readConfiguration } from "../../../lib/provider/configuration";

type Config = Parameters<typeof readConfiguration>[0];
const options = (config: Partial<Config>, env: Record<string, string>) =>
  readConfiguration(config as Config, env).options;

test.each([
  ["username", "username", "CIPHERTRUST_USERNAME"],
  ["password", "password", "CM_PASSWORD"],
  ["ca_cert", "caCert", "CIPHERTRUST_CA_CERT"],
  ["domain", "domain", "CM_DOMAIN"],
  ["auth_domain", "authDomain", "CIPHERTRUST_AUTH_DOMAIN"],
] as const)(
  "an empty %s, as an unset variable of a CI gives it, leaves it to the environment",
  (argument, option, name) => {
    expect(options({ [argument]: "" }, { [name]: "of-environment" })[option]).toBe("of-environment");
    expect(options({ [argument]: "own" }, { [name]: "of-environment" })[option]).toBe("own");
  },
);
