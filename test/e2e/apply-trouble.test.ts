import { existsSync, mkdirSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Machine, Machines } from "../support/change-set";
import { StateServer } from "../support/state-server";

const NAMES = ["a", "b", "c", "d"];
const REGIONS = ["eu-west-1", "eu-west-2", "us-east-1", "us-east-2"];

let machines: Machines;
let machine: Machine;
let states: StateServer;
let intent: string;

beforeEach(async () => {
  [machines, states] = await Promise.all([Machines.start(), StateServer.start()]);
  machine = machines.another(StateServer.credentials);
  mkdirSync(join(machine.folder, "tmp"));
  const address = `${states.url}/prod`;
  const http = { address, lock_address: address, unlock_address: address, retry_max: 0 };
  const account = (name: string, nth: number) => [
    name,
    { name, account_id: "123456789012", aws_connection: "aws", regions: [REGIONS[nth]] },
  ];
  machine.synthesize({
    prod: {
      terraform: { backend: { http } },
      resource: { cckm_aws_kms_account: Object.fromEntries(NAMES.map(account)) },
    },
  });
  intent = await machine.plan();
});
afterEach(() => Promise.all([machines.stop(), states.stop()]));

/** Applies as a job of a shell; `during` is called when CCKM has the second account, with what interrupts it. */
function apply(during: (signal: (name: NodeJS.Signals) => void) => void = () => {}) {
  let pid = 0;
  machines.sim.faults.add({
    method: "POST",
    path: "/v1/cckm/aws/kms",
    nth: 2,
    kind: "after-commit",
    handler: () => during((name) => process.kill(-pid, name)),
  });
  const args = ["apply", "all.changes", "--expect", intent, "--receipts", "receipts"];
  const started = (id: number) => {
    pid = id;
  };
  return machine.cckm(args, { TMPDIR: join(machine.folder, "tmp") }, { detached: true, started });
}

const accounts = () => machines.sim.snapshot().kms;
const inState = (json: string) =>
  (JSON.parse(json) as { resources: { instances: { attributes: { id: string } }[] }[] }).resources
    .flatMap(({ instances }) => instances.map(({ attributes }) => attributes.id))
    .sort();

test("a state that its backend refuses after an apply is kept beside, for this user alone, and can be pushed", async () => {
  const { code, output } = await apply(() => {
    states.isFull = true;
  });
  const [, kept] = /prod: The state could not be saved; it is in (\S+?errored\.tfstate)\./.exec(output) ?? [];
  expect({ code, output, kept }).toMatchObject({ code: 1, kept: expect.stringContaining(machine.work) });
  expect(accounts()).toHaveLength(NAMES.length);
  expect(inState(machine.read(kept!.slice(machine.work.length + 1)).toString())).toEqual(
    accounts()
      .map(({ id }) => id)
      .sort(),
  );
  expect(statSync(kept!).mode & 0o777).toBe(0o600);

  states.isFull = false;
  await machine.terraform("prod", "init", "-input=false");
  const pushed = await machine.terraform("prod", "state", "push", "-lock=false", kept!);
  expect(pushed).toMatchObject({ code: 0 });
  expect(await machine.terraform("prod", "plan", "-lock=false", "-detailed-exitcode")).toMatchObject({ code: 0 });
});

test.each(["SIGINT", "SIGTERM"] as const)(
  "at %s, an apply ends what it has begun, saves the state, writes the receipt, and goes on when run again",
  async (name) => {
    const { code, output } = await apply((signal) => signal(name));
    expect({ code, output }).toMatchObject({ code: null, output: expect.stringContaining("prod: failed. Applied: ") });
    const made = accounts()
      .map(({ id }) => id)
      .sort();
    expect(made.length).toBeGreaterThanOrEqual(2);
    expect(inState(states.states.get("/prod")!)).toEqual(made);
    const [receipt] = machine.list("receipts");
    expect(JSON.parse(machine.read(`receipts/${receipt}`).toString()).stacks).toMatchObject([{ result: "failed" }]);
    expect(machine.list("../tmp").filter((left) => left.startsWith("cckm-"))).toEqual([]);

    const again = await machine.cckm(["apply", "all.changes", "--expect", intent]);
    expect(again).toMatchObject({ code: 0 });
    expect(accounts()).toHaveLength(NAMES.length);
  },
);

test("a folder that takes no receipt refuses the apply before anything is written", async () => {
  writeFileSync(join(machine.work, "receipts"), "kept");
  const { code, output } = await apply();
  expect({ code, output }).toMatchObject({
    code: 3,
    output: expect.stringContaining("No receipt can be written in receipts"),
  });
  expect(accounts()).toEqual([]);
  expect(existsSync(join(machine.work, "receipts"))).toBe(true);
});
