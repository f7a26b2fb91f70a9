import { existsSync, renameSync } from "node:fs";
import { type Machine, Machines } from "../support/change-set";
import { ordinaryUserOfThisCheckout } from "../support/other-user";
import { findPostgres, PostgresServer } from "../support/postgres";
import { StateServer } from "../support/state-server";

const user = ordinaryUserOfThisCheckout();
let machines: Machines;
beforeEach(async () => {
  machines = await Machines.start();
});
afterEach(() => machines.stop());

const account = (name = "payments", regions = ["eu-west-1"]) => ({
  cckm_aws_kms_account: { [name]: { name, account_id: "123456789012", aws_connection: "aws", regions } },
});

/** One stack with an account, whose state is where a backend has it. */
const prod = (backend: object, regions?: string[]) => ({
  prod: { terraform: { backend }, resource: account("payments", regions) },
});

const accounts = () => machines.sim.snapshot().kms.map(({ name, regions }) => `${name}: ${regions.join(", ")}`);

const apply = (machine: Machine, intent: string) => machine.cckm(["apply", "all.changes", "--expect", intent]);

/** Another machine, with another path, HOME and user, to which only the bytes of the file were carried. */
function carriedTo(planner: Machine, env: NodeJS.ProcessEnv): Machine {
  const other = machines.another(env, user);
  other.write("all.changes", planner.read("all.changes"));
  return other;
}

const programs = findPostgres();
if (!programs) {
  process.stderr.write(
    "\n*** SKIPPED: part of test/e2e/change-set-travels.test.ts. Change sets on a state in PostgreSQL are NOT tested: there is none here.\n" +
      "*** Install it (Debian: apt-get install postgresql) and run the test again.\n\n",
  );
}

(programs ? test : test.skip)(
  "a change set is applied by another user on another machine, its state in PostgreSQL, and a second time there is nothing left",
  async () => {
    const postgres = await PostgresServer.start(programs!);
    try {
      const env = { PG_CONN_STR: postgres.connStr };
      const planner = machines.another(env);
      planner.synthesize(prod({ pg: {} }));
      const intent = await planner.plan();
      const applier = carriedTo(planner, env);
      const applied = await apply(applier, intent);
      expect({ code: applied.code, output: applied.output }).toMatchObject({ code: 0 });
      expect(accounts()).toEqual(["payments: eu-west-1"]);
      expect(
        await postgres.query("SELECT count(*) FROM terraform_remote_state.states WHERE data LIKE '%payments%'"),
      ).toEqual(["1"]);
      const again = await apply(applier, intent);
      expect({ code: again.code, output: again.output }).toMatchObject({
        code: 0,
        output: expect.stringContaining("prod: nothing is left to do"),
      });
    } finally {
      await postgres.stop();
    }
  },
);

describe("a change set of a state over HTTP", () => {
  let state: StateServer;
  let planner: Machine;
  const env = StateServer.credentials;
  beforeEach(async () => {
    state = await StateServer.start();
    planner = machines.another(env);
  });
  afterEach(() => state.stop());

  /** Where the state is and how it is locked. */
  const addresses = () => {
    const address = `${state.url}/prod`;
    return { address, lock_address: address, unlock_address: address };
  };

  test("a first plan is applied by another user on another machine, and not once more when what it made is gone", async () => {
    planner.synthesize(prod({ http: addresses() }));
    const intent = await planner.plan();
    const applier = carriedTo(planner, env);
    const applied = await apply(applier, intent);
    expect({ code: applied.code, output: applied.output }).toMatchObject({ code: 0 });
    expect(accounts()).toEqual(["payments: eu-west-1"]);
    expect(JSON.parse(state.states.get("/prod") ?? "{}").resources).toHaveLength(1);

    expect((await planner.terraform("prod", "destroy", "-auto-approve")).code).toBe(0);
    const replayed = await apply(applier, intent);
    expect({ code: replayed.code, stderr: replayed.stderr }).toMatchObject({
      code: 3,
      stderr: expect.stringContaining(
        "prod: The first plan of this stack was applied before, and what it made is gone since",
      ),
    });
    expect(accounts()).toEqual([]);
  });

  test("its password in the configuration is refused at plan by the argument, and no file is written", async () => {
    const { TF_HTTP_USERNAME: username, TF_HTTP_PASSWORD: password } = env;
    planner.synthesize(prod({ http: { ...addresses(), username, password } }));
    const { code, output } = await planner.cckm(["plan", "--app", "cdktf.out", "--out", "all.changes"]);
    expect({ code, output }).toMatchObject({
      code: 3,
      output: expect.stringContaining("prod: The argument password of the backend http is a credential"),
    });
    expect(output).not.toContain(password);
    expect(planner.list(".")).toEqual(["cdktf.out"]);
  });
});

test("a change set of a state that is a file of the machine that planned is refused elsewhere, first plan or not, and applied where it is", async () => {
  const planner = machines.another();
  const local = { path: "../../../prod.tfstate" };
  planner.synthesize(prod({ local }));
  const told = await planner.cckm(["plan", "--app", "cdktf.out", "--out", "all.changes"]);
  expect(told.output).toContain("its state is a file of this machine: it can be applied here alone");
  const first = await planner.plan();
  const other = carriedTo(planner, {});
  const away = `${planner.work}-elsewhere`;
  /** What another machine does, which has no such folder. */
  const elsewhere = async (intent: string) => {
    renameSync(planner.work, away);
    try {
      return await apply(other, intent);
    } finally {
      renameSync(away, planner.work);
    }
  };
  const firstRefused = await elsewhere(first);
  expect({ code: firstRefused.code, stderr: firstRefused.stderr }).toMatchObject({
    code: 3,
    stderr: expect.stringContaining(
      "is the first plan of this stack, and its state is to be a file of another machine",
    ),
  });
  expect(accounts()).toEqual([]);

  const applied = await apply(planner, first);
  expect({ code: applied.code, output: applied.output }).toMatchObject({ code: 0 });
  expect(existsSync(`${planner.work}/prod.tfstate`)).toBe(true);

  planner.synthesize(prod({ local }, ["eu-west-1", "eu-central-1"]));
  const second = await planner.plan();
  other.write("all.changes", planner.read("all.changes"));
  const refused = await elsewhere(second);
  expect({ code: refused.code, stderr: refused.stderr }).toMatchObject({
    code: 3,
    stderr: expect.stringContaining(
      "was planned on a state that is not found: there is no state here. Its state is a file of the machine that planned: apply there",
    ),
  });
  expect((await apply(planner, second)).code).toBe(0);
  expect(accounts()).toEqual(["payments: eu-central-1, eu-west-1"]);
});

test("what fails ends the apply of a change set with what is done and what is not; run again with the file, the rest is done, and nothing twice", async () => {
  const planner = machines.another();
  const backend = (name: string) => ({ local: { path: `${planner.folder}/${name}.tfstate` } });
  planner.synthesize(
    {
      keys: { terraform: { backend: backend("keys") }, resource: account("keys", ["eu-west-1"]) },
      app: {
        terraform: { backend: backend("app") },
        resource: {
          cckm_aws_kms_account: {
            ...account("first", ["eu-central-1"]).cckm_aws_kms_account,
            second: {
              ...account("second", ["eu-north-1"]).cckm_aws_kms_account.second,
              depends_on: ["cckm_aws_kms_account.first"],
            },
          },
        },
      },
      last: { terraform: { backend: backend("last") }, resource: account("last", ["eu-west-2"]) },
    },
    { app: ["keys"], last: ["app"] },
  );
  const intent = await planner.plan();
  machines.sim.faults.add({ method: "POST", path: "/v1/cckm/aws/kms", nth: 3, kind: "status", status: 400 });
  const failed = await apply(planner, intent);
  expect({ code: failed.code, stderr: failed.stderr }).toMatchObject({ code: 1 });
  expect(failed.stderr).toContain("keys: applied.");
  expect(failed.stderr).toContain(
    "app: failed. Applied: cckm_aws_kms_account.first (create). Not applied: cckm_aws_kms_account.second (create).",
  );
  expect(failed.stderr).toContain("last: not begun.");

  const afresh = await planner.cckm(["apply", "--app", "cdktf.out", "--expect", intent]);
  expect({ code: afresh.code, stderr: afresh.stderr }).toMatchObject({
    code: 3,
    stderr: expect.stringContaining("another than the approved one"),
  });
  const again = await apply(planner, intent);
  expect({ code: again.code, output: again.output }).toMatchObject({
    code: 0,
    output: expect.stringContaining("keys: nothing is left to do"),
  });
  expect(again.output).toContain(
    "app: the state has moved since; planned again, nothing that was not approved is in it",
  );
  expect(machines.sim.snapshot().kms.map(({ name }) => name)).toEqual(["keys", "first", "second", "last"]);
});
