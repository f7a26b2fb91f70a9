import { type CckmClient, isOutcomeUnknown, isWithoutEffect } from "../../../../lib/cckm";
import { errorOf, testClient } from "../../../support/client-fixtures";
import { ScriptedServer } from "../../../support/scripted-server";

const ID = "11111111-2222-4333-8444-555555555555";
const KMS = `/v1/cckm/aws/kms/${ID}`;
const VAULT = `/v1/cckm/azure/vaults/${ID}`;
const SECRET = `/v1/cckm/azure/secrets/${ID}`;
const GRANT = [{ group: "CCKM Users", permit: true, actions: ["keycreate"] }];
const FORBIDDEN = { status: 403, json: { code: 17, codeDesc: "NCERRForbidden: Forbidden" } };

type Case = readonly [method: string, path: string, post: string, send: (client: CckmClient) => Promise<unknown>];

test.each<Case>([
  ["PATCH", KMS, "", (client) => client.awsKms.update(ID, { regions: ["eu-west-1"] })],
  ["POST", KMS, "/update-acls", (client) => client.awsKms.updateAcls(ID, GRANT)],
  ["PATCH", VAULT, "", (client) => client.azureVaults.update(ID, { connection: "azure" })],
  ["POST", VAULT, "/update-acls", (client) => client.azureVaults.updateAcls(ID, GRANT)],
  ["PATCH", SECRET, "", (client) => client.azureSecrets.update(ID, { tags: {} })],
])("a change that was confirmed is not undone by a read that is refused: %s %s%s", async (method, path, post, send) => {
  const server = (await ScriptedServer.start())
    .on(`${method} ${path}${post}`, { text: "" })
    .on(`GET ${path}`, FORBIDDEN);
  const { client } = testClient(server.url);
  const error = await errorOf(send(client));
  expect(isOutcomeUnknown(error)).toBe(true);
  expect(isWithoutEffect(error)).toBe(false);
  expect(error.message).toMatch(/^The change was confirmed, but not shown: GET \S+ was answered with 403/);
  await client.close();
  await server.stop();
});
