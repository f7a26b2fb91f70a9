import { ManualClock } from "cdktf-cckm/simulator";
import { type Bench, bench, stopAll } from "./support";

afterEach(stopAll);

const KEYS = "/v1/cckm/azure/synchronization-jobs";
const SECRETS = "/v1/cckm/azure/secrets/synchronization-jobs";
const SUB = "260ecbe7-777b-4d3c-84ea-887620498863";
const VAULTS = [`pkv-softkeys::${SUB}`, `payments-kv::${SUB}`];
const LINES = [`northcentralus/${VAULTS[0]}`, `westeurope/${VAULTS[1]}`] as const;
const SUCCESS = "vault synchronized successfully";

async function start(at: Bench, path = SECRETS): Promise<string> {
  return (await at.call("POST", path, { key_vaults: VAULTS })).field("id");
}

async function withClock(quirks = {}) {
  const clock = new ManualClock("2026-01-01T00:00:00Z");
  return { clock, at: await bench({ clock, quirks, durations: { job: 10_000, cancel: 1_000 } }) };
}

test("a job proceeds by the clock, vault by vault, and completes", async () => {
  const { at, clock } = await withClock();
  const id = await start(at);
  const read = async () => (await at.call("GET", `${SECRETS}/${id}`)).body;
  expect(await read()).not.toHaveProperty("detailed_status");
  clock.advance(5_000);
  expect(await read()).toMatchObject({ overall_status: "in_progress", detailed_status: { [LINES[0]]: SUCCESS } });
  clock.advance(5_000);
  expect(await read()).toMatchObject({
    overall_status: "completed",
    completed_at: "2026-01-01T00:00:10Z",
    sync_item: "azure-secret",
    abort: false,
    detailed_status: { [LINES[0]]: SUCCESS, [LINES[1]]: SUCCESS },
  });
});

test("both spellings of a running job come by quirk and are understood by the filter", async () => {
  const { at, clock } = await withClock({ secretJobInProgress: "in progress", keyJobInProgress: "in_progress" });
  const id = await start(at);
  expect((await at.call("GET", `${SECRETS}/${id}`)).field("overall_status")).toBe("in progress");
  expect((await at.call("POST", KEYS, { key_vaults: VAULTS })).field("overall_status")).toBe("in_progress");
  for (const spelling of ["in_progress", "in progress"]) {
    expect((await at.call("GET", `${SECRETS}?overall_status=${spelling}`)).body).toMatchObject({ total: 1 });
  }
  clock.advance(10_000);
  expect((await at.call("GET", `${SECRETS}?overall_status=in_progress`)).body).toMatchObject({ total: 0 });
  expect((await at.call("GET", `${SECRETS}?overall_status=completed`)).body).toMatchObject({ total: 1 });
});

test.each([
  ["failed", "vault synchronization failed: Forbidden: the connection may not list the vault"],
  ["failed-with-success-details", SUCCESS],
] as const)("a job that is to end as %s does", async (jobOutcome, line) => {
  const { at, clock } = await withClock({ jobOutcome });
  await start(at);
  clock.advance(10_000);
  expect(at.sim.snapshot().jobs).toMatchObject([
    { overall_status: "failed", detailed_status: { [LINES[0]]: line, [LINES[1]]: SUCCESS } },
  ]);
});

test("a cancelled job runs on for a moment with abort set, then is completed; a finished one cannot be cancelled", async () => {
  const { at, clock } = await withClock();
  const id = await start(at);
  const cancelled = await at.call("POST", `${SECRETS}/${id}/cancel`);
  expect(cancelled.body).toMatchObject({ abort: true, overall_status: "in_progress" });
  clock.advance(1_000);
  expect((await at.call("GET", `${SECRETS}/${id}`)).body).toMatchObject({ abort: true, overall_status: "completed" });
  expect((await at.call("POST", `${SECRETS}/${id}/cancel`)).status).toBe(409);
});

test("keys and secrets have lists of their own, newest first, filtered by vault id or name", async () => {
  const { at } = await withClock();
  const first = await start(at);
  const second = await start(at);
  await at.call("POST", KEYS, { key_vaults: ["bedb82b9-582c-402d-9874-f3368722cf46"] });
  expect((await at.call("GET", SECRETS)).body).toMatchObject({ total: 2, resources: [{ id: second }, { id: first }] });
  expect((await at.call("GET", `${KEYS}?key_vaults=bedb82b9-582c-402d-9874-f3368722cf46`)).body).toMatchObject({
    total: 1,
    resources: [{ key_vaults: ["keyvault-softkeys::12e533dd-b5c2-4e58-a264-0cd812dc5a34"], sync_item: "azure-key" }],
  });
  expect((await at.call("GET", `${KEYS}?key_vaults=${VAULTS[0]}`)).body).toMatchObject({ total: 0 });
  expect((await at.call("GET", `${KEYS}/${first}`)).status).toBe(404);
});

test("synchronize_all takes every vault; managed HSMs hold keys only", async () => {
  const { at } = await withClock();
  const all = at.sim.store.vaults.size;
  const vaults = async (path: string) => {
    const { body } = await at.call("POST", path, { synchronize_all: true });
    return (body as { key_vaults: string[] }).key_vaults.length;
  };
  expect(await vaults(KEYS)).toBe(all);
  expect(await vaults(SECRETS)).toBe(all - 1);
});

test.each<[string, object, number]>([
  ["both parameters", { key_vaults: VAULTS, synchronize_all: true }, 400],
  ["neither", {}, 400],
  ["synchronize_all false alone", { synchronize_all: false }, 400],
  ["an unknown vault", { key_vaults: ["nope::1"] }, 404],
  ["a managed HSM for secrets", { key_vaults: [`cckm-managed-hsm::${SUB}`] }, 400],
])("POST of a synchronization refuses %s", async (_name, body, status) => {
  const { at } = await withClock();
  expect((await at.call("POST", SECRETS, body)).status).toBe(status);
  expect(at.sim.store.jobs.size).toBe(0);
});
