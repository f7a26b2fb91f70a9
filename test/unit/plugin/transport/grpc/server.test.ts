import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { type ClientHttp2Session, connect, type IncomingHttpHeaders } from "node:http2";
import { connect as connectSocket, createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { connect as connectTls, type TLSSocket } from "node:tls";
import { gzipSync } from "node:zlib";
import * as grpc from "@grpc/grpc-js";
import fc from "fast-check";
import { makeCertificate } from "../../../../../lib/plugin/transport/certificate";
import { GrpcError, GrpcServer, type Method, STATUS } from "../../../../../lib/plugin/transport/grpc";

const MIB = 1024 * 1024;
const MOST_BYTES = 64 * MIB;
const ECHO = "/example.Service/Echo";

let folder: string;
let socket: string;
let server: GrpcServer;
let listener: Server;
const ends: (() => void)[] = [];

/** Calls that wait until the test lets them go on, and those that were given up. */
const waiting: (() => void)[] = [];
let givenUp: string[];

const methods = new Map<string, Method>([
  [ECHO, { kind: "unary", answer: async (request) => request }],
  ["/example.Service/Grow", { kind: "unary", answer: async (request) => Buffer.alloc(request[0]! * MIB, 7) }],
  [
    "/example.Service/Refuse",
    { kind: "unary", answer: async () => Promise.reject(new GrpcError(9, "100 % größer\n😀")) },
  ],
  ["/example.Service/Throw", { kind: "unary", answer: async () => Promise.reject(new Error("test-secret-value")) }],
  [
    "/example.Service/Wait",
    {
      kind: "unary",
      answer: (request, call) =>
        new Promise((resolve) => {
          waiting.push(() => resolve(request));
          call.signal.addEventListener("abort", () => givenUp.push(String(call.signal.reason.message)));
        }),
    },
  ],
  ["/example.Service/Held", { kind: "held", first: Buffer.from("hello"), endsWithClient: false }],
]);

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "grpc-"));
  socket = join(folder, "s");
  givenUp = [];
  waiting.length = 0;
});
afterEach(() => {
  for (const end of ends.splice(0)) end();
  listener.close();
  server.destroy();
  rmSync(folder, { recursive: true, force: true });
});

async function start(tls?: ConstructorParameters<typeof GrpcServer>[0]["tls"]): Promise<void> {
  server = new GrpcServer({ methods, mostBytes: MOST_BYTES, ...(tls && { tls }) });
  listener = createServer({ pauseOnConnect: true }, (connection) => server.take(connection)).listen(socket);
  await once(listener, "listening");
}

/** Terraform's part, played by gRPC's library. */
function client(options: grpc.ClientOptions = {}): grpc.Client {
  const made = new grpc.Client(`unix:${socket}`, grpc.credentials.createInsecure(), {
    "grpc.max_send_message_length": -1,
    "grpc.max_receive_message_length": -1,
    ...options,
  });
  ends.push(() => made.close());
  return made;
}

const same = (bytes: Buffer) => bytes;

function ask(from: grpc.Client, name: string, request: Uint8Array, options: grpc.CallOptions = {}): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const done = (error: grpc.ServiceError | null, reply?: Buffer) => (error ? reject(error) : resolve(reply!));
    from.makeUnaryRequest(`/example.Service/${name}`, same, same, Buffer.from(request), options, done);
  });
}

/** A client that sends what a gRPC library would not. */
function rawClient(): ClientHttp2Session {
  const session = connect("http://localhost", { createConnection: () => connectSocket(socket) });
  session.on("error", () => {});
  ends.push(() => session.destroy());
  return session;
}

async function send(session: ClientHttp2Session, body: Uint8Array, headers: Record<string, string> = {}) {
  const stream = session.request({
    ":method": "POST",
    ":path": ECHO,
    "content-type": "application/grpc",
    te: "trailers",
    ...headers,
  });
  let ending: IncomingHttpHeaders = {};
  const chunks: Buffer[] = [];
  stream.on("response", (found) => {
    ending = { ...ending, ...found };
  });
  stream.on("trailers", (found) => {
    ending = { ...ending, ...found };
  });
  stream.on("data", (chunk: Buffer) => chunks.push(chunk));
  stream.on("error", () => {});
  stream.end(body);
  await new Promise((closed) => stream.on("close", closed));
  return { headers: ending, body: Buffer.concat(chunks) };
}

const framed = (message: Uint8Array, flag = 0, length = message.length) => {
  const prefix = Buffer.alloc(5);
  prefix[0] = flag;
  prefix.writeUInt32BE(length, 1);
  return Buffer.concat([prefix, message]);
};

/** What a body of these bytes is answered with. */
function statusOf(bytes: Buffer): number {
  if (bytes.length < 5) return STATUS.INTERNAL;
  if (bytes[0] !== 0) return STATUS.UNIMPLEMENTED;
  const length = bytes.readUInt32BE(1);
  if (length > MOST_BYTES) return STATUS.RESOURCE_EXHAUSTED;
  return bytes.length === 5 + length ? 0 : STATUS.INTERNAL;
}

describe("a call", () => {
  test("may be empty", async () => {
    await start();
    expect(await ask(client(), "Echo", Buffer.alloc(0))).toHaveLength(0);
  });

  test("has a reply of 12 MiB, ten at once, over one connection", async () => {
    await start();
    const from = client();
    const replies = await Promise.all(Array.from({ length: 10 }, () => ask(from, "Grow", Buffer.of(12))));
    for (const reply of replies) expect(reply).toHaveLength(12 * MIB);
  });

  test("has a request of 12 MiB, five at once, over one connection", async () => {
    await start();
    const from = client();
    const replies = await Promise.all(
      Array.from({ length: 5 }, (_, n) => ask(from, "Echo", Buffer.alloc(12 * MIB, n))),
    );
    replies.forEach((reply, n) => {
      expect(reply.equals(Buffer.alloc(12 * MIB, n))).toBe(true);
    });
  });

  test("that is refused tells status and message, whatever the letters", async () => {
    await start();
    await expect(ask(client(), "Refuse", Buffer.of(1))).rejects.toMatchObject({ code: 9, details: "100 % größer\n😀" });
  });

  test("that fails unexpectedly tells nothing of why", async () => {
    await start();
    const error = await ask(client(), "Throw", Buffer.of(1)).catch((thrown: grpc.ServiceError) => thrown);
    expect(error).toMatchObject({ code: STATUS.INTERNAL, details: "/example.Service/Throw failed unexpectedly" });
  });

  test("of a method that is not there is UNIMPLEMENTED", async () => {
    await start();
    await expect(ask(client(), "None", Buffer.alloc(MIB))).rejects.toMatchObject({
      code: STATUS.UNIMPLEMENTED,
      details: "This provider has no method /example.Service/None",
    });
  });

  test("that is longer than allowed is refused by its length, before it has come", async () => {
    await start();
    const { headers } = await send(rawClient(), framed(Buffer.alloc(10), 0, MOST_BYTES + 1));
    expect(headers).toMatchObject({
      "grpc-status": String(STATUS.RESOURCE_EXHAUSTED),
      "grpc-message": `Expected a message of at most ${MOST_BYTES} bytes, got ${MOST_BYTES + 1} bytes`,
    });
  });

  test("that is compressed is refused, and told what is allowed", async () => {
    await start();
    const { headers } = await send(rawClient(), framed(gzipSync("x"), 1), { "grpc-encoding": "gzip" });
    expect(headers).toMatchObject({
      "grpc-status": String(STATUS.UNIMPLEMENTED),
      "grpc-message": "Expected a message as it is (identity), got a compressed one",
      "grpc-accept-encoding": "identity",
    });
    const gzip = client({ "grpc.default_compression_algorithm": 2 });
    await expect(ask(gzip, "Echo", Buffer.alloc(MIB))).rejects.toMatchObject({ code: STATUS.UNIMPLEMENTED });
  });

  test.each<[string, Buffer]>([
    ["nothing", Buffer.alloc(0)],
    ["a part of a prefix", Buffer.alloc(3)],
    ["less than the prefix says", framed(Buffer.alloc(5), 0, 6)],
    ["more than the prefix says", framed(Buffer.alloc(5), 0, 4)],
    ["two messages", Buffer.concat([framed(Buffer.alloc(5)), framed(Buffer.alloc(5))])],
  ])("with %s for a message is refused, and the next call answered", async (_, body) => {
    await start();
    const session = rawClient();
    expect((await send(session, body)).headers["grpc-status"]).toBe(String(STATUS.INTERNAL));
    const next = await send(session, framed(Buffer.from("next")));
    expect(next).toMatchObject({ headers: { "grpc-status": "0" }, body: framed(Buffer.from("next")) });
  });

  test("of another protocol than gRPC is answered with 415", async () => {
    await start();
    const { headers } = await send(rawClient(), Buffer.from("{}"), { "content-type": "application/json" });
    expect(headers).toMatchObject({ ":status": 415 });
  });

  test("whose message comes byte by byte is understood", async () => {
    await start();
    const session = rawClient();
    const stream = session.request({ ":method": "POST", ":path": ECHO, "content-type": "application/grpc" });
    const chunks: Buffer[] = [];
    stream.on("data", (chunk: Buffer) => chunks.push(chunk));
    for (const byte of framed(Buffer.from("slowly"))) {
      await new Promise<void>((done) => stream.write(Buffer.of(byte), () => done()));
    }
    stream.end();
    await once(stream, "close");
    expect(Buffer.concat(chunks)).toEqual(framed(Buffer.from("slowly")));
  });

  test("ends at its deadline, and its work is told to end", async () => {
    await start();
    const call = ask(client(), "Wait", Buffer.of(1), { deadline: Date.now() + 100 });
    await expect(call).rejects.toMatchObject({ code: STATUS.DEADLINE_EXCEEDED });
    const { headers } = await send(rawClient(), framed(Buffer.of(1)), {
      ":path": "/example.Service/Wait",
      "grpc-timeout": "50m",
    });
    expect(headers).toMatchObject({ "grpc-status": String(STATUS.DEADLINE_EXCEEDED) });
    expect(givenUp).toHaveLength(2);
  });

  test("whatever its bytes, neither ends the server nor keeps it from answering the next", async () => {
    await start();
    const session = rawClient();
    const body = fc.oneof(
      fc.uint8Array({ maxLength: 40 }),
      fc
        .tuple(fc.uint8Array({ maxLength: 40 }), fc.integer({ min: 0, max: 2 }), fc.nat({ max: 60 }))
        .map(([bytes, flag, length]) => framed(bytes, flag, length)),
    );
    await fc.assert(
      fc.asyncProperty(body, async (bytes) => {
        const { headers } = await send(session, bytes);
        expect(headers["grpc-status"]).toBe(String(statusOf(Buffer.from(bytes))));
      }),
      { numRuns: 500 },
    );
    expect((await send(session, framed(Buffer.from("last")))).body).toEqual(framed(Buffer.from("last")));
  });
});

describe("a stream that is held open", () => {
  test("begins with what there is to say, and ends with OK when the server drains", async () => {
    await start();
    const stream = client().makeServerStreamRequest("/example.Service/Held", same, same, Buffer.alloc(0));
    const [first] = await once(stream, "data");
    expect(first).toEqual(Buffer.from("hello"));
    const status = once(stream, "status");
    await server.drain();
    expect(await status).toMatchObject([{ code: STATUS.OK }]);
  });
});

describe("a server that drains", () => {
  test("answers the calls in flight, and takes no more", async () => {
    await start();
    const from = client();
    const call = ask(from, "Wait", Buffer.from("answered"));
    while (waiting.length === 0) await ask(from, "Echo", Buffer.of(1));
    const drained = server.drain();
    await expect(ask(from, "Echo", Buffer.of(1))).rejects.toMatchObject({ code: 14 });
    waiting[0]!();
    expect(await call).toEqual(Buffer.from("answered"));
    await drained;
  });

  test("ends at once where nobody has called", async () => {
    await start();
    await server.drain();
  });
});

describe("with TLS", () => {
  const own = makeCertificate();
  const theirs = makeCertificate();
  beforeEach(() => start({ certificate: own.certificate, key: own.key, clientCertificate: theirs.certificate }));

  /** Connects, and waits until the server has ended the connection or answered a call. */
  async function tryCall(client: { cert?: string; key?: string }): Promise<string> {
    const connection: TLSSocket = connectTls({
      path: socket,
      ca: own.certificate,
      servername: "localhost",
      ALPNProtocols: ["h2"],
      ...client,
    });
    connection.on("error", () => {});
    const session = connect("https://localhost", { createConnection: () => connection });
    session.on("error", () => {});
    ends.push(() => session.destroy());
    const { headers } = await send(session, framed(Buffer.of(1)));
    return String(headers["grpc-status"]);
  }

  test("the client whose certificate was named is served", async () => {
    expect(await tryCall({ cert: theirs.certificate, key: theirs.key })).toBe("0");
  });

  test.each<[string, { cert?: string; key?: string }]>([
    ["without a certificate", {}],
    ["with another certificate", { cert: own.certificate, key: own.key }],
  ])("a client %s is not served", async (_, given) => {
    expect(await tryCall(given)).toBe("undefined");
  });

  test("a client with the certificate that was named and not its key is not served", () => {
    // The library refuses to send such a pair; so does the server to take one, as its signature is checked.
    expect(() => connectTls({ path: socket, cert: theirs.certificate, key: own.key })).toThrow("key values mismatch");
  });
});
