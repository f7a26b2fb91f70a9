import { CckmClient } from "../../../../lib/cckm";
import { SharedReads } from "../../../../lib/cckm/reads";
import { ScriptedServer } from "../../../support/scripted-server";

let server: ScriptedServer;
let client: CckmClient;
beforeEach(async () => {
  server = await ScriptedServer.start();
  client = new CckmClient({ address: server.url, username: "admin", password: "test-password" });
});
afterEach(async () => {
  await client.close();
  await server.stop();
});

test.each<[string, (reads: SharedReads) => Promise<unknown>, string]>([
  ["KMSs", ({ kms }) => kms.get("1"), "aws/kms/1"],
  ["vaults", ({ azureVaults }) => azureVaults.get("1"), "azure/vaults/1"],
  ["synchronizations of keys", ({ syncJobs }) => syncJobs.keys.get("1"), "azure/synchronization-jobs/1"],
  ["synchronizations of secrets", ({ syncJobs }) => syncJobs.secrets.get("1"), "azure/secrets/synchronization-jobs/1"],
  ["reports", ({ reports }) => reports.get("1"), "azure/reports/1"],
])("shared reads of %s ask CCKM for these", async (_, read, path) => {
  await expect(read(new SharedReads(client))).rejects.toMatchObject({ outcome: "gone" });
  expect(server.seen(`GET /v1/cckm/${path}`)).toHaveLength(1);
});
