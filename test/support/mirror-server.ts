import { createReadStream, existsSync, statSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:https";
import type { AddressInfo } from "node:net";
import { join, normalize } from "node:path";
import selfsigned from "selfsigned";

/** A folder behind https on loopback, as a web server shows it, with a certificate of its own. */
export class MirrorServer {
  private constructor(
    private readonly server: Server,
    /** File with the certificate, for SSL_CERT_FILE. */
    readonly certificate: string,
  ) {}

  /** @param certificate The file that the certificate is written to. */
  static async start(folder: string, certificate: string): Promise<MirrorServer> {
    const made = await selfsigned.generate([{ name: "commonName", value: "127.0.0.1" }], {
      keyType: "ec",
      extensions: [
        { name: "basicConstraints", cA: true },
        { name: "subjectAltName", altNames: [{ type: 7, ip: "127.0.0.1" }] },
      ],
    });
    writeFileSync(certificate, made.cert);
    const server = createServer({ key: made.private, cert: made.cert }, ({ url = "" }, reply) => {
      const file = join(folder, normalize(decodeURIComponent(url)));
      if (!existsSync(file) || !statSync(file).isFile()) return void reply.writeHead(404).end();
      reply.writeHead(200, { "content-type": file.endsWith(".json") ? "application/json" : "application/zip" });
      createReadStream(file).pipe(reply);
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    return new MirrorServer(server, certificate);
  }

  get url(): string {
    return `https://127.0.0.1:${(this.server.address() as AddressInfo).port}/`;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }
}
