import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { buildSync } from "esbuild";
import { makeCertificate } from "../../../../lib/plugin/transport/certificate";
import { Client } from "./client";

const COOKIE = "d602bf8f470bc67ca7faa0386276bbdd4330efaf76d1a219cb4d6991ca9872b2";

/** Bundles the example provider into a folder of the test's own, which is the temporary folder of what is started. */
export function exampleProvider() {
  const started: ProviderProcess[] = [];
  const folder = mkdtempSync(join(tmpdir(), "wire-"));
  const bundle = join(folder, "provider.cjs");
  buildSync({
    entryPoints: [join(__dirname, "example-provider.ts")],
    bundle: true,
    platform: "node",
    outfile: bundle,
    logLevel: "error",
  });
  return {
    folder,
    /** Starts it as Terraform does; `env` comes on top, `through` are arguments of Node before the bundle. */
    start: (env: Record<string, string | undefined> = {}, through: readonly string[] = []) => {
      const provider = new ProviderProcess(folder, [...through, bundle], env);
      started.push(provider);
      return provider;
    },
    /** Ends whatever is left of what was started. */
    clear: () => {
      for (const provider of started.splice(0)) provider.clear();
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** What Terraform would see of a started provider. */
export class ProviderProcess {
  readonly clientCertificate = makeCertificate();
  readonly child: ChildProcess;
  readonly line: Promise<string>;
  stderr = "";
  readonly #clients: Client[] = [];

  constructor(folder: string, args: readonly string[], env: Record<string, string | undefined>) {
    this.child = spawn(process.execPath, args, {
      env: {
        PATH: process.env.PATH,
        TMPDIR: folder,
        TF_PLUGIN_MAGIC_COOKIE: COOKIE,
        PLUGIN_PROTOCOL_VERSIONS: "6,5",
        PLUGIN_CLIENT_CERT: this.clientCertificate.certificate,
        ...env,
      },
      stdio: ["ignore", "pipe", "pipe"],
    });
    this.child.stderr!.setEncoding("utf8").on("data", (text: string) => {
      this.stderr += text;
    });
    const lines = createInterface(this.child.stdout!);
    this.line = new Promise((resolve) => {
      lines.once("line", resolve);
      lines.once("close", () => resolve(""));
    });
  }

  /** The handshake's fields. */
  async handshake() {
    const [core, protocol, network, socket, kind, certificate] = (await this.line).split("|");
    return { core, protocol, network, socket: socket!, kind, certificate: certificate! };
  }

  /** A client with the certificate that the provider was told of, or another one. */
  async connect(certificate = this.clientCertificate): Promise<Client> {
    const { socket, certificate: server } = await this.handshake();
    const pem = `-----BEGIN CERTIFICATE-----\n${server}${"=".repeat(-server.length & 3)}\n-----END CERTIFICATE-----\n`;
    const client = new Client(socket, server === "" ? undefined : { server: pem, ...certificate });
    this.#clients.push(client);
    return client;
  }

  /** Waits until the process has written something to stderr. */
  async says(text: string): Promise<void> {
    while (!this.stderr.includes(text)) await once(this.child.stderr!, "data");
  }

  /** Waits until the process, and all that holds its output, is gone. */
  async end(): Promise<{ code: number | null; signal: NodeJS.Signals | null }> {
    const [code, signal] = await once(this.child, "close");
    return { code, signal };
  }

  clear(): void {
    for (const client of this.#clients) client.close();
    this.child.kill("SIGKILL");
  }
}
