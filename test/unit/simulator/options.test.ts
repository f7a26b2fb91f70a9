import { CckmClient } from "../../../lib/cckm";
import { CckmSimulator } from "../../../lib/simulator";

test.each<[string, object, string]>([
  ["an option", { latancy: 5 }, "CckmSimulator.start: Unsupported argument. Got latancy; allowed: host, port,"],
  ["a quirk", { quirks: { lagMS: 5 } }, "CckmSimulator.start: quirks: Unsupported argument. Got lagMS; allowed: "],
  ["a quirk's value", { quirks: { negativeLimit: "refused" } }, 'The quirk negativeLimit cannot be "refused".'],
  [
    "a duration",
    { durations: { jobs: 5 } },
    "durations: Unsupported argument. Got jobs; allowed: job, report, cancel.",
  ],
  [
    "a fixture",
    { fixtures: { awsConnection: [] } },
    "The fixtures: Unsupported argument. Got awsConnection; allowed: users,",
  ],
  ["a kind of fault", { faults: [{ kind: "resett" }] }, 'There is no fault of the kind "resett". Allowed: status,'],
  [
    "a member of a fault",
    { faults: [{ kind: "status", status: 503, retry_after: 1 }] },
    "A fault of the kind status: Unsupported argument. Got retry_after; allowed: ",
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
    expect(() => sim.faults.add({ kind: "hng" } as never)).toThrow('There is no fault of the kind "hng"');
  } finally {
    await sim.stop();
  }
});

test("an option of the client that does not exist is refused", () => {
  expect(() => new CckmClient({ address: "https://cm.example.com", authDomian: "root" } as never)).toThrow(
    "CckmClient has no option authDomian. Allowed: address, username,",
  );
});
