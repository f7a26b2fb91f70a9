import { readConfiguration } from "../../../lib/provider/configuration";

type Config = Parameters<typeof readConfiguration>[0];
const options = (config: Partial<Config>, env: Record<string, string>) =>
  readConfiguration(config as Config, env).options;

test.each([
  ["username", "username", "CIPHERTRUST_USERNAME"],
  ["password", "password", "CM_PASSWORD"],
  ["ca_cert", "caCert", "CIPHERTRUST_CA_CERT"],
] as const)(
  "an empty %s, as an unset variable of a CI gives it, leaves it to the environment",
  (argument, option, name) => {
    expect(options({ [argument]: "" }, { [name]: "of-environment" })[option]).toBe("of-environment");
    expect(options({ [argument]: "own" }, { [name]: "of-environment" })[option]).toBe("own");
  },
);

test("a domain that is empty is the root domain, whatever the environment says", () => {
  const { domain } = options({ domain: "" }, { CIPHERTRUST_DOMAIN: "payments" });
  expect(domain).toBe("");
});
