import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CckmClient } from "../../lib/cckm";
import { CckmSimulator } from "../../lib/simulator";
import { PKV, SPACE } from "../support/azure-vaults";
import { runCckm, runCckmInShell } from "../support/cckm-command";

const HEADER = '"Key Name,Key Vault,Key Version,Key Activity,Client ID,Modified Date,Subscription ID,Cloud"';

let sim: CckmSimulator;
let client: CckmClient;
let folder: string;
beforeEach(async () => {
  sim = await CckmSimulator.start({ durations: { report: 0 } });
  client = new CckmClient({ address: sim.url, username: "admin", password: "test-password" });
  folder = mkdtempSync(join(tmpdir(), "cckm-report-"));
});
afterEach(async () => {
  await client.close();
  await sim.stop();
  rmSync(folder, { recursive: true, force: true });
});

const at = () => ({
  CIPHERTRUST_ADDRESS: sim.url,
  CIPHERTRUST_USERNAME: "admin",
  CIPHERTRUST_PASSWORD: "test-password",
});
const cckm = (...args: string[]) => runCckm(["report", ...args], folder, at());
const cckmIn = (line: string, ...args: string[]) => runCckmInShell(line, ["report", ...args], folder, at());
const made = (end_time: string, name = "monthly") =>
  client.azureReports.create({ name, end_time, log_analytic_params: [{ key_vault: PKV, work_space_id: SPACE }] });
const file = () => readFileSync(join(folder, "out.csv"), "utf8");

test("cckm report writes a report's CSV, just as CCKM sends it, by its name or id", async () => {
  const { id } = await made("2026-09-01T00:00:00Z");
  const csv = await client.azureReports.csv(id);
  expect(csv.split("\n")[0]).toBe(HEADER);
  const named = await cckm("monthly", "--out", "out.csv");
  expect(named).toMatchObject({ code: 0, stdout: "" });
  expect(named.stderr).toContain(`Azure report "monthly" (${id}), completed `);
  expect(file()).toBe(csv);
  expect(await cckm(id)).toMatchObject({ code: 0, stdout: csv });
});

test.each([["empty"], ["html"]] as const)(
  "cckm report leaves an older file as it is where the reply (%s) is no report",
  async (kind) => {
    await made("2026-09-01T00:00:00Z");
    sim.faults.add({ kind, status: 200, path: "/v1/cckm/azure/reports/*/download", times: Number.POSITIVE_INFINITY });
    writeFileSync(join(folder, "out.csv"), "older");
    const { code, stderr } = await cckm("monthly", "--out", "out.csv", "--force");
    expect({ code, file: file() }).toEqual({ code: 1, file: "older" });
    expect(stderr).toMatch(/^cckm: GET .*download.* was answered with /);
    expect((await cckm("monthly", "--out", "new.csv")).code).toBe(1);
    expect(existsSync(join(folder, "new.csv"))).toBe(false);
  },
);

test("cckm report finds a name in whatever form of Unicode either of them writes it", async () => {
  const { id } = await made("2026-09-01T00:00:00Z");
  const names = ["Schlüssel".normalize("NFC"), "Schlüssel".normalize("NFD")];
  for (const kept of names) {
    sim.store.reports.get(id)!.name = kept;
    for (const asked of names) expect((await cckm(asked)).stderr).toContain(`(${id})`);
  }
});

test("cckm report takes the newest of several of one name, and says so", async () => {
  await made("2026-09-01T00:00:00Z");
  const { id } = await made("2026-10-01T00:00:00Z");
  sim.store.reports.get(id)!.createdAt = "2099-01-01T00:00:00Z";
  const { code, stdout, stderr } = await cckm("monthly");
  expect({ code, stdout }).toEqual({ code: 0, stdout: await client.azureReports.csv(id) });
  expect(stderr).toContain(`(${id})`);
  expect(stderr).toContain("The newest of 2 reports of this name.");
});

test("cckm report overwrites no file unless --force is given", async () => {
  await made("2026-09-01T00:00:00Z");
  writeFileSync(join(folder, "out.csv"), "mine");
  const { code, stderr } = await cckm("monthly", "--out", "out.csv");
  expect({ code, stderr }).toEqual({
    code: 1,
    stderr: "cckm: out.csv is there already. Give another file, or --force to overwrite it.\nCode: file-exists\n",
  });
  expect(file()).toBe("mine");
  expect(await cckm("monthly", "--out", "out.csv", "--force")).toMatchObject({ code: 0 });
  expect(file().split("\n")[0]).toBe(HEADER);
});

test.each([
  ["offsets", "2026-10-01T01:30:00+02:00", "2026-10-01T00:00:00Z"],
  ["fractions", "2026-10-01T00:00:00Z", "2026-10-01T00:00:00.5Z"],
])("cckm report takes the newest by instants, whose texts differ in %s", async (_, earlier, later) => {
  const [newest, older] = [await made("2026-09-01T00:00:00Z"), await made("2026-10-01T00:00:00Z")];
  sim.store.reports.get(newest.id)!.createdAt = later;
  sim.store.reports.get(older.id)!.createdAt = earlier;
  expect((await cckm("monthly")).stderr).toContain(`(${newest.id})`);
});

test("cckm report writes into a pipe, a descriptor and the standard output without --force", async () => {
  const { id } = await made("2026-09-01T00:00:00Z");
  const csv = await client.azureReports.csv(id);
  for (const [line, out] of [
    ['"$@" | cat', "/dev/stdout"],
    ['"$@" | cat; test ! -e ./-', "-"],
    ['"$@" 3>&1 | cat', "/dev/fd/3"],
    ['mkfifo pipe; cat pipe & "$@"; wait', "pipe"],
    ['echo kept > log; "$@" >> log; tail -n +2 log', "/dev/stdout"],
  ] as const) {
    expect(await cckmIn(line, "monthly", "--out", out)).toMatchObject({ code: 0, stdout: csv });
  }
});

test("cckm report ends with a sentence where its output takes no more, and quietly where its reader has enough", async () => {
  const { id } = await made("2026-09-01T00:00:00Z");
  sim.store.reports.get(id)!.rows = 5000;
  const full = await cckmIn('"$@" > /dev/full', "monthly");
  expect(full).toMatchObject({ code: 1, stdout: "" });
  expect(full.stderr).toContain("cckm: The standard output cannot be written: ENOSPC");
  expect(full.stderr).toContain("Code: file-not-written");
  expect(full.stderr).not.toMatch(/^ +at /m);
  const enough = await cckmIn('{ "$@"; echo "status $?" >&2; } | head -1', "monthly");
  expect(enough.stdout).toBe(`${HEADER}\n`);
  expect(enough.stderr).toMatch(/^Azure report "monthly" .*\nstatus 0\n$/);
});

test.each([" ", ".", ".."])("cckm report says of %j that there is none", async (name) => {
  await made("2026-09-01T00:00:00Z");
  expect(await cckm(name)).toMatchObject({
    code: 1,
    stdout: "",
    stderr: expect.stringMatching(
      /^cckm: No report ".*" in this CipherTrust Manager domain\..*\nCode: report-not-found\n$/,
    ),
  });
});

test("cckm report refuses an empty name as one that a variable without a value gives", async () => {
  expect(await cckm("")).toMatchObject({ code: 2, stdout: "", stderr: expect.stringContaining("It is empty.") });
});

test("cckm report writes nothing of a report that is not complete or not there, and says what to do", async () => {
  const older = await made("2026-09-01T00:00:00Z");
  const { id } = await made("2026-10-01T00:00:00Z");
  Object.assign(sim.store.reports.get(id)!, {
    createdAt: "2099-01-01T00:00:00Z",
    overall_status: "in_progress",
    finishes: 1e15,
  });
  const running = await cckm("monthly", "--out", "out.csv");
  expect(running.code).toBe(1);
  expect(running.stderr).toContain(`(${id}) is still being made (in_progress). Try again when it is complete.`);
  expect(running.stderr).toContain(`The newest complete one of this name is ${older.id}`);
  Object.assign(sim.store.reports.get(id)!, { overall_status: "failed" });
  expect((await cckm(id, "--out", "out.csv")).stderr).toContain('ended it with the status "failed". Make a new one.');
  const missing = await cckm("no-such", "--out", "out.csv");
  expect(missing.code).toBe(1);
  expect(missing.stderr).toContain('No report "no-such" in this CipherTrust Manager domain');
  expect(existsSync(join(folder, "out.csv"))).toBe(false);
});
