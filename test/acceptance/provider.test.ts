import { applyCleanly, type Bench, type BenchOptions, startBench } from "../support/acceptance";

const account = (name: string, region: string) => `
resource "cckm_aws_kms_account" "${name}" {
  name           = "${name}"
  account_id     = "123456789012"
  aws_connection = "aws"
  regions        = ["${region}"]
}`;
const three = account("one", "eu-west-1") + account("two", "eu-west-2") + account("three", "eu-west-3");
const PLAN = ["plan", "-no-color", "-input=false"];

let bench: Bench;
const start = async (options?: BenchOptions) => {
  bench = await startBench(options);
  return bench;
};
afterEach(() => bench.close());

describe("an address that is known only after an apply", () => {
  it("is no error at plan, neither for what is new nor for what exists", async () => {
    const { tf, sim, configure } = await start({ provider: "address = terraform_data.cm.output" });
    const cm = (version: number) =>
      `resource "terraform_data" "cm" {\n input = "${sim.url}"\n triggers_replace = ${version}\n}`;
    configure(cm(1) + account("one", "eu-west-1"));
    await tf.apply();
    expect(sim.store.kms.size).toBe(1);

    configure(cm(2) + account("one", "eu-west-1"));
    const planned = await tf.must(PLAN);
    expect(planned).toContain('The AWS KMS account "one" was not refreshed');
    expect(planned).toContain("1 to add, 0 to change, 1 to destroy");
    await tf.apply();
    expect(sim.store.kms.size).toBe(1);
  });
});

describe("signing in", () => {
  it("says what to check when the password is wrong, and does not repeat it", async () => {
    const { tf, sim, configure } = await start({ env: { CIPHERTRUST_PASSWORD: "wrong-test-password" } });
    configure(three);
    const output = await tf.refused();
    expect(output).toContain(`CCKM refused the sign-in of "admin" at ${sim.url} to the root domain`);
    expect(output).toContain("CIPHERTRUST_PASSWORD");
    expect(output).not.toContain("wrong-test-password");
    expect(sim.requests.filter(({ path }) => path.includes("/auth/tokens"))).toHaveLength(1);
  });

  const forty = Array.from({ length: 40 }, (_, index) => account(`a${index}`, "eu-west-1")).join("");
  const errors = (output: string) => output.match(/Error: /g)?.length;

  it.each<[string, BenchOptions, string, string]>([
    ["a wrong password", { env: { CIPHERTRUST_PASSWORD: "wrong-test-password" } }, "to the root domain", "refused the"],
    ["a wrong domain's user", { provider: 'auth_domain = "x"\n username = "nobody"' }, 'user of the domain "x"', "401"],
    ["a server that is down", { env: { CIPHERTRUST_ADDRESS: "http://127.0.0.1:9" } }, "127.0.0.1:9", "ECONNREFUSED"],
    [
      "a proxy of its environment that is down",
      { env: { CIPHERTRUST_ADDRESS: "https://cm.example.com", HTTPS_PROXY: "http://127.0.0.1:9" } },
      "127.0.0.1:9",
      "HTTPS_PROXY",
    ],
    ["a certificate of nobody", { tls: true, env: { CIPHERTRUST_CA_CERT: "" } }, "to the root domain", "ca_cert"],
  ])("with %s fails the first plan of forty accounts with one error", async (_, options, who, what) => {
    const { tf, sim, configure } = await start(options);
    configure(forty);
    const output = await tf.refused(PLAN);
    expect(errors(output)).toBe(1);
    expect(output).toContain("Could not sign in to CipherTrust Manager");
    expect(output.replace(/\s+/g, " ")).toContain(who);
    expect(output).toContain(what);
    expect(output.split("\n").length).toBeLessThan(25);
    expect(sim.requests.length).toBeLessThan(2);
  });

  it("says which argument and variable is missing", async () => {
    const { tf, configure } = await start({ env: { CIPHERTRUST_USERNAME: "" } });
    configure(three);
    expect(await tf.refused()).toContain(
      "Set the provider's argument username or the environment variable CIPHERTRUST_USERNAME",
    );
  });

  it("reads CM_ variables too", async () => {
    const { tf, sim, configure } = await start({
      env: { CIPHERTRUST_USERNAME: "", CM_USERNAME: "admin", CIPHERTRUST_PASSWORD: "", CM_PASSWORD: "test-password" },
    });
    configure(three);
    await tf.apply();
    expect(sim.store.kms.size).toBe(3);
  });

  it("signs in again when CCKM revokes the token in the middle of an apply", async () => {
    const { tf, sim, configure } = await start();
    configure(three);
    sim.onCommit(() => sim.revokeTokens());
    await applyCleanly(tf);
    expect(sim.store.kms.size).toBe(3);
  });
});

describe("TLS", () => {
  it("trusts the certificate authority that it is given", async () => {
    const { tf, configure } = await start({ tls: true });
    configure(three);
    await applyCleanly(tf);
  });

  it("refuses a server that nobody vouches for and names ca_cert", async () => {
    const { tf, sim, configure } = await start({ tls: true, env: { CIPHERTRUST_CA_CERT: "" } });
    configure(three);
    expect(await tf.refused()).toContain("ca_cert");
    expect(sim.requests).toEqual([]);
  });

  it("warns when it is told not to verify", async () => {
    const { tf, configure } = await start({
      tls: true,
      provider: "no_ssl_verify = true",
      env: { CIPHERTRUST_CA_CERT: "" },
    });
    configure(three);
    expect(await tf.apply()).toContain("The server's certificate is not verified");
  });
});

describe("a server in trouble", () => {
  it("is asked again while it is only overloaded", async () => {
    const { tf, sim, configure } = await start();
    configure(three);
    await tf.apply();
    sim.faults.add({ method: "GET", path: "/v1/cckm/**", kind: "status", status: 503, times: 2 });
    expect(await tf.plan()).toEqual([]);
  });

  it("loses nothing of the state when it is gone", async () => {
    const { tf, sim, configure } = await start();
    configure(three);
    await tf.apply();
    sim.faults.add({ path: "/v1/cckm/**", kind: "status", status: 500, times: Number.POSITIVE_INFINITY });
    await tf.refused(PLAN);
    sim.faults.clear();
    expect(await tf.plan()).toEqual([]);
  });
});

it("the provider never adopts when it is told not to", async () => {
  const { tf, configure } = await start({ provider: 'adopt = "never"' });
  configure(account("one", "eu-west-1"));
  await tf.apply();
  await tf.must(["state", "rm", "cckm_aws_kms_account.one"]);
  expect(await tf.refused()).toContain(`The provider's adopt is "never".`);
});

it.each([
  [`adopt = "sometimes"`, "Code: value-not-allowed"],
  ["rest_api_timeout = 0", "Code: number-out-of-range"],
  [`address = "cm.example.com:99999999"`, "address"],
])("a plan refuses the provider argument %s", async (provider, message) => {
  const { tf, configure } = await start({ provider });
  configure(account("one", "eu-west-1"));
  expect(await tf.refused(PLAN)).toContain(message);
});
