import { ScriptedServer } from "../../../support/scripted-server";

// The provider process starts several times a command, mostly without a request.
test("nothing of undici or zod is loaded before the first request, and then not the whole of them", async () => {
  const loaded: string[] = [];
  for (const name of ["undici", "undici/lib/dispatcher/pool.js", "zod", "zod/mini"]) {
    jest.doMock(name, () => {
      loaded.push(name);
      return jest.requireActual<object>(name);
    });
  }
  const { CckmClient } = await import("cdktf-cckm/client");
  const server = await ScriptedServer.start();
  server.on("GET /v1/cckm/aws/kms", { json: { skip: 0, limit: 10, total: 0, resources: [] } });
  const client = new CckmClient({ address: server.url, username: "admin", password: "test-password-value" });
  expect(loaded).toEqual([]);
  await client.awsKms.list();
  expect(loaded.sort()).toEqual(["undici/lib/dispatcher/pool.js", "zod/mini"]);
  await client.close();
  await server.stop();
});
