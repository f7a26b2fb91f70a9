import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { type AddressInfo, connect, type Socket } from "node:net";
import { strToU8, zipSync } from "fflate";
import type { Release } from "../../scripts/terraform/release";
import { sumOf } from "../../scripts/terraform/signature";

/** How a release server answers for a file; nothing answers as it should. */
export type Answer = (reply: ServerResponse, content: Buffer) => void;

const VERSION = "1.11.4";

/** A program that says it is that Terraform, with enough bytes behind it for a progress. */
const programOf = (version: string) =>
  `#!/bin/sh\necho '{"terraform_version": "${version}"}'\nexit\n${"#".repeat(200_000)}\n`;

/** A signing key of a stand-in. */
export async function signingKey(
  date = new Date(),
  keyExpirationTime = 0,
): Promise<{ secret: string; public: string }> {
  const { generateKey } = await import("openpgp");
  const userIDs = [{ name: "Stand-in", email: "releases@example.com" }];
  const made = await generateKey({ type: "ecc", userIDs, date, keyExpirationTime, format: "armored" });
  return { secret: made.privateKey, public: made.publicKey };
}

/** A stand-in for HashiCorp's release server on loopback, with one release signed by a key of its own. */
export class ReleaseServer {
  /** Every path that was asked for. */
  readonly asked: string[] = [];
  /** Answers that are not as they should be, by the end of the file's name. */
  answers: Record<string, Answer> = {};

  private constructor(
    private readonly server: Server,
    private readonly files: Map<string, Buffer>,
    private readonly key: string,
  ) {
    server.on("request", (request: IncomingMessage, reply: ServerResponse) => this.answer(request.url ?? "", reply));
  }

  /** @param signer The key that signs; `trusted` is the one that the release names, by default the same. */
  static async start(options: { date?: Date; trusted?: string; expires?: number; program?: string } = {}) {
    const { date = new Date(), trusted, expires = 0, program = programOf(VERSION) } = options;
    const { createMessage, readPrivateKey, sign } = await import("openpgp");
    const key = await signingKey(date, expires);
    const zip = Buffer.from(zipSync({ terraform: strToU8(program), "LICENSE.txt": strToU8("text") }, { level: 0 }));
    const sums = Buffer.from(`${sumOf(zip)}  terraform_${VERSION}_linux_amd64.zip\n`);
    const signature = await sign({
      message: await createMessage({ binary: new Uint8Array(sums) }),
      signingKeys: await readPrivateKey({ armoredKey: key.secret }),
      detached: true,
      format: "binary",
      date,
    });
    const files = new Map([
      [`terraform_${VERSION}_linux_amd64.zip`, zip],
      [`terraform_${VERSION}_SHA256SUMS`, sums],
      [`terraform_${VERSION}_SHA256SUMS.sig`, Buffer.from(signature as Uint8Array)],
    ]);
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    return new ReleaseServer(server, files, trusted ?? key.public);
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  /** The release, for findTerraform. */
  get release(): Release {
    return { version: VERSION, server: `http://127.0.0.1:${this.port}`, key: this.key };
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private answer(url: string, reply: ServerResponse): void {
    this.asked.push(url);
    const content = this.files.get(url.split("/").at(-1) ?? "");
    const [, special] = Object.entries(this.answers).find(([end]) => url.endsWith(end)) ?? [];
    if (content === undefined) reply.writeHead(404).end();
    else if (special) special(reply, content);
    else reply.writeHead(200, { "content-length": content.length }).end(content);
  }
}

/** A proxy on loopback that opens tunnels, wherever they are to lead, to one port. */
export async function proxyTo(port: number): Promise<{ url: string; tunnels: string[]; stop: () => Promise<void> }> {
  const tunnels: string[] = [];
  const open = new Set<Socket>();
  const server = createServer();
  server.on("connect", (request, client: Socket) => {
    tunnels.push(request.url ?? "");
    const target = connect(port, "127.0.0.1", () => {
      client.write("HTTP/1.1 200 Connection established\r\n\r\n");
      target.pipe(client).pipe(target);
    });
    for (const socket of [client, target]) {
      open.add(socket);
      socket.on("error", () => socket.destroy());
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    tunnels,
    stop: async () => {
      for (const socket of open) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
