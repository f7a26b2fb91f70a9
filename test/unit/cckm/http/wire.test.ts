import { once } from "node:events";
import net, { type AddressInfo, type Socket } from "node:net";
import { errorOf, kmsReply, testClient } from "../../../support/client-fixtures";

const CONTINUE = "HTTP/1.1 100 Continue\r\n\r\n";
const NAME = "HTTP/1.1 100 Continue";

/** A server that writes what a test gives it, as answer to every request but the sign-in. */
class WireServer {
  requests = 0;
  readonly #sockets = new Set<Socket>();
  readonly #server = net.createServer((socket) => this.#serve(socket));

  constructor(private readonly answer: (socket: Socket) => void) {}

  async start(): Promise<string> {
    this.#server.listen(0, "127.0.0.1");
    await once(this.#server, "listening");
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  stop(): void {
    for (const socket of this.#sockets) socket.destroy();
    this.#server.close();
  }

  #serve(socket: Socket): void {
    let open = "";
    this.#sockets.add(socket);
    socket.on("error", () => {});
    socket.on("data", (data) => {
      open += String(data);
      const [head = "", rest] = open.split("\r\n\r\n");
      const length = Number(/content-length: (\d+)/i.exec(head)?.[1] ?? 0);
      if (rest === undefined || rest.length < length) return;
      open = "";
      if (head.startsWith("POST")) socket.write(reply({ jwt: "test-token", duration: 300 }));
      else {
        this.requests++;
        this.answer(socket);
      }
    });
  }
}

function reply(json: unknown, head = "HTTP/1.1 200 OK\r\n", body = JSON.stringify(json)): string {
  return `${head}content-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
}

const KMS = kmsReply({ id: "k1", name: NAME });

/** Writes pieces one after the other, each in a packet of its own. */
async function inPieces(socket: Socket, pieces: readonly string[]): Promise<void> {
  socket.setNoDelay(true);
  for (const piece of pieces) {
    await new Promise((written) => socket.write(piece, written));
    await new Promise((done) => setImmediate(done));
  }
}

async function read(answer: (socket: Socket) => void) {
  const server = new WireServer(answer);
  const { client, clock } = testClient(await server.start());
  const call = client.awsKms.get("k1");
  return {
    server,
    clock,
    call,
    end: async () => {
      await client.close();
      server.stop();
    },
  };
}

test.each<[string, readonly string[]]>([
  ["a 100 before it", [CONTINUE + reply(KMS)]],
  ["a 100 in a packet of its own", [CONTINUE, reply(KMS)]],
  ["two of them, letter by letter", [...CONTINUE, ...CONTINUE, reply(KMS)]],
  ["a 100 with a header", [`HTTP/1.1 100\r\nserver: lb\r\n\r\n${reply(KMS)}`]],
  ["a 102 and a 103", [`HTTP/1.1 102 Processing\r\n\r\nHTTP/1.1 103 Early Hints\r\nlink: </x>\r\n\r\n${reply(KMS)}`]],
  ["a 103 and then a 100", [`HTTP/1.1 103 Early Hints\r\nlink: </x>\r\n\r\n${CONTINUE}${reply(KMS)}`]],
  ["a 102 and then a 100, letter by letter", [..."HTTP/1.0 102 Processing\r\n\r\n", ...CONTINUE, reply(KMS)]],
  ["a body that begins as a 100 does, in a packet of its own", splitAt(reply(KMS), NAME)],
  ["a mark of the byte order", [reply(KMS, undefined, `\ufeff${JSON.stringify(KMS)}`)]],
])("a reply with %s is the reply", async (_, pieces) => {
  const { call, server, end } = await read((socket) => void inPieces(socket, pieces));
  await expect(call).resolves.toMatchObject({ id: "k1", name: NAME });
  expect(server.requests).toBe(1);
  await end();
});

function splitAt(text: string, part: string): string[] {
  const at = text.indexOf(part);
  return [text.slice(0, at), text.slice(at)];
}

test.each([
  ["a folded header", "x: a\r\n b\r\ncontent-length: 2\r\n\r\n{}", "unexpected whitespace after header value"],
  ["a header with a space in its name", "x : a\r\ncontent-length: 2\r\n\r\n{}", "invalid header token"],
  ["a length that is none", "content-length: x\r\n\r\n{}", "invalid character in Content-Length"],
])("a reply with %s is told as that, and not as another protocol", async (_, rest, found) => {
  const { call, end } = await read((socket) => socket.write(`HTTP/1.1 200 OK\r\n${rest}`));
  const error = await errorOf(call);
  expect(error).toMatchObject({ kind: "malformed", outcome: "unknown" });
  expect(error.message).toContain(`sent a reply that breaks the rules of HTTP/1.1 (HPE_INVALID): ${found}.`);
  await end();
});

test.each([
  ["more header than is read", `HTTP/1.1 200 OK\r\nx: ${"a".repeat(100_000)}\r\n\r\n`, "UND_ERR_HEADERS_OVERFLOW"],
  [
    "more trailer than is read",
    `HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\nx: ${"a".repeat(100_000)}\r\n\r\n`,
    "UND_ERR_HEADERS_OVERFLOW",
  ],
  ["a status that is none", "HTTP/1.1 099 Odd\r\ncontent-length: 0\r\n\r\n", "ERR_ASSERTION"],
  [
    "another protocol",
    "HTTP/1.1 101 Switching Protocols\r\nconnection: upgrade\r\nupgrade: h2c\r\n\r\n",
    "UND_ERR_SOCKET",
  ],
  [
    "two lengths that differ",
    "HTTP/1.1 200 OK\r\ncontent-length: 5\r\ntransfer-encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n",
    "UND_ERR_RES_CONTENT_LENGTH_MISMATCH",
  ],
])("a reply with %s is asked for once, and told as what breaks the rules of HTTP", async (_, text, code) => {
  const { call, server, clock, end } = await read((socket) => socket.write(text));
  const error = await errorOf(call);
  expect(error).toMatchObject({ kind: "malformed", outcome: "unknown", reason: code });
  expect(error.message).toMatch(
    new RegExp(`127\\.0\\.0\\.1:\\d+ sent a reply that breaks the rules of HTTP/1\\.1 \\(${code}\\)`),
  );
  expect({ requests: server.requests, sleeps: clock.sleeps }).toEqual({ requests: 1, sleeps: [] });
  await end();
});
