import type { CckmClient } from "../../../lib/cckm";
import { entriesOf } from "../../../lib/provider/aws-kms-account/regions";
import { secretsListed } from "../../../lib/provider/ownership/declared-secrets";
import type { CckmSession } from "../../../lib/provider/session";
import { kmsReply, testClient } from "../../support/client-fixtures";
import { ScriptedServer } from "../../support/scripted-server";

const VAULT = "bedb82b9-582c-402d-9874-f3368722cf46";
const OTHER = "11111111-2222-4333-8444-555555555555";

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

const list = (...resources: object[]) => ({ json: { skip: 0, limit: 100, total: resources.length, resources } });

test("an entry of another AWS account in the reply holds no region of this one", async () => {
  const [own, other] = [kmsReply({ id: "own" }), kmsReply({ id: "other", account_id: "999999999999" })];
  server.on("GET /v1/cckm/aws/kms", list(own, other));
  expect((await entriesOf(client, { account_id: "123456789012" })).map(({ id }) => id)).toEqual(["own"]);
});

test("a secret of another vault in the reply keeps no vault, one whose vault is written in capitals does", async () => {
  const secret = (id: string, key_vault_id?: string) => ({
    ...kmsReply({ id }),
    ...{ secret_name: id, status: "AVAILABLE", key_vault: "kv::s", key_vault_id },
  });
  server.on("GET /v1/cckm/azure/secrets", list(secret("a", VAULT.toUpperCase()), secret("b", OTHER), secret("c")));
  const listed = await secretsListed(VAULT, "vault", { client } as unknown as CckmSession);
  expect(listed.map(({ id }) => id)).toEqual(["a", "c"]);
});
