import { type ChildProcess, spawn } from "node:child_process";
import { chownSync, existsSync, mkdtempSync, readdirSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { ordinaryUser } from "./other-user";
import { run } from "./run";

const DEBIAN = "/usr/lib/postgresql";

/** The folder of PostgreSQL's programs, from the PATH or where Debian has them; undefined where there is none. */
export function findPostgres(): string | undefined {
  const debian = existsSync(DEBIAN) ? readdirSync(DEBIAN).map((version) => join(DEBIAN, version, "bin")) : [];
  const folders = [...(process.env.PATH ?? "").split(delimiter), ...debian];
  const found = folders.find((folder) => ["initdb", "postgres"].every((program) => existsSync(join(folder, program))));
  return found && dirname(realpathSync(join(found, "postgres")));
}

/** A PostgreSQL server of one test, on a socket in a temporary folder. */
export class PostgresServer {
  /** Address of its database, as Terraform's backend `pg` takes it. */
  readonly connStr: string;

  private constructor(
    private readonly programs: string,
    private readonly folder: string,
    private readonly server: ChildProcess,
  ) {
    this.connStr = `postgres://cckm@/postgres?host=${encodeURIComponent(folder)}&sslmode=disable`;
  }

  /** Makes a cluster and starts it. `programs` is what {@link findPostgres} found. */
  static async start(programs: string): Promise<PostgresServer> {
    const folder = mkdtempSync(join(tmpdir(), "postgres-"));
    // PostgreSQL refuses to run as root.
    const user = ordinaryUser();
    if (user) chownSync(folder, user.uid, user.gid);
    const options = { cwd: folder, env: { PATH: process.env.PATH }, ...user };
    const data = join(folder, "data");
    const fast = ["--no-sync", "--no-locale", "--encoding=UTF8", "--auth=trust", "--username=cckm"];
    const made = await run(join(programs, "initdb"), ["-D", data, ...fast], options);
    if (made.code !== 0) throw new Error(`initdb ended with ${made.code}:\n${made.output}`);
    const settings = ["listen_addresses=", `unix_socket_directories=${folder}`, "fsync=off"].flatMap((s) => ["-c", s]);
    const server = spawn(join(programs, "postgres"), ["-D", data, ...settings], {
      ...options,
      stdio: ["ignore", "ignore", "pipe"],
    });
    await untilReady(server);
    return new PostgresServer(programs, folder, server);
  }

  /** What a query answers, a line for each row. */
  async query(sql: string): Promise<string[]> {
    const env = { PATH: `${process.env.PATH}${delimiter}${this.programs}` };
    const { code, output } = await run("psql", ["-XAt", "-c", sql, this.connStr], { cwd: this.folder, env });
    if (code !== 0) throw new Error(`psql ended with ${code}:\n${output}`);
    return output.split("\n").filter((line) => line !== "");
  }

  /** Ends it, whoever is connected, and removes its files. */
  async stop(): Promise<void> {
    const ended = new Promise((resolve) => this.server.once("close", resolve));
    if (this.server.exitCode === null && this.server.kill("SIGINT")) await ended;
    rmSync(this.folder, { recursive: true, force: true });
  }
}

function untilReady(server: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let log = "";
    server.stderr!.setEncoding("utf8").on("data", (text: string) => {
      log += text;
      if (log.includes("ready to accept connections")) resolve();
    });
    server.once("error", reject);
    server.once("close", (code) => reject(new Error(`postgres ended with ${code}:\n${log}`)));
  });
}
