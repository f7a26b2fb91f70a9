import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import https from "node:https";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import selfsigned from "selfsigned";
import { errorOf, testClient } from "../../../support/client-fixtures";

const HOST = "cm.example.com";
const ADDRESS = { type: 7, ip: "127.0.0.1" } as const;

/** What a client tells whose proxy takes TLS, by a name, with a certificate for others. */
async function told(by: string, names: readonly ({ type: 2; value: string } | typeof ADDRESS)[]): Promise<string> {
  const { cert, private: key } = await selfsigned.generate([{ name: "commonName", value: "proxy" }], {
    keyType: "ec",
    extensions: [
      { name: "basicConstraints", cA: true },
      { name: "subjectAltName", altNames: [...names] },
    ],
  });
  const folder = mkdtempSync(join(tmpdir(), "proxy-certificate-"));
  const SSL_CERT_FILE = join(folder, "ca.pem");
  writeFileSync(SSL_CERT_FILE, cert);
  const proxy = https.createServer({ key, cert });
  proxy.on("connect", (_, socket) => socket.end("HTTP/1.1 403 Forbidden\r\n\r\n"));
  proxy.listen(0, "127.0.0.1");
  await once(proxy, "listening");
  const HTTPS_PROXY = `https://${by}:${(proxy.address() as AddressInfo).port}`;
  const { client } = testClient(`https://${HOST}`, { env: { HTTPS_PROXY, SSL_CERT_FILE } });
  const { message } = await errorOf(client.awsKms.get("k1"));
  await client.close();
  proxy.close();
  rmSync(folder, { recursive: true });
  return message;
}

test.each<[string, string, Parameters<typeof told>[1]]>([
  ["its name", "localhost", [{ type: 2, value: "localhost" }]],
  ["its address", "127.0.0.1", [ADDRESS]],
])("a proxy with a certificate for %s is believed, whatever host lies behind it", async (_, by, names) => {
  expect(await told(by, names)).toContain(`refused the way to ${HOST} (403)`);
});

test.each(["localhost", "127.0.0.1"])(
  "the proxy %s with a certificate for the host behind it is not believed",
  async (by) => {
    expect(await told(by, [{ type: 2, value: HOST }])).toContain("was issued for another host name");
  },
);
