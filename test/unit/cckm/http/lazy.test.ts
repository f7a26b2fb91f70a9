import { ScriptedServer } from "../../../support/scripted-server";

// The provider process starts several times a command, mostly without a request.
test("neither undici nor zod is loaded before the first request", async () => {
  const loaded: string[] = [];
  for (const name of ["undici", "zod"]) {
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
  expect(loaded.sort()).toEqual(["undici", "zod"]);
  await client.close();
  await server.stop();
});
