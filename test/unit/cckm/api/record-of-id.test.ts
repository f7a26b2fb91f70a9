import type { CckmClient } from "../../../../lib/cckm";
import { errorOf, kmsReply, testClient } from "../../../support/client-fixtures";
import { ScriptedServer } from "../../../support/scripted-server";

const ASKED = "0b90f8de-8617-498d-ad63-ca18eb717ae7";
const OTHER = "11111111-2222-4333-8444-555555555555";

/** A record with all that any family needs. */
const record = (id: string) => ({
  ...kmsReply({ id, name: "team-a" }),
  ...{ key_vault: "kv::8e0a0b0c-1111-4222-8333-444455556666", secret_name: "db", status: "AVAILABLE" },
  ...{ overall_status: "completed", report_type: "key-activity-report" },
});

type Family = readonly [what: string, path: string, get: (client: CckmClient, id: string) => Promise<{ id: string }>];
const FAMILIES: readonly Family[] = [
  ["an AWS KMS account", "/v1/cckm/aws/kms", (client, id) => client.awsKms.get(id)],
  ["a vault", "/v1/cckm/azure/vaults", (client, id) => client.azureVaults.get(id)],
  ["a secret", "/v1/cckm/azure/secrets", (client, id) => client.azureSecrets.get(id)],
  ["a report", "/v1/cckm/azure/reports", (client, id) => client.azureReports.get(id)],
  ["a job of keys", "/v1/cckm/azure/synchronization-jobs", (client, id) => client.azureSyncJobs("keys").get(id)],
  [
    "a job of secrets",
    "/v1/cckm/azure/secrets/synchronization-jobs",
    (client, id) => client.azureSyncJobs("secrets").get(id),
  ],
  ["an AWS connection", "/v1/connectionmgmt/services/aws/connections", (client, id) => client.awsConnections.get(id)],
  [
    "an Azure connection",
    "/v1/connectionmgmt/services/azure/connections",
    (client, id) => client.azureConnections.get(id),
  ],
];

let server: ScriptedServer;
let client: CckmClient;
beforeEach(async () => {
  server = await ScriptedServer.start();
  client = testClient(server.url).client;
});
afterEach(async () => {
  await client.close();
  await server.stop();
});

test.each(FAMILIES)("the record of another id is not taken for %s that was asked for", async (_, path, get) => {
  server.on(`GET ${path}/${ASKED}`, { json: record(OTHER) });
  const error = await errorOf(get(client, ASKED));
  expect(error).toMatchObject({ outcome: "unknown", kind: "malformed", readOnly: true });
  expect(error.message).toContain(`was answered with 200 and the record of another object, with the id ${OTHER}`);
});

test.each(FAMILIES)("%s is the same one in capitals", async (_, path, get) => {
  server.on(`GET ${path}/${ASKED}`, { json: record(ASKED.toUpperCase()) });
  await expect(get(client, ASKED)).resolves.toMatchObject({ id: ASKED.toUpperCase() });
});

test.each([
  ["its name", "team-a"],
  ["its name in other capitals", "Team-A"],
  ["its URI", "kylo:kylo:cckm:kms:kms"],
])("a record that is asked for by %s, which releases take for an id, has an id of its own", async (_, asked) => {
  server.on(`GET /v1/cckm/aws/kms/${encodeURIComponent(asked)}`, { json: record(OTHER) });
  await expect(client.awsKms.get(asked)).resolves.toMatchObject({ id: OTHER });
});

test("the record of another name is not taken for the one that was asked for by its name", async () => {
  server.on("GET /v1/cckm/aws/kms/team-b", { json: record(OTHER) });
  expect((await errorOf(client.awsKms.get("team-b"))).message).toContain("another object");
});

test("a connection that does not show its name is the one that was asked for by its name", async () => {
  server.on("GET /v1/connectionmgmt/services/aws/connections/prod", { json: { id: OTHER } });
  await expect(client.awsConnections.get("prod")).resolves.toMatchObject({ id: OTHER });
});

test("a change that is answered with the record of another id is read again", async () => {
  const path = `/v1/cckm/aws/kms/${ASKED}`;
  server.on(`PATCH ${path}`, { json: record(OTHER) }).on(`GET ${path}`, { json: record(ASKED) });
  await expect(client.awsKms.update(ASKED, { connection: "other" })).resolves.toMatchObject({ id: ASKED });
  server.on(`POST ${path}/update-acls`, { json: record(OTHER) });
  await expect(client.awsKms.updateAcls(ASKED, [])).resolves.toMatchObject({ id: ASKED });
});
