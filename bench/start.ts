import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { connect } from "node:http2";
import { createInterface } from "node:readline";
import { connect as connectTls } from "node:tls";
import { makeCertificate } from "../lib/plugin/transport/certificate";

const COOKIE = "d602bf8f470bc67ca7faa0386276bbdd4330efaf76d1a219cb4d6991ca9872b2";
const SCHEMA = "/tfplugin6.Provider/GetProviderSchema";
const client = makeCertificate();

/**
 * The environment of what is measured: nothing of the machine's own but where programs lie. Node 20 would read the file of
 * NODE_EXTRA_CA_CERTS at each start, for longer than it needs to start.
 */
export const CLEAN_ENV: Readonly<Record<string, string>> = {
  PATH: process.env.PATH ?? "",
  HOME: process.env.HOME ?? "",
};

// Terraform never starts a provider without TLS.
const PROVIDER_ENV = { ...CLEAN_ENV, TF_PLUGIN_MAGIC_COOKIE: COOKIE, PLUGIN_CLIENT_CERT: client.certificate };

/** Runs a program to its end. */
export async function ended(program: string, args: readonly string[]): Promise<void> {
  await once(spawn(program, args, { env: CLEAN_ENV, stdio: "ignore" }), "exit");
}

/** Starts a provider until it has said where it listens; what is returned ends it. */
export async function handshake(program: string): Promise<() => Promise<void>> {
  const { child } = await listening(program);
  return () => kill(child);
}

/** Starts a provider until it has answered with its schema; what is returned ends it. */
export async function firstReply(program: string): Promise<() => Promise<void>> {
  const { child, line } = await listening(program);
  const [, , , socket, , certificate = ""] = line.split("|");
  const pem = `-----BEGIN CERTIFICATE-----\n${certificate}${"=".repeat(-certificate.length & 3)}\n-----END CERTIFICATE-----\n`;
  const connection = connectTls({
    path: socket!,
    ca: pem,
    cert: client.certificate,
    key: client.key,
    servername: "localhost",
    ALPNProtocols: ["h2"],
  });
  const session = connect("https://localhost", { createConnection: () => connection });
  const stream = session.request({
    ":method": "POST",
    ":path": SCHEMA,
    "content-type": "application/grpc",
    te: "trailers",
  });
  stream.end(Buffer.alloc(5));
  stream.resume();
  const [trailers] = await once(stream, "trailers");
  if (trailers["grpc-status"] !== "0") throw new Error(`${SCHEMA} was answered with ${trailers["grpc-status"]}.`);
  return () => {
    session.destroy();
    return kill(child);
  };
}

async function listening(program: string): Promise<{ child: ChildProcess; line: string }> {
  const child = spawn(program, [], { env: PROVIDER_ENV, stdio: ["ignore", "pipe", "ignore"], detached: true });
  const [line] = await once(createInterface(child.stdout), "line");
  return { child, line };
}

// With the shell, which waits for Node.js, that process too.
async function kill(child: ChildProcess): Promise<void> {
  const gone = once(child, "close");
  process.kill(-child.pid!, "SIGKILL");
  await gone;
}
