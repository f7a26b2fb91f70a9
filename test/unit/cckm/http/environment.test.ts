import { optionsFromEnvironment } from "../../../../lib/cckm/http/environment";
import { environmentOptions } from "../../../../lib/cli/connection";

describe("the client's options in the environment", () => {
  it("are those of CIPHERTRUST_…, and of CM_… where those are unset or empty", () => {
    const env = {
      CIPHERTRUST_ADDRESS: "https://cm.example.com",
      CM_ADDRESS: "https://old.example.com",
      CIPHERTRUST_USERNAME: "",
      CM_USERNAME: "terraform",
      CM_AUTH_DOMAIN: "staff",
      CIPHERTRUST_REST_API_TIMEOUT: "90",
      CIPHERTRUST_NODE_LAG: " 2.5\n",
      CIPHERTRUST_NO_SSL_VERIFY: "no",
      CM_ALLOW_PLAIN_HTTP: " TRUE\n",
    };
    expect(optionsFromEnvironment(env)).toEqual({
      malformed: [],
      options: {
        address: "https://cm.example.com",
        username: "terraform",
        authDomain: "staff",
        restApiTimeout: 90,
        nodeLag: 2.5,
        noSslVerify: false,
        allowPlainHttp: true,
        env,
      },
    });
  });

  it("may say that no node is behind another", () => {
    const env = { CIPHERTRUST_NODE_LAG: "0" };
    expect(optionsFromEnvironment(env)).toEqual({ malformed: [], options: { nodeLag: 0, env } });
  });

  it.each([
    ["NO_SSL_VERIFY", "maybe", "noSslVerify", "true or false"],
    ["ALLOW_PLAIN_HTTP", "on", "allowPlainHttp", "true or false"],
    ["REST_API_TIMEOUT", "soon", "restApiTimeout", "a whole number of seconds, 1 to 3600"],
    ["REST_API_TIMEOUT", "-1", "restApiTimeout", "a whole number of seconds, 1 to 3600"],
    ["REST_API_TIMEOUT", "0x10", "restApiTimeout", "a whole number of seconds, 1 to 3600"],
    ["REST_API_TIMEOUT", " ", "restApiTimeout", "a whole number of seconds, 1 to 3600"],
    ["REST_API_TIMEOUT", "3601", "restApiTimeout", "a whole number of seconds, 1 to 3600"],
    ["REST_API_TIMEOUT", "1.5", "restApiTimeout", "a whole number of seconds, 1 to 3600"],
    ["REST_API_TIMEOUT", "0", "restApiTimeout", "a whole number of seconds, 1 to 3600"],
    ["NODE_LAG", "1e30", "nodeLag", "a number of seconds, 0 or more"],
    ["NODE_LAG", "-1", "nodeLag", "a number of seconds, 0 or more"],
  ])("are left out where CIPHERTRUST_%s is %s", (name, value, option, expected) => {
    const argument = name.toLowerCase();
    const env = { [`CIPHERTRUST_${name}`]: value };
    expect(optionsFromEnvironment(env)).toEqual({
      options: { env },
      malformed: [{ option, argument, value, expected }],
    });
    expect(() => environmentOptions({ [`CM_${name}`]: value })).toThrow(
      `Expected the environment variable for ${argument} to be ${expected}, got "${value}". Correct or unset it.`,
    );
  });
});
