import { CckmClient } from "../../../lib/cckm";
import { CckmSimulator } from "../../../lib/simulator";

test.each<[string, object, RegExp]>([
  [
    "an option",
    { latancy: 5 },
    /^CckmSimulator\.start: Unsupported argument\. Expected each to be one of host, port, .*, got latancy\.$/,
  ],
  [
    "a quirk",
    { quirks: { lagMS: 5 } },
    /^CckmSimulator\.start: quirks: Unsupported argument\. Expected each to be one of .*, lagMs, .*, got lagMS\.$/,
  ],
  [
    "a quirk's value",
    { quirks: { negativeLimit: "refused" } },
    /^Expected the quirk negativeLimit=\S+, got "refused"\.$/,
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
    /^The fixtures: azureUnmanagedVaults\[0\]: Unsupported argument\. Expected each to be one of .*, azure_name, .*, got name\.$/,
  ],
  [
    "a list of fixtures",
    { fixtures: { azureConnections: null } },
    /^The fixtures: azureConnections: Expected a list, got null\.$/,
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
