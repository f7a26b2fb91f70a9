import { inspect } from "node:util";
import { isNotFound } from "cdktf-cckm/client";
import { errorOf, testClient } from "../../../support/client-fixtures";
import { type Answer, ScriptedServer } from "../../../support/scripted-server";

const SECRETS = "/v1/cckm/azure/secrets";
const REPORTS = "/v1/cckm/azure/reports";
const VAULT = "pkv-softkeys::260ecbe7-777b-4d3c-84ea-887620498863";
const VALUE = "test-secret-value";

let server: ScriptedServer;
beforeEach(async () => {
  server = await ScriptedServer.start();
});
afterEach(() => server.stop());

const body = (route: string) => JSON.parse(server.seen(route).at(-1)?.body ?? "null") as unknown;
const list = (...resources: unknown[]): Answer => ({
  json: { skip: 0, limit: 10, total: resources.length, resources },
});

function secret(
  azure_param: unknown = { value: VALUE, attributes: { recoveryLevel: "Recoverable+Purgeable" } },
): Answer {
  return { json: { id: "s1", secret_name: "db", key_vault: VAULT, status: "AVAILABLE", value: VALUE, azure_param } };
}

describe("secrets", () => {
  test.each([1e20, -1e20, "99999999999999999999", 253_402_300_800])(
    "a time that no date can tell, %j, is as good as none",
    async (exp) => {
      server.on(
        `GET ${SECRETS}`,
        list((secret({ attributes: { exp, nbf: 1_700_000_000 } }) as { json: unknown }).json),
      );
      const { client } = testClient(server.url);
      const [found] = await client.azureSecrets.list();
      expect(found?.azure_param.attributes).toMatchObject({ exp: undefined, nbf: 1_700_000_000 });
      await client.close();
    },
  );

  test("create sends the page's body, both names of the content type and Unix seconds, and the reply has no value", async () => {
    const attributes = {
      recoveryLevel: "Recoverable+Purgeable",
      enabled: true,
      exp: "1700000000",
      nbf: "2023-11-14T22:13:20Z",
    };
    server.on(`POST ${SECRETS}`, secret({ value: VALUE, contentType: "password", tags: null, attributes }));
    const { client, lines } = testClient(server.url);
    const made = await client.azureSecrets.create({
      secret_name: "db",
      key_vault: VAULT,
      value: VALUE,
      content_type: "password",
      attributes: { enabled: true, exp: "2023-11-14T22:13:20.9Z", nbf: 1_600_000_000, recoverableDays: 7 },
      tags: { team: "payments" },
    });
    expect(body(`POST ${SECRETS}`)).toEqual({
      secret_name: "db",
      key_vault: VAULT,
      azure_param: {
        value: VALUE,
        content_type: "password",
        contentType: "password",
        attributes: { enabled: true, exp: 1_700_000_000, nbf: 1_600_000_000, recoverableDays: 7 },
        tags: { team: "payments" },
      },
    });
    expect(made.azure_param).toEqual({
      content_type: "password",
      tags: {},
      attributes: { recoveryLevel: "RecoverablePurgeable", enabled: true, exp: 1_700_000_000, nbf: 1_700_000_000 },
    });
    expect(inspect([made, lines], { depth: 10 })).not.toContain(VALUE);
    await client.close();
  });

  test("the value is in no reply of any call", async () => {
    const actions = ["soft-delete", "hard-delete", "recover", "restore"].map((a) => `POST ${SECRETS}/s1/${a}`);
    for (const route of [`GET ${SECRETS}/s1`, `PATCH ${SECRETS}/s1`, ...actions]) server.on(route, secret());
    server.on(`GET ${SECRETS}`, list(secret().json));
    const { client } = testClient(server.url);
    const { azureSecrets } = client;
    const replies = [
      await azureSecrets.get("s1"),
      await azureSecrets.update("s1", { attributes: { enabled: false, exp: null } }),
      await azureSecrets.softDelete("s1"),
      await azureSecrets.hardDelete("s1"),
      await azureSecrets.recover("s1"),
      await azureSecrets.restore("s1", { key_vault: VAULT }),
      ...(await azureSecrets.list()),
      ...(await azureSecrets.page()).resources,
    ];
    expect(replies.map((r) => r?.id)).toEqual(Array.from({ length: 8 }, () => "s1"));
    expect(inspect(replies, { depth: 10 })).not.toContain(VALUE);
    expect(body(`PATCH ${SECRETS}/s1`)).toEqual({ attributes: { enabled: false, exp: null } });
    expect(body(`POST ${SECRETS}/s1/restore`)).toEqual({ key_vault: VAULT });
    await client.close();
  });

  test("a refused secret is not quoted in the error", async () => {
    const message = `Validation errors: value "${VALUE}" is too weak`;
    server.on(`POST ${SECRETS}`, {
      status: 400,
      json: { code: 15, codeDesc: "NCERRBadRequest: Bad HTTP request", message },
    });
    const { client, lines } = testClient(server.url);
    const error = await errorOf(client.azureSecrets.create({ secret_name: "db", key_vault: VAULT, value: VALUE }));
    expect(error).toMatchObject({ cckmMessage: 'Validation errors: value "***" is too weak' });
    expect(inspect([error, lines], { depth: 10 })).not.toContain(VALUE);
    await client.close();
  });

  test("an action and a delete succeed with an empty body or an acknowledgement", async () => {
    server
      .on(`POST ${SECRETS}/s1/soft-delete`, { status: 204 })
      .on(`POST ${SECRETS}/s1/recover`, { json: { status: 200 } });
    server.on(`DELETE ${SECRETS}/s1`, { status: 204 });
    const { client } = testClient(server.url);
    expect(await client.azureSecrets.softDelete("s1")).toBeUndefined();
    expect(await client.azureSecrets.recover("s1")).toBeUndefined();
    await client.azureSecrets.delete("s1");
    server.on(`DELETE ${SECRETS}/s1`, { text: "<html>log in</html>", headers: { "content-type": "text/html" } });
    expect(await errorOf(client.azureSecrets.delete("s1"))).toMatchObject({
      kind: "malformed",
      outcome: "unknown",
      readOnly: false,
    });
    await client.close();
  });

  test("a text that is no instant is refused before anything is sent", async () => {
    const { client } = testClient(server.url);
    expect(() => client.azureSecrets.update("s1", { attributes: { exp: "next year" } })).toThrow(RangeError);
    expect(server.requests).toHaveLength(0);
  });
});

describe("synchronizations", () => {
  const job = (overall_status: string, more = {}) => ({
    id: "j1",
    overall_status,
    key_vaults: [VAULT],
    abort: false,
    ...more,
  });

  test.each([
    ["keys", "/v1/cckm/azure/synchronization-jobs"],
    ["secrets", "/v1/cckm/azure/secrets/synchronization-jobs"],
  ] as const)("%s have their own path, and one spelling of in progress", async (item, path) => {
    server.on(`POST ${path}`, { json: job("in progress") }).on(`GET ${path}/j1`, { json: job("In-Progress") });
    server.on(`POST ${path}/j1/cancel`, { json: job("in_progress", { abort: true }) });
    const { client } = testClient(server.url);
    const jobs = client.azureSyncJobs(item);
    expect((await jobs.start({ key_vaults: [VAULT] })).overall_status).toBe("in_progress");
    expect(body(`POST ${path}`)).toEqual({ key_vaults: [VAULT] });
    expect((await jobs.get("j1")).overall_status).toBe("in_progress");
    expect(await jobs.cancel("j1")).toMatchObject({ abort: true });
    server.on(`POST ${path}/j1/cancel`, { status: 202 });
    expect(await jobs.cancel("j1")).toBeUndefined();
    await client.close();
  });

  test("vaults are a repeated parameter, and a wrapped list is unwrapped", async () => {
    const path = "/v1/cckm/azure/secrets/synchronization-jobs";
    const detailed_status = { [`northcentralus/${VAULT}`]: "vault synchronized successfully" };
    server.on(`GET ${path}`, { json: { "application/json": list(job("failed", { detailed_status })).json } });
    const { client } = testClient(server.url);
    const jobs = await client.azureSyncJobs("secrets").list({ key_vaults: ["a", "b"], overall_status: "failed" });
    expect(jobs).toEqual([expect.objectContaining({ overall_status: "failed", detailed_status })]);
    const { query } = server.seen(`GET ${path}`)[0] ?? {};
    expect(query?.getAll("key_vaults")).toEqual(["a", "b"]);
    await client.close();
  });
});

describe("reports", () => {
  const report = { id: "r1", name: "r1", overall_status: "in progress", key_vaults: [VAULT], work_space_ids: null };

  test("are created, read and deleted", async () => {
    server.on(`POST ${REPORTS}`, { json: report }).on(`GET ${REPORTS}/r1`, { json: report });
    server.on(`DELETE ${REPORTS}/r1`, { json: { status: 204 } });
    const { client } = testClient(server.url);
    const wanted = { name: "r1", report_type: "key-aging", log_analytic_params: [{ key_vault: VAULT }] };
    expect((await client.azureReports.create(wanted)).overall_status).toBe("in_progress");
    expect(body(`POST ${REPORTS}`)).toEqual(wanted);
    expect(await client.azureReports.get("r1")).toMatchObject({ overall_status: "in_progress", work_space_ids: [] });
    await client.azureReports.delete("r1");
    await client.close();
  });

  test.each(["in progress", "in_progress"])(
    "a list of those in progress finds them where the filter wants %j",
    async (own) => {
      server.on(`GET ${REPORTS}`, (r) => (r.query.get("overall_status") === own ? list(report) : list()));
      const { client } = testClient(server.url);
      expect(await client.azureReports.list({ overall_status: "in_progress" })).toHaveLength(1);
      await client.close();
    },
  );

  test("contents collects every page and every filter is sent", async () => {
    const row = { key_vault: VAULT, key_activity: "KeyBackup", key_expiration: null };
    server.on(`GET ${REPORTS}/r1/contents`, (r) => {
      const skip = Number(r.query.get("skip"));
      const resources = Array.from({ length: Math.min(100, 1000 - skip) }, (_, i) => ({ id: `${skip + i}`, ...row }));
      return { json: { skip, limit: 1, total: 1000, resources } };
    });
    const { client } = testClient(server.url);
    const filters = { key_activity: "KeyBackup", azure_name: "PKV", sort: "-updatedAt" };
    const { total, resources } = await client.azureReports.contents("r1", filters);
    expect([total, resources.length, resources[0]?.key_expiration]).toEqual([1000, 1000, undefined]);
    const seen = server.seen(`GET ${REPORTS}/r1/contents`);
    expect(seen).toHaveLength(10);
    for (const [name, value] of Object.entries(filters)) expect(seen[9]?.query.get(name)).toBe(value);
    await client.close();
  });

  test("contents of a report that is gone are not found", async () => {
    const { client } = testClient(server.url);
    expect(isNotFound(await errorOf(client.azureReports.contents("r2")))).toBe(true);
    await client.close();
  });

  test("CSV comes as it is, asked for with any type, and out of a JSON text", async () => {
    const csv = '"Key Name,Key Vault"\nUploaded,pkv-softkeys\n';
    server.on(`GET ${REPORTS}/r1/download`, { text: csv, headers: { "content-type": "text/csv" } }, { json: csv });
    const { client } = testClient(server.url);
    expect(await client.azureReports.csv("r1")).toBe(csv);
    expect(await client.azureReports.csv("r1")).toBe(csv);
    expect(server.seen(`GET ${REPORTS}/r1/download`)[0]?.headers.accept).toBe("*/*");
    server.on(`GET ${REPORTS}/r1/download`, { text: "<html></html>", headers: { "content-type": "text/html" } });
    expect(await errorOf(client.azureReports.csv("r1"))).toMatchObject({ kind: "malformed" });
    await client.close();
  });
});

test.each<[string, object, string]>([
  ["nothing", { text: "" }, "an empty reply"],
  ["a byte order mark alone", { text: "\ufeff\r\n" }, "an empty reply"],
  ["an empty text as JSON", { json: "" }, "an empty reply"],
  ["an object", { json: { error: "not now, later" } }, "JSON in place of the CSV"],
  ["null", { json: null }, "JSON in place of the CSV"],
  ["a list behind a byte order mark", { text: "\ufeff[1, 2]" }, "JSON in place of the CSV"],
  ["an error of CCKM", { json: { code: 5, codeDesc: "NCERRInternal" } }, "an error: NCERRInternal"],
  ["a page that calls itself CSV", { text: "\ufeff <!DOCTYPE html><p>a, b" }, "that is not CCKM's"],
  ["a sentence", { text: "Service starting" }, "a text without columns"],
])("%s in place of the CSV is no report", async (_, page, told) => {
  server.on(`GET ${REPORTS}/r1/download`, { headers: { "content-type": "text/csv" }, ...page });
  const { client } = testClient(server.url);
  const error = await errorOf(client.azureReports.csv("r1"));
  expect(error).toMatchObject({ kind: "malformed" });
  expect(String(error)).toContain(told);
  await client.close();
});

test("CSV of a report without rows is its header", async () => {
  for (const csv of ['"Key Name,Key Vault"\n', '"Key Name,Key Vault"', "Key Name,Key Vault"]) {
    server.on(`GET ${REPORTS}/r1/download`, { text: csv, headers: { "content-type": "text/csv" } });
    const { client } = testClient(server.url);
    expect(await client.azureReports.csv("r1")).toBe(csv);
    await client.close();
  }
});

test("CSV keeps its byte order mark, by which spreadsheets know its encoding, and its ends of lines", async () => {
  const csv = "\ufeffKey Name,Key Vault\r\nSchlüssel,pkv\r\n";
  const page = { text: csv, headers: { "content-type": "text/csv" } };
  server.on(`GET ${REPORTS}/r1/download`, page, { text: `\ufeff${JSON.stringify(csv)}` });
  const { client } = testClient(server.url);
  expect(await client.azureReports.csv("r1")).toBe(csv);
  expect(await client.azureReports.csv("r1")).toBe(csv);
  await client.close();
});

test.each<[string, object, string]>([
  ["in Latin-1", { bytes: Buffer.from("Name\nSchl\xfcssel\n", "latin1") }, "a reply whose text is not in UTF-8"],
  ["of which a part comes", { text: "Name\n", status: 206 }, "206 and a part of the text"],
  ["of which nothing comes", { status: 204 }, "204 and no text"],
  [
    "that is an error behind a byte order mark",
    { text: '\ufeff{"code":16,"codeDesc":"NCERR: no"}' },
    "200 and an error",
  ],
])("CSV %s is refused rather than damaged", async (_, reply, told) => {
  server.on(`GET ${REPORTS}/r1/download`, { headers: { "content-type": "text/csv" }, ...reply });
  const { client } = testClient(server.url);
  const error = await errorOf(client.azureReports.csv("r1"));
  expect(error).toMatchObject({ kind: "malformed" });
  expect(error.message).toContain(told);
  await client.close();
});

describe("vaults", () => {
  const PATH = "/v1/cckm/azure/vaults";
  const vault = { id: "v1", name: VAULT, azure_name: "pkv-softkeys", location: "eastus" };

  test("a vault is found by id and by name, in any case", async () => {
    server.on(`GET ${PATH}/v1`, { json: vault });
    server.on(`GET ${PATH}`, (r) => (r.query.has("name") && r.query.get("name") !== VAULT ? list() : list(vault)));
    const { client } = testClient(server.url);
    for (const reference of ["v1", VAULT, VAULT.toUpperCase()]) {
      expect(await client.azureVaults.find(reference)).toMatchObject({ id: "v1" });
    }
    expect(await client.azureVaults.find("v2")).toBeUndefined();
    expect(await client.azureVaults.find("other::260ecbe7-777b-4d3c-84ea-887620498863")).toBeUndefined();
    await client.close();
  });

  test("a server that fails is no missing vault", async () => {
    server.on(`GET ${PATH}/v1`, { status: 404, text: "<html></html>", headers: { "content-type": "text/html" } });
    const { client } = testClient(server.url);
    expect(await errorOf(client.azureVaults.find("v1"))).toMatchObject({ status: 404, outcome: "refused" });
    await client.close();
  });
});
