import { Server } from "node:net";
import { startSimulatedCckm } from "../../../lib/testing/simulated-cckm";

test("a simulated CCKM that cannot serve one of the other providers leaves no server behind, which would keep the program running", async () => {
  const listen = jest.spyOn(Server.prototype, "listen");
  await expect(startSimulatedCckm({ others: { "example.com/a/b": {} as never } })).rejects.toThrow();
  const servers = new Set(listen.mock.contexts as Server[]);
  listen.mockRestore();
  expect(servers.size).toBeGreaterThan(1);
  expect([...servers].filter((server) => server.listening)).toEqual([]);
});
