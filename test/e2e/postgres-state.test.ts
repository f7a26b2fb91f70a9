import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CckmSimulator, ManualClock } from "../../lib/simulator";
import { dev } from "../../stacks/environments/dev";
import { ROOT } from "../support/cdktf";
import { APPLY, PLAN } from "../support/commands";
import { findPostgres, PostgresServer } from "../support/postgres";
import { type Ran, run } from "../support/run";
import { TERRAFORM } from "../support/terraform-program";

const programs = findPostgres();
if (!programs) {
  process.stderr.write(
    "\n*** SKIPPED: test/e2e/postgres-state.test.ts. Remote state is NOT tested: there is no PostgreSQL here.\n" +
      "*** Install it (Debian: apt-get install postgresql) and run the test again.\n\n",
  );
}

let clock: ManualClock;
let sim: CckmSimulator;
let postgres: PostgresServer;
let folder: string;

beforeAll(async () => {
  if (!programs) return;
  clock = new ManualClock();
  folder = mkdtempSync(join(tmpdir(), "postgres-state-"));
  [sim, postgres] = await Promise.all([CckmSimulator.start({ clock }), PostgresServer.start(programs)]);
});
afterAll(async () => {
  if (!programs) return;
  await Promise.all([sim.stop(), postgres.stop()]);
  rmSync(folder, { recursive: true, force: true });
});

/** A machine that deploys the app of stacks/: with a folder, a HOME and a name of its own, and other settings maybe. */
function machine(name: string, settings: object = {}) {
  const home = join(folder, name);
  mkdirSync(home);
  writeFileSync(join(home, "terraform.rc"), "");
  const out = join(home, "cdktf.out");
  const backend = { type: "pg", connStr: postgres.connStr };
  const env = {
    PATH: process.env.PATH,
    HOME: home,
    PGAPPNAME: name,
    PG_CONN_STR: postgres.connStr,
    TF_CLI_CONFIG_FILE: join(home, "terraform.rc"),
    CHECKPOINT_DISABLE: "1",
    CI: "1",
    CIPHERTRUST_ADDRESS: sim.url,
    CIPHERTRUST_USERNAME: "admin",
    CIPHERTRUST_PASSWORD: "test-password",
    TF_VAR_test_secret: "test-secret-value",
    TF_VAR_db_password: "test-secret-value",
    CDKTF_CONTEXT_JSON: JSON.stringify({ dev: { backend, reports: [], ...settings } }),
  };
  const terraform = (...args: string[]) => run(TERRAFORM, args, { cwd: join(out, "stacks/dev"), env });
  return {
    terraform,
    deploy: (watch: (output: string) => void = () => {}) =>
      run(join(ROOT, "node_modules/.bin/cdktf"), ["deploy", "dev", "--auto-approve", "--output", out], {
        cwd: ROOT,
        env: { ...env, TF_CLI_ARGS_apply: "-lock-timeout=60s" },
        watch,
      }),
    prepare: async () => {
      const app = ["--import", require.resolve("tsx"), "stacks/main.ts"];
      must(await run(process.execPath, app, { cwd: ROOT, env: { ...env, CDKTF_OUTDIR: out } }));
      must(await terraform("init", "-input=false", "-no-color"));
    },
  };
}

function must({ code, output }: Ran): string {
  if (code !== 0) throw new Error(output);
  return output;
}

async function until(holds: () => boolean, ended: Promise<Ran>): Promise<void> {
  let over: Ran | undefined;
  void ended.then((ran) => {
    over = ran;
  });
  while (!holds()) {
    if (over) throw new Error(`It ended before:\n${over.output}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

const LOCK_OWNERS =
  "SELECT DISTINCT application_name FROM pg_locks JOIN pg_stat_activity USING (pid) WHERE locktype = 'advisory' AND granted";

(programs ? test : test.skip)(
  "two deploys of one environment at once, its state in PostgreSQL: one waits, a third is refused, nothing is lost",
  async () => {
    const [secret] = dev.secrets;
    const first = machine("first");
    const second = machine("second", { secrets: [...dev.secrets, { ...secret, name: "one-more" }] });
    const third = machine("third", { backend: { type: "pg" } });
    const prepared = third.prepare();

    // The first holds the lock until its synchronizations end, which they do when the clock moves.
    const one = first.deploy();
    await until(() => sim.store.jobs.size > 0, one);
    let printed = "";
    const two = second.deploy((output) => {
      printed = output;
    });

    await prepared;
    expect(await postgres.query(LOCK_OWNERS)).toEqual(["first"]);
    const refused = await third.terraform(...APPLY);
    expect(refused.code).toBe(1);
    expect(refused.output).toContain("Error acquiring the state lock");
    expect(refused.output).toMatch(/Lock Info:[\s\S]*Operation: OperationTypeApply[\s\S]*Who: /);

    await until(() => printed.includes("Acquiring state lock"), two);
    const moving = setInterval(() => clock.advance(200), 20);
    try {
      expect(must(await one)).toContain("Apply complete! Resources: 7 added");
      expect(must(await two)).toContain("Apply complete! Resources: 1 added, 0 changed, 0 destroyed");
    } finally {
      clearInterval(moving);
    }

    expect([...sim.store.kms.values()].map(({ name }) => name)).toEqual(dev.accounts.map(({ name }) => name));
    expect([...sim.store.secrets.values()].map(({ secret_name }) => secret_name).sort()).toEqual(
      [...dev.secrets.map(({ name }) => name), "one-more"].sort(),
    );
    expect(sim.store.jobs.size).toBe(2);
    expect(must(await second.terraform(...PLAN))).toContain("No changes.");
    const state = must(await third.terraform("state", "pull"));
    expect(JSON.parse(state).resources).toHaveLength(8);
    expect(state).not.toContain("test-secret-value");
    expect(await postgres.query(LOCK_OWNERS)).toEqual([]);
  },
  120_000,
);
