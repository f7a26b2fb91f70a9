import { setImmediate } from "node:timers/promises";
import { startSimulatedCckm } from "../../../lib/testing/simulated-cckm";

const servers = () => process.getActiveResourcesInfo().filter((name) => /^(TCPServer|Pipe)Wrap$/.test(name)).length;

test("a simulated CCKM that cannot serve one of the other providers leaves no server behind, which would keep the program running", async () => {
  const before = servers();
  await expect(startSimulatedCckm({ others: { "example.com/a/b": {} as never } })).rejects.toThrow();
  for (let turn = 0; servers() > before && turn < 1000; turn++) await setImmediate();
  expect(servers()).toBe(before);
});
