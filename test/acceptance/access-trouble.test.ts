import { type AccessBench, startAccessBench } from "../support/access-bench";

let bench: AccessBench;
beforeEach(async () => {
  bench = await startAccessBench();
});
afterEach(() => bench.close());

test("cckm access tells that the user may not see vaults", async () => {
  await bench.add("payments", "CCKM Users", ["keycreate"]);
  bench.sim.faults.add("GET /v1/cckm/azure/vaults 403 x*");
  const partial = await bench.access(["--live"]);
  expect(partial.code).toBe(0);
  expect(partial.stdout).toContain("Could not be read: the Azure vaults, which this user may not see.");
});

test("cckm access with a wrong password ends with the refusal of the sign-in", async () => {
  expect(await bench.access(["--live"], { CIPHERTRUST_PASSWORD: "not-the-one" })).toMatchObject({
    code: 1,
    stdout: "",
    stderr: `cckm: CCKM refused the sign-in of "admin" at ${bench.sim.url} to the root domain (401 NCERRUnauthorizedAccess: Unauthorized access: Wrong username or password.). It is not tried again, as CCKM locks accounts. Check username, password, domain and auth_domain (CIPHERTRUST_USERNAME, CIPHERTRUST_PASSWORD, CIPHERTRUST_DOMAIN, CIPHERTRUST_AUTH_DOMAIN).\nCode: api-sign-in-refused\n`,
  });
});

test("cckm access of a CCKM that is down ends with where it was looked for", async () => {
  await bench.sim.stop();
  expect(await bench.access(["--live"])).toMatchObject({
    code: 1,
    stdout: "",
    stderr: `cckm: The sign-in of "admin" at ${bench.sim.url} to the root domain came to nothing: POST /v1/auth/tokens: ${new URL(bench.sim.url).host} refused the connection (ECONNREFUSED). Check address (environment CIPHERTRUST_ADDRESS) and that the network lets this machine reach it.\nCode: api-unreachable\n`,
  });
});
