import { CckmClient } from "../../../lib/cckm";
import { azureVault, CckmSimulator } from "../../../lib/simulator";

test.each<[string, object, RegExp]>([
  [
    "an option",
    { latancy: 5 },
    /^CckmSimulator\.start: Unsupported argument\. Expected each to be one of host, tls, port, .*, got latancy\.$/,
  ],
  [
    "a quirk",
    { quirks: { lagMS: 5 } },
    /^CckmSimulator\.start: quirks: Unsupported argument\. Expected each to be one of .*, lagMs, .*, got lagMS\.$/,
  ],
  [
    "a quirk's value",
    { quirks: { negativeLimit: "refused" } },
    /quirks: Invalid value\. Expected negativeLimit to be one of all, refuse, got "refused"\.$/,
  ],
  [
    "a duration",
    { durations: { jobs: 5 } },
    /durations: Unsupported argument\. Expected each to be one of job, report, cancel, got jobs\.$/,
  ],
  [
    "a fixture",
    { fixtures: { awsConnection: [] } },
    /^The fixtures: Unsupported argument\. Expected each to be one of users, .*, got awsConnection\.$/,
  ],
  [
    "a kind of fault",
    { faults: [{ kind: "resett" }] },
    /^Expected the kind of a fault to be one of status, .*, got "resett"\.$/,
  ],
  [
    "a member of a fault",
    { faults: [{ kind: "status", status: 503, retry_after: 1 }] },
    /^A fault of the kind status: Unsupported argument\. Expected each to be one of .*, got retry_after\.$/,
  ],
  [
    "a member of a user",
    { users: [{ username: "a", password: "test-password", right: [] }] },
    /^CckmSimulator\.start: users\[0\]: Unsupported argument\. Expected each to be one of .*, rights, got right\.$/,
  ],
  [
    "a member of a fixture",
    { fixtures: { awsAccounts: [{ account_id: "123456789012", regions: [], role: [] }] } },
    /^The fixtures: awsAccounts\[0\]: Unsupported argument\. Expected each to be one of .*, roles, got role\.$/,
  ],
  [
    "a member of a vault's fixture",
    { fixtures: { azureUnmanagedVaults: [{ name: "a" }] } },
    /^The fixtures: azureUnmanagedVaults\[0\]: Unsupported argument\. Expected each to be one of azure_name, .*, got name\.$/,
  ],
  [
    "a list of fixtures",
    { fixtures: { azureConnections: null } },
    /^The fixtures: Invalid value\. Expected azureConnections to be a list, got null\.$/,
  ],
  [
    "an object among fixtures",
    { fixtures: { users: [null] } },
    /^The fixtures: users\[0\]: Expected an object, got null\.$/,
  ],
  [
    "a member of the overload",
    { quirks: { overload: { status: 429, evry: 2, length: 1 } } },
    /quirks\.overload: Unsupported argument\. Expected each to be one of .*, got evry\.$/,
  ],
])("%s that does not exist is refused when a simulator starts", async (_, options, message) => {
  await expect(CckmSimulator.start(options)).rejects.toThrow(message);
});

const VAULT = { azure_name: "a", subscription_id: "b", connection: "azure", cloud_name: "AzureCloud" };

test.each<[string, unknown, RegExp]>([
  ["null", null, /^CckmSimulator\.start: Incorrect type\. Expected an object, got null\.$/],
  [
    "a forgotten await",
    Promise.resolve({}),
    /start: Incorrect type\. Expected an object, got a promise, which needs await\.$/,
  ],
  ["a Map", new Map(), /start: Incorrect type\. Expected an object, got an object\.$/],
  [
    "a port",
    { port: "abc" },
    /start: Invalid value\. Expected port to be a whole number from 0 to 65535, got "abc"\.$/,
  ],
  ["a port out of range", { port: 65_536 }, /Expected port to be a whole number from 0 to 65535, got 65536\.$/],
  ["a bigint", { port: 5n }, /Expected port to be .*, got 5n, a bigint\.$/],
  ["a host", { host: ["127.0.0.1"] }, /Expected host to be a text that is not empty, got a list\.$/],
  ["a switch", { tls: "yes" }, /Expected tls to be true or false, got "yes"\.$/],
  ["a lifetime", { tokenTtl: 0 }, /Expected tokenTtl to be a whole number from 1 to 86400, got 0\.$/],
  ["a delay", { latency: Number.NaN }, /Expected latency to be a whole number from 0 to 600000, got NaN\.$/],
  ["a seed", { seed: null }, /Expected seed to be a whole number from 0 to 4294967295, got null\.$/],
  ["a number of rows", { reportRows: -1 }, /Expected reportRows to be a whole number from 0 to 100000, got -1\.$/],
  ["a clock", { clock: new Date() }, /Expected clock to be a clock with a method now, got an object\.$/],
  ["durations", { durations: [] }, /durations to be an object, got a list\.$/],
  [
    "a duration",
    { durations: { job: "1s" } },
    /durations: Invalid value\. Expected job to be a number that is not negative, got "1s"\.$/,
  ],
  ["quirks", { quirks: "lagMs=5" }, /Expected quirks to be an object, got "lagMs=5"\.$/],
  [
    "a quirk's number",
    { quirks: { maxPageSize: 0 } },
    /Expected maxPageSize to be a whole number, at least 1, got 0\.$/,
  ],
  [
    "a quirk's switch",
    { quirks: { unstableOrder: "true" } },
    /Expected unstableOrder to be true or false, got "true"\.$/,
  ],
  ["a quirk's object", { quirks: { overload: "429/2/1" } }, /Expected overload to be an object, got "429\/2\/1"\.$/],
  [
    "a status",
    { quirks: { overload: { status: 500, every: 2, length: 1 } } },
    /Expected status to be 429 or 503, got 500\.$/,
  ],
  [
    "a limit",
    { quirks: { rateLimit: {} } },
    /quirks\.rateLimit: .* Expected requests to be a whole number, at least 1, got undefined\.$/,
  ],
  ["faults", { faults: {} }, /Expected faults to be a text that is not empty, or a list, got an object\.$/],
  ["one fault", { faults: [null] }, /^Expected a fault to be an object or a text, got null\.$/],
  [
    "a fault's status",
    { faults: [{ kind: "status" }] },
    /^A fault of the kind status: .*Expected status to be a whole number from 400 to 599, got undefined\.$/,
  ],
  [
    "a fault's count",
    { faults: [{ kind: "reset", times: "x" }] },
    /Expected times to be a whole number, at least 1, or Infinity for all, got "x"\.$/,
  ],
  [
    "a fault's path",
    { faults: [{ kind: "reset", path: 5 }] },
    /Expected path to be a text that is not empty, got 5\.$/,
  ],
  [
    "a user",
    { users: [{ username: "a" }] },
    /users\[0\]: Invalid value\. Expected password to be a text that is not empty, got undefined\.$/,
  ],
  ["fixtures", { fixtures: 5 }, /Expected fixtures to be a text that is not empty, or an object, got 5\.$/],
  [
    "a fixture",
    { fixtures: { awsAccounts: [{ account_id: 5, regions: [] }] } },
    /awsAccounts\[0\]: .* Expected account_id to be a text that is not empty, got 5\.$/,
  ],
  [
    "a vault's fixture",
    { fixtures: { azureVaults: [VAULT] } },
    /azureVaults\[0\]: .* Expected properties to be an object, got undefined\.$/,
  ],
])("%s of a wrong value is refused when a simulator starts", async (_, options, message) => {
  await expect(CckmSimulator.start(options as never)).rejects.toThrow(message);
});

test("a misspelt switch cannot be set while the simulator runs", async () => {
  const sim = await CckmSimulator.start({ seed: undefined });
  try {
    for (const object of [sim.quirks, sim.durations, sim.settings]) {
      expect(() => Object.assign(object, { lagMS: 5 })).toThrow(TypeError);
    }
    expect(() => sim.faults.add({ kind: "hng" } as never)).toThrow(
      /^Expected the kind of a fault to be one of status, .*, got "hng"\.$/,
    );
  } finally {
    await sim.stop();
  }
});

test("an option of the client that does not exist is refused", () => {
  expect(() => new CckmClient({ address: "https://cm.example.com", authDomian: "root" } as never)).toThrow(
    "CckmClient has no option authDomian. Expected one of address, username,",
  );
});

test("an option of a vault fixture that does not exist, or has a wrong value, is refused", () => {
  const vault = (options: object) => azureVault("orders-kv", "260ecbe7-777b-4d3c-84ea-887620498863", "eastus", options);
  expect(() => vault({ softdelete: false })).toThrow(
    "azureVault: Unsupported argument. Expected each to be one of id, type, softDelete, purgeProtection, got softdelete.",
  );
  expect(() => vault({ softDelete: "no" })).toThrow('Expected softDelete to be true or false, got "no".');
  expect(vault({ softDelete: false }).properties.enableSoftDelete).toBe(false);
});
