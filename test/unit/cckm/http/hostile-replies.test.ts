import { gzipSync } from "node:zlib";
import { MOST_VALUES } from "../../../../lib/cckm/http/json";
import { errorOf, kmsReply, testClient } from "../../../support/client-fixtures";
import { ScriptedServer, type SeenRequest } from "../../../support/scripted-server";

const GET = "GET /v1/cckm/aws/kms/k1";
const DELETE = "DELETE /v1/cckm/aws/kms/k1";
const LIST = "GET /v1/cckm/aws/kms";
const SECRET = "GET /v1/cckm/azure/secrets/s1";
const JSON_TYPE = { "content-type": "application/json" };

let server: ScriptedServer;
let client: ReturnType<typeof testClient>["client"];
beforeEach(async () => {
  server = await ScriptedServer.start();
  ({ client } = testClient(server.url));
});
afterEach(async () => {
  await client.close();
  await server.stop();
});

const times = (one: string, count: number) => new Array(count).fill(one).join(",");

test.each([
  ["an empty text", ""],
  ["the path's own folder", "."],
  ["the folder above", ".."],
  ["half a letter", "\ud800"],
  ["a text of any length", "z".repeat(2000)],
])("a list with %s for an id, which no path can hold, is an error that names the field", async (_, id) => {
  server.on(LIST, { json: { skip: 0, limit: 100, total: 1, resources: [kmsReply({ id })] } });
  const error = await errorOf(client.awsKms.list());
  expect(error).toMatchObject({ outcome: "unknown", kind: "malformed" });
  expect(error.message).toContain("field resources[0].id is not as expected");
});

describe("a reply of more than can be looked at", () => {
  test.each([
    ["rows of the wrong type", LIST, `{"total":1,"resources":[${times("0", 1_900_000)}]}`, "field resources[0]"],
    ["rows without a field", LIST, `{"total":1,"resources":[${times("{}", 300_000)}]}`, "field resources[0].id"],
    [
      "regions of the wrong type",
      GET,
      JSON.stringify(kmsReply({ id: "k1", regions: [] })).replace(
        '"regions":[]',
        `"regions":[${times("0", 1_900_000)}]`,
      ),
      "field regions[0] is not of type string",
    ],
    [
      "tags of the wrong type",
      SECRET,
      '{"id":"s1","secret_name":"n","key_vault":"v::s","status":"AVAILABLE","azure_param":{"tags":5}}',
      "azure_param.tags is not of type record",
    ],
  ])("%s is an error that names the first", async (_, route, text, field) => {
    server.on(route, { text, headers: JSON_TYPE });
    const reading = () => {
      if (route === LIST) return client.awsKms.list();
      return route === GET ? client.awsKms.get("k1") : client.azureSecrets.get("s1");
    };
    const error = await errorOf(reading());
    expect(error).toMatchObject({ outcome: "unknown", kind: "malformed" });
    expect(error.message).toContain(field);
  });

  test.each([
    ["values", `{"x":[${times("1", MOST_VALUES)}]}`],
    ["lists in lists", `{"x":${"[".repeat(600_000)}${"]".repeat(600_000)}}`],
  ])("%s is an error that says so", async (_, text) => {
    server.on(GET, { text, headers: JSON_TYPE });
    const error = await errorOf(client.awsKms.get("k1"));
    expect(error.message).toContain("200 and a reply of more than 4000000 values, or nested more than 1000 deep");
  });

  test.each([3_000, 100_000])(
    "a tag of %d lists in lists is an error that says so, in a short reply too",
    async (deep) => {
      const tags = `{"a":${"[".repeat(deep)}${"]".repeat(deep)}}`;
      const text = `{"id":"s1","secret_name":"n","key_vault":"v::s","status":"AVAILABLE","azure_param":{"tags":${tags}}}`;
      server.on(SECRET, { text, headers: JSON_TYPE });
      const error = await errorOf(client.azureSecrets.get("s1"));
      expect(error.message).toContain("200 and a reply of more than 4000000 values, or nested more than 1000 deep");
    },
  );

  test.each([
    ["as they are", "\u007f"],
    ["escaped", "\\u001b"],
    ["that turn the letters round", "\u202e"],
    ["that end a line in part", "\\r"],
  ])("control characters %s are an error that says so, and not escaped one by one", async (_, character) => {
    const text = JSON.stringify(kmsReply({ id: "k1" })).replace("{", `{"x":"\\n${character.repeat(1_000_000)}",`);
    server.on(GET, { text, headers: JSON_TYPE });
    const error = await errorOf(client.awsKms.get("k1"));
    expect(error.message).toContain("200 and a reply of more than 100000 control characters");
  });

  test("a few control characters are escaped, in whatever they are, and a text of one line is left to Terraform", async () => {
    const text = JSON.stringify(kmsReply({ id: "k1" })).replace(
      "{",
      '{"x":["a\\n\\u001b",{"y":"b\\n\\u202e","__proto__":"c\\n\\u001b","z":"\\u001b","n":null}],',
    );
    server.on(GET, { text, headers: JSON_TYPE });
    const { x } = (await client.awsKms.get("k1")) as unknown as { x: unknown };
    expect(JSON.stringify(x)).toBe(
      '["a\\n\\\\u001b",{"y":"b\\n\\\\u202e","__proto__":"c\\n\\\\u001b","z":"\\u001b","n":null}]',
    );
  });

  test("fields of one object, more than anybody has, are an error that says so", async () => {
    const fields = Array.from({ length: 200_000 }, (_, at) => `"k${at}":1`).join(",");
    server.on(SECRET, { text: `{"id":"s1","azure_param":{"tags":{${fields}}}}`, headers: JSON_TYPE });
    const error = await errorOf(client.azureSecrets.get("s1"));
    expect(error.message).toContain("or with more than 50000 fields in one object");
  });

  test("a report as CSV of control characters is an error that says so", async () => {
    server.on("GET /v1/cckm/azure/reports/r1/download", { text: `"a"\n"${"\u009b".repeat(200_000)}"\n` });
    const error = await errorOf(client.azureReports.csv("r1"));
    expect(error.message).toContain("200 and a reply of more than 100000 control characters");
  });

  test("an error of more than CCKM ever says is none of CCKM's, and a status without an end is cut", async () => {
    server.on(GET, { status: 400, text: `{"code":9,"codeDesc":"${"x".repeat(2_000_000)}"}`, headers: JSON_TYPE });
    expect((await errorOf(client.awsKms.get("k1"))).message).toContain(
      "a reply that is not CCKM's (application/json, 400)",
    );
    server.on("GET /v1/cckm/azure/synchronization-jobs/j1", {
      json: { id: "j1", overall_status: "in progress ".repeat(500_000), key_vaults: [] },
    });
    const { overall_status } = await client.azureSyncJobs("keys").get("j1");
    expect(overall_status.length).toBeLessThan(300);
  });

  test("but brackets and commas of a long text are no values", async () => {
    const account = '[{,:"\\'.repeat(1_000_000);
    server.on(GET, { json: kmsReply({ id: "k1", account }) });
    await expect(client.awsKms.get("k1")).resolves.toMatchObject({ account });
  });

  test("compressed over and over is an error", async () => {
    const encodings = new Array(5).fill("gzip");
    const bytes = encodings.reduce<Buffer>((data) => gzipSync(data), Buffer.from(JSON.stringify(kmsReply())));
    server.on(GET, { bytes, headers: { ...JSON_TYPE, "content-encoding": encodings.join(", ") } });
    const error = await errorOf(client.awsKms.get("k1"));
    expect(error.message).toContain("200 and a reply in 5 encodings at once");
  });
});

describe("a list whose total cannot be", () => {
  const rows = Array.from({ length: 250 }, (_, i) => kmsReply({ id: `k-${i}` }));
  const counting = (total: unknown) => (request: SeenRequest) => {
    const skip = Number(request.query.get("skip"));
    return { json: { skip, limit: 100, total, resources: rows.slice(skip, skip + 100) } };
  };

  test.each([0, -1, 50, 1.5, 99, 249])("as it is %d for 250 records, is read to its end", async (total) => {
    server.on(LIST, counting(total));
    await expect(client.awsKms.list()).resolves.toHaveLength(250);
  });

  test("does not say fewer than there are", async () => {
    const report = "/v1/cckm/azure/reports/r1/contents";
    server.on(`GET ${report}`, { json: { skip: 0, limit: 3, total: 1, resources: [{}, {}, {}] } });
    const { total, resources } = await client.azureReports.contents("r1", { limit: 3 });
    expect({ total, rows: resources.length }).toEqual({ total: 3, rows: 3 });
  });
});

describe("a list without an end, or of one page alone", () => {
  const LIVE = "POST /v1/cckm/azure/get-vaults";
  const source = { connection: "azure", subscription_id: "s" };

  test("whose pages link to each other in a circle is given up", async () => {
    server.on(LIVE, (request) => ({
      json: { vaults: [], nextLink: JSON.parse(request.body).nextLink === "a" ? "b" : "a" },
    }));
    const error = await errorOf(client.azureVaults.live(source, "vault"));
    expect(error.message).toContain("the list has more than 1000 pages, so it may have no end");
    expect(server.seen(LIVE)).toHaveLength(1000);
  });

  test("that has more in each page than is read is given up", async () => {
    const vaults = new Array(130_000).fill({ name: "v" });
    server.on(LIVE, (request) => ({ json: { vaults, nextLink: `${JSON.parse(request.body).nextLink}x` } }));
    const error = await errorOf(client.azureVaults.live(source, "vault"));
    expect(error.message).toContain("A list of CCKM has 260000 records by its own count, more than the 250000");
  });

  test("of more rows than a function takes arguments is read, also after a write", async () => {
    const resources = Array.from({ length: 200_000 }, (_, index) => ({ id: `v${index}`, name: "v::s" }));
    server.on("POST /v1/cckm/aws/kms", { json: kmsReply({ id: "k1" }) });
    server.on("GET /v1/cckm/azure/vaults", { json: { skip: 0, limit: 100, total: resources.length, resources } });
    const regions = ["ap-south-1", "us-east-1"];
    await client.awsKms.create({ name: "kms", account_id: "123456789012", connection: "aws", regions });
    await expect(client.azureVaults.list()).resolves.toHaveLength(200_000);
  });
});

test.each(["Fri, 31 Dec 275759 00:00:00 GMT", "Sat, 01 Jan 12026 00:00:00 GMT"])(
  "a clock of CCKM that shows %s is not believed",
  async (date) => {
    server.on(GET, { json: kmsReply({ id: "k1" }), headers: { date } });
    await client.awsKms.get("k1");
    expect(() => new Date(client.serverNow()).toISOString()).not.toThrow();
    expect(new Date(client.serverNow()).getUTCFullYear()).toBeLessThan(10_000);
  },
);

describe("a page of a portal or a proxy", () => {
  test.each([
    ["application/xhtml+xml", "<html>Log in"],
    ["text/plain", "\n <!DOCTYPE html><html>Log in</html>"],
    ["application/json", "<html>Log in</html>"],
    ["application/xml", "<?xml version='1.0'?><error/>"],
    ["", "<h1>It works!</h1>"],
  ])("as %j is no answer of CCKM, so nothing counts as deleted", async (type, text) => {
    server.on(DELETE, { text, headers: { "content-type": type } });
    const error = await errorOf(client.awsKms.delete("k1"));
    expect(error).toMatchObject({ outcome: "unknown", kind: "malformed" });
    expect(error.message).toContain(`a reply that is not CCKM's (${type || "no content type"})`);
  });

  test("nor is an error with a success status", async () => {
    server.on(DELETE, { json: { code: 6, codeDesc: "NCERRForbidden: Forbidden", message: "not yours" } });
    const error = await errorOf(client.awsKms.delete("k1"));
    expect(error).toMatchObject({ outcome: "unknown", kind: "malformed" });
    expect(error.message).toContain("was answered with 200 and an error: NCERRForbidden: Forbidden: not yours. Check");
  });

  test.each(["", "deleted", "{}", '{"code":0}', '{"id":'])("is told from CCKM's own %j", async (text) => {
    server.on(DELETE, { text });
    await expect(client.awsKms.delete("k1")).resolves.toBeUndefined();
  });
});

test.each(["text/plain", "application/octet-stream", "text/html; charset=iso-8859-1"])(
  "JSON in Latin-1 as %s is refused: names in it would be read as others",
  async (type) => {
    const bytes = Buffer.from(` ${JSON.stringify(kmsReply({ id: "k1", name: "größer" }))}`, "latin1");
    server.on(GET, { bytes, headers: { "content-type": type } });
    const error = await errorOf(client.awsKms.get("k1"));
    expect(error.message).toContain("200 and a reply whose text is not in UTF-8");
  },
);

test("a tag with the name of an object's prototype is a tag", async () => {
  const text =
    '{"id":"s1","secret_name":"n","key_vault":"v::s","status":"AVAILABLE","azure_param":{"tags":{"__proto__":"a"}}}';
  server.on(SECRET, { text, headers: JSON_TYPE });
  const { azure_param } = await client.azureSecrets.get("s1");
  expect(Object.entries(azure_param.tags)).toEqual([["__proto__", "a"]]);
});

test("a value that was sent is not told by the answer to a later call, nor by the log", async () => {
  const value = "otter-canyon-58";
  const quoted = { code: 9, codeDesc: "NCERR", message: `cannot decrypt ${value}` };
  server.on("POST /v1/cckm/azure/secrets", { status: 500, json: { ...quoted, requestID: value } });
  server.on(SECRET, { status: 400, json: quoted, headers: { "x-request-id": value } });
  const { client: other, lines } = testClient(server.url);
  await errorOf(other.azureSecrets.create({ secret_name: "n", key_vault: "v::s", value }));
  const later = await errorOf(other.azureSecrets.get("s1"));
  await other.close();
  expect(later.message).toContain("cannot decrypt ***");
  expect(JSON.stringify([later, lines])).not.toContain(value);
});
