import { type CckmClient, sendOrFind } from "../../../../lib/cckm";
import { errorOf, kmsReply, testClient } from "../../../support/client-fixtures";
import { ScriptedServer } from "../../../support/scripted-server";

const OTHER = "11111111-2222-4333-8444-555555555555";
const SUBSCRIPTION = "8e0a0b0c-1111-4222-8333-444455556666";
const VAULT = `kv::${SUBSCRIPTION}`;
const VAULT_ID = "bedb82b9-582c-402d-9874-f3368722cf46";

/** The record of another object, with all that any family needs, but for what a test changes. */
const record = (changed: object) => ({
  ...kmsReply({ id: OTHER, name: "team-a", account_id: "123456789012" }),
  ...{ key_vault: VAULT, key_vault_id: VAULT_ID, secret_name: "db", status: "AVAILABLE" },
  ...{ overall_status: "completed", report_type: "key-report", key_vaults: [VAULT] },
  ...changed,
});

const KMS = { name: "team-a", account_id: "123456789012", connection: "aws", regions: ["eu-west-1"] };
const SECRET = { secret_name: "db", key_vault: VAULT, value: "not-a-real-value" };

const addKms = (client: CckmClient) => client.awsKms.create(KMS);
const addSecret = (key_vault: string) => (client: CckmClient) => client.azureSecrets.create({ ...SECRET, key_vault });
const addReport = (client: CckmClient) => client.azureReports.create({ name: "team-a", report_type: "key-report" });
const sync = (client: CckmClient) => client.azureSyncJobs("keys").start({ key_vaults: [VAULT] });

const syncById = (also?: readonly string[]) => (client: CckmClient) =>
  client.azureSyncJobs("keys").start({ key_vaults: [VAULT_ID] }, also && { also });
const syncBoth = (client: CckmClient) => client.azureSyncJobs("keys").start({ key_vaults: [VAULT_ID, "b::s"] });

const syncAll =
  (key_vaults: readonly string[], also: readonly string[] = []) =>
  (client: CckmClient) =>
    client.azureSyncJobs("keys").start({ key_vaults }, { also });

const KMS_PATH = "/v1/cckm/aws/kms";
const SECRETS_PATH = "/v1/cckm/azure/secrets";
const REPORTS_PATH = "/v1/cckm/azure/reports";
const JOBS_PATH = "/v1/cckm/azure/synchronization-jobs";

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

type Case = readonly [what: string, path: string, send: (client: CckmClient) => Promise<{ id: string }>, reply: object];

test.each<Case>([
  ["an account of another name", KMS_PATH, addKms, { name: "team-b" }],
  ["an account of another AWS account", KMS_PATH, addKms, { account_id: "999999999999" }],
  ["a secret of another name", SECRETS_PATH, addSecret(VAULT), { secret_name: "other" }],
  ["a secret of another vault", SECRETS_PATH, addSecret(VAULT), { key_vault: `kv2::${SUBSCRIPTION}` }],
  ["a secret of another vault's id", SECRETS_PATH, addSecret(VAULT_ID), { key_vault_id: OTHER }],
  ["a report of another name", REPORTS_PATH, addReport, { name: "team-b" }],
  ["a report of another type", REPORTS_PATH, addReport, { report_type: "key-aging" }],
  ["a synchronization of another vault", JOBS_PATH, sync, { key_vaults: [`kv2::${SUBSCRIPTION}`] }],
  ["a synchronization of another vault's id", JOBS_PATH, syncById(), { key_vaults: [OTHER] }],
  ["a synchronization of more vaults than one", JOBS_PATH, syncById(), { key_vaults: [VAULT, "kv2::s"] }],
  ["a synchronization of two other vaults", JOBS_PATH, syncBoth, { key_vaults: [VAULT, "kv2::s"] }],
  [
    "a synchronization of a vault that does not have the id",
    JOBS_PATH,
    syncById([VAULT, VAULT_ID]),
    { key_vaults: ["kv2::s"] },
  ],
  ["a synchronization of one of two vaults", JOBS_PATH, syncAll([VAULT, "b::s"]), {}],
  ["a synchronization of one of two vaults' ids", JOBS_PATH, syncAll([VAULT_ID, OTHER]), {}],
  [
    "a synchronization without the vault asked for by name",
    JOBS_PATH,
    syncAll([VAULT_ID, "b::s"], [VAULT, VAULT_ID]),
    {},
  ],
  ["a synchronization of two vaults shown by one id", JOBS_PATH, syncAll([VAULT, "b::s"]), { key_vaults: [VAULT_ID] }],
  ["a synchronization of secrets", JOBS_PATH, sync, { sync_item: "azure-secret" }],
])("%s in the reply to a create is not taken for what was asked for", async (_, path, send, changed) => {
  server.on(`POST ${path}`, { status: 201, json: record(changed) });
  const error = await errorOf(send(client));
  expect(error).toMatchObject({ outcome: "unknown", kind: "malformed", readOnly: false });
  expect(error.message).toBe(
    `POST ${path} was answered with 201 and the record of another object, with the id ${OTHER}. Check that address names CipherTrust Manager itself, and no cache or gateway in its place. CCKM may have carried it out: look before repeating it`,
  );
});

test.each<Case>([
  ["an account in other capitals", KMS_PATH, addKms, { name: "Team-A" }],
  ["a secret in other capitals", SECRETS_PATH, addSecret(VAULT), { secret_name: "DB", key_vault: VAULT.toUpperCase() }],
  ["a secret whose vault is shown by its id", SECRETS_PATH, addSecret(VAULT), { key_vault: VAULT_ID }],
  ["a secret whose vault was given by its id", SECRETS_PATH, addSecret(VAULT_ID.toUpperCase()), {}],
  ["a secret whose vault is not shown by its id", SECRETS_PATH, addSecret(VAULT_ID), { key_vault_id: undefined }],
  ["a report without its type", REPORTS_PATH, addReport, { report_type: undefined }],
  ["a synchronization whose vault has its region", JOBS_PATH, sync, { key_vaults: [`eastus/${VAULT}`] }],
  ["a synchronization without its vaults", JOBS_PATH, sync, { key_vaults: undefined }],
  ["a synchronization whose vault was given by its id", JOBS_PATH, syncById(), {}],
  ["a synchronization whose vault is known by its id", JOBS_PATH, syncById([VAULT, VAULT_ID]), {}],
  ["a synchronization whose vault is shown by its id", JOBS_PATH, syncById(), { key_vaults: [VAULT_ID.toUpperCase()] }],
  ["a synchronization by name and id", JOBS_PATH, syncBoth, { key_vaults: [VAULT, "eastus/B::s"] }],
  ["a synchronization of one vault asked for twice", JOBS_PATH, syncAll([VAULT, VAULT.toUpperCase()]), {}],
  ["a synchronization of one vault by name and id", JOBS_PATH, syncAll([VAULT, VAULT_ID]), {}],
  [
    "a synchronization of two vaults shown by ids",
    JOBS_PATH,
    syncAll([VAULT, "b::s"]),
    { key_vaults: [VAULT_ID, OTHER] },
  ],
  ["a synchronization of keys", JOBS_PATH, sync, { sync_item: "azure-key" }],
])("%s is what was asked for", async (_, path, send, changed) => {
  server.on(`POST ${path}`, { status: 201, json: record(changed) });
  await expect(send(client)).resolves.toMatchObject({ id: OTHER });
});

test("what a create was answered wrongly is looked up, and not sent again", async () => {
  const own = kmsReply({ ...KMS, id: "0b90f8de-8617-498d-ad63-ca18eb717ae7" });
  server.on(`POST ${KMS_PATH}`, { status: 201, json: record({ name: "team-b" }) });
  server.on(`GET ${KMS_PATH}`, { json: { skip: 0, limit: 100, total: 1, resources: [own] } });
  const find = async () => (await client.awsKms.list({ name: KMS.name })).find(({ name }) => name === KMS.name);
  await expect(sendOrFind(() => addKms(client), find)).resolves.toMatchObject({ id: own.id });
  const nothing = async () => undefined;
  await expect(sendOrFind(() => addKms(client), nothing)).rejects.toThrow("the record of another object");
  expect(server.seen(`POST ${KMS_PATH}`)).toHaveLength(2);
});

test("a list does not wait for the other object of a reply that was not believed", async () => {
  server.on(`POST ${KMS_PATH}`, { status: 201, json: record({ name: "team-b" }) });
  server.on(`GET ${KMS_PATH}`, { json: { skip: 0, limit: 100, total: 0, resources: [] } });
  await errorOf(addKms(client));
  await client.awsKms.list();
  expect(server.seen(`GET ${KMS_PATH}`)).toHaveLength(1);
});

test("the AWS account of another role is not taken for that of the role that was asked for", async () => {
  const role = (name: string) => `arn:aws:iam::789012123456:role/${name}`;
  const reply = { account_id: "789012123456", regions: [], assume_role_arn: role("other") };
  server.on("POST /v1/cckm/aws/accounts", { json: reply });
  const error = await errorOf(client.aws.accounts({ connection: "aws", assume_role_arn: role("cckm") }));
  expect(error).toMatchObject({ outcome: "unknown", readOnly: true });
  expect(error.message).toContain("with 200 and the record of another object. Check");
  await expect(client.aws.accounts({ connection: "aws" })).resolves.toMatchObject({ account_id: "789012123456" });
});

test.each([
  ["of another subscription", { subscription_id: OTHER }, {}],
  ["of which one is in another subscription", {}, { azure_vault_id: `/subscriptions/${OTHER}/resourceGroups/a` }],
])("Azure's vaults %s are not taken for those of the subscription that was asked for", async (_, reply, vault) => {
  const azure_vault_id = `/subscriptions/${SUBSCRIPTION.toUpperCase()}/resourceGroups/a`;
  const vaults = [{ name: "kv", azure_vault_id, ...vault }];
  const path = "/v1/cckm/azure/get-vaults";
  server.on(`POST ${path}`, { json: { vaults, ...reply } }, { json: { vaults: [{ name: "kv", azure_vault_id }] } });
  const live = () => client.azureVaults.live({ connection: "azure", subscription_id: SUBSCRIPTION }, "vault");
  expect(await errorOf(live())).toMatchObject({ outcome: "unknown", kind: "malformed", readOnly: true });
  await expect(live()).resolves.toMatchObject([{ name: "kv", azure_vault_id }]);
});
