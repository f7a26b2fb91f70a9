import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CckmClient } from "cdktf-cckm/client";
import { CckmSimulator } from "cdktf-cckm/simulator";

const MAIN = join(__dirname, "../../lib/cli/main.ts");
const started: ChildProcess[] = [];

afterAll(() => {
  for (const child of started) child.kill("SIGKILL");
});

/** Starts `cckm` with arguments; what it prints is collected. */
function cckm(...args: string[]) {
  const child = spawn(process.execPath, ["--import", "tsx", MAIN, ...args], { stdio: ["ignore", "pipe", "pipe"] });
  started.push(child);
  const output = { stdout: "", stderr: "" };
  child.stdout.on("data", (chunk) => {
    output.stdout += chunk;
  });
  child.stderr.on("data", (chunk) => {
    output.stderr += chunk;
  });
  const exit = once(child, "close").then(([code]) => code as number | null);
  const ready = Promise.race([once(child.stdout, "data"), exit]);
  return { child, output, exit, ready };
}

test("cckm simulator prints one line when ready, signs the given user in, has the given quirks, and ends with 0 on SIGTERM", async () => {
  const user = ["--user", "ops", "--password", "test-ops-password"];
  const { child, output, exit, ready } = cckm(
    "simulator",
    ...user,
    "--quirk",
    "deleteReply=empty",
    "--quirk",
    "rateLimit=1/60",
  );
  await ready;
  const url = /^CCKM simulator listening on (http:\/\/127\.0\.0\.1:\d+)\n$/.exec(output.stdout)?.[1];
  const body = JSON.stringify({ username: "ops", password: "test-ops-password" });
  expect((await fetch(`${url}/api/v1/auth/tokens`, { method: "POST", body })).status).toBe(200);
  expect((await fetch(`${url}/api/v1/auth/tokens`, { method: "POST", body })).status).toBe(429);
  child.kill("SIGTERM");
  expect(await exit).toBe(0);
});

test("cckm simulator --tls says where the certificate is, and SIGINT ends it with 0; a port that is taken ends it with 1", async () => {
  const sim = await CckmSimulator.start();
  const tls = cckm("simulator", "--tls");
  const taken = cckm("simulator", "--port", new URL(sim.url).port);
  await tls.ready;
  expect(tls.output.stdout).toMatch(/^CCKM simulator listening on https:\/\/[^\n]*\n$/);
  const file = /^CA certificate: (\/.*ca\.pem)$/m.exec(tls.output.stderr)?.[1] ?? "";
  expect(readFileSync(file, "utf8")).toContain("BEGIN CERTIFICATE");
  tls.child.kill("SIGINT");
  expect(await tls.exit).toBe(0);
  expect(existsSync(file)).toBe(false);

  expect(await taken.exit).toBe(1);
  expect(taken.output.stdout).toBe("");
  expect(taken.output.stderr).toMatch(
    /^cckm: Port \d+ of 127\.0\.0\.1 is already in use[^\n]*\nCode: simulator-not-started\n$/,
  );
  await sim.stop();
});

test.each<[string, string[], number]>([
  ["the users of its fixtures, with their rights", [], 403],
  ["the user that it is given, in place of those of its fixtures", ["--user", "nightly"], 401],
])("cckm simulator lets %s sign in", async (_, args, status) => {
  const folder = mkdtempSync(join(tmpdir(), "cckm-simulator-"));
  const user = { username: "nightly", password: "test-nightly", rights: ["GET /v1/cckm/azure/reports"] };
  writeFileSync(join(folder, "users.json"), JSON.stringify({ users: [user] }));
  const { child, output, exit, ready } = cckm("simulator", "--fixtures", join(folder, "users.json"), ...args);
  await ready;
  const address = output.stdout.trim().split(" ").at(-1);
  const client = new CckmClient({ address, username: user.username, password: user.password });
  await expect(client.azureVaults.list()).rejects.toMatchObject({ status });
  await client.close();
  child.kill("SIGTERM");
  expect(await exit).toBe(0);
  rmSync(folder, { recursive: true });
});

test("cckm simulator ends with 2 when it is used wrongly", async () => {
  expect(await cckm("simulator", "--port", "abc").exit).toBe(2);
});
