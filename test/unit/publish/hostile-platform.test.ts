import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import selfsigned from "selfsigned";
import { z } from "zod";
import { PublishError } from "../../../lib/publish";
import { Api } from "../../../lib/publish/http/api";
import { readerOf } from "../../../lib/publish/http/reply";
import { overTheWire } from "../../../lib/publish/http/send-once";
import { ManualClock } from "../../support/client-fixtures";
import { type Answer, ScriptedServer } from "../../support/scripted-server";

const TOKEN = 'glpat-w4lnut<&>"kayak';
const MIB = 1024 * 1024;
const THINGS = "GET /things";

let server: ScriptedServer;
beforeEach(async () => {
  server = await ScriptedServer.start();
});
afterEach(() => server.stop());

const apiAt = (address: string) =>
  new Api({
    platform: "GitLab",
    address,
    token: TOKEN,
    headers: {},
    hint: ({ text }) => text,
    clock: new ManualClock(),
  });
const list = { method: "GET", path: "/things", doing: "list the things", right: "read" } as const;

async function refusal(answer: Answer, address = server.url): Promise<PublishError> {
  server.on(THINGS, answer);
  const told = await apiAt(address)
    .call(list)
    .then(
      (value) => JSON.stringify(value),
      (error: unknown) => error,
    );
  if (told instanceof PublishError) return told;
  throw new Error(`expected a PublishError, got ${String(told)}`);
}

const go = (text: string) => JSON.stringify(text).replace(/[<>&]/g, (one) => `\\u00${one.charCodeAt(0).toString(16)}`);

test.each<[string, string]>([
  ["as it is", TOKEN],
  ["as JSON of Go", go(TOKEN)],
  ["in a URL", encodeURIComponent(TOKEN)],
  ["in base64", Buffer.from(`user:${TOKEN}`).toString("base64")],
  ["in hex", Buffer.from(TOKEN).toString("hex")],
  ["in HTML", TOKEN.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;")],
])("a token that a platform repeats %s is taken out", async (_, spelt) => {
  for (const status of [400, 401, 403, 404]) {
    for (const answer of [{ json: { message: `no use for ${spelt} here` } }, { text: `no use for ${spelt} here` }]) {
      const { message } = await refusal({ ...answer, status });
      expect(message).toMatch(/no use for \S{0,8}\*\*\*/);
      expect(message).not.toContain(spelt);
    }
  }
});

test("a reply that does not end is cut off, and asked for once", async () => {
  const { message } = await refusal({ bytes: Buffer.alloc(65 * MIB, " ") });
  expect(message).toContain("GitLab's reply is not as its documentation says: the reply: a reply longer than 64 MiB");
  expect(server.seen(THINGS)).toHaveLength(1);
});

test("a reply of more values than are read is told so", async () => {
  const text = `[${new Array(4_000_001).fill("0").join(",")}]`;
  expect((await refusal({ text })).message).toContain("a reply of more values than are read");
});

test("a page of more entries than any platform sends is not looked at one by one", () => {
  const read = () => readerOf("GitHub")(z.array(z.looseObject({ id: z.number() })), new Array(1001).fill({}));
  expect(read).toThrow("GitHub's reply is not as its documentation says: the reply: 1001 entries in a page");
});

test("a compressed reply is understood", async () => {
  server.on(THINGS, { bytes: gzipSync('{"a":1}'), headers: { "content-encoding": "gzip" } });
  await expect(apiAt(server.url).call(list)).resolves.toEqual({ a: 1 });
});

test.each<Record<string, string>>([
  { "retry-after": "99999999999999999999" },
  { "ratelimit-remaining": "0", "ratelimit-reset": "99999999999999999999" },
])("a limit that ends on no date is an error like any other: %j", async (headers) => {
  const { told } = await refusal({ status: 429, json: {}, headers });
  expect(told).toMatchObject({
    code: "publish-limited",
    detail: expect.stringContaining("Run it again after 9999-12-31T23:59:59.000Z."),
  });
});

test("a password in the address of a platform is in no error", async () => {
  const address = server.url.replace("http://", "http://user:otter-canyon@");
  expect((await refusal({ text: "<html>" }, address)).told.detail).toContain(`Check ${server.url}.`);
  for (const wrong of ["http://user:otter-canyon@gitlab.example.com/api", "user:otter-canyon@gitlab example"]) {
    expect(() => apiAt(wrong)).toThrow(PublishError);
    expect(() => apiAt(wrong)).not.toThrow("otter-canyon");
  }
});

test("a next page of an address in capitals, or with the usual port, is below it", async () => {
  const asked: string[] = [];
  const api = new Api({
    platform: "GitHub",
    address: "https://GitHub.example.com:443/api/v3/",
    token: TOKEN,
    headers: {},
    hint: () => "",
    exchange: async ({ url }) => {
      asked.push(url);
      const link = asked.length === 1 ? '<https://github.example.com/api/v3/things?page=2>; rel="next"' : undefined;
      return { status: 200, headers: { link }, text: "[]" };
    },
  });
  for await (const page of api.pages(list)) expect(page).toEqual([]);
  expect(asked).toEqual(["things", "things?page=2"].map((path) => `https://github.example.com/api/v3/${path}`));
});

test("a platform whose authority is in SSL_CERT_FILE is trusted, as Go programs do", async () => {
  const { private: key, cert } = await selfsigned.generate([{ name: "commonName", value: "127.0.0.1" }], {
    extensions: [{ name: "subjectAltName", altNames: [{ type: 7, ip: "127.0.0.1" }] }],
  });
  const secure = await ScriptedServer.start({ key, cert });
  secure.on(THINGS, { json: [] });
  const folder = mkdtempSync(join(tmpdir(), "cckm-test-"));
  const file = join(folder, "ca.pem");
  writeFileSync(file, cert);
  const get = (env: NodeJS.ProcessEnv) => overTheWire(env)({ method: "GET", url: `${secure.url}/things`, headers: {} });
  await expect(get({})).rejects.toMatchObject({ code: "DEPTH_ZERO_SELF_SIGNED_CERT" });
  await expect(get({ SSL_CERT_FILE: file })).resolves.toMatchObject({ status: 200, text: "[]" });
  await secure.stop();
  rmSync(folder, { recursive: true });
});
