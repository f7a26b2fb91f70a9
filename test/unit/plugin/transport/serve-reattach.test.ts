import { existsSync } from "node:fs";
import { dirname } from "node:path";
import { Provider } from "../../../../lib/plugin/proto";
import { createLogger, serveReattach } from "../../../../lib/plugin/transport";
import { Client } from "./client";
import { exampleHandlers } from "./example-handlers";

const source = "terraform.local/example/example";
const log = createLogger({ level: "off" });

test("a provider in this process is served to who has the reattach text, until it is closed", async () => {
  const server = await serveReattach(exampleHandlers, { source, log });
  const { [source]: config } = JSON.parse(server.reattach);
  expect(config).toEqual({
    Protocol: "grpc",
    ProtocolVersion: 6,
    Pid: process.pid,
    Test: true,
    Addr: { Network: "unix", String: expect.any(String) },
  });
  const socket: string = config.Addr.String;
  const client = new Client(socket);
  expect(await client.call(Provider, "getMetadata")).toMatchObject({ resources: [{ typeName: "example_thing" }] });
  await server.close();
  expect(existsSync(dirname(socket))).toBe(false);
  await expect(client.call(Provider, "getMetadata")).rejects.toMatchObject({ code: 14 });
  client.close();
});

test("two providers in this process run side by side", async () => {
  const servers = await Promise.all([
    serveReattach(exampleHandlers, { source, log }),
    serveReattach(exampleHandlers, { source, log }),
  ]);
  expect(servers[0].reattach).not.toBe(servers[1].reattach);
  await Promise.all(servers.map((server) => server.close()));
});
