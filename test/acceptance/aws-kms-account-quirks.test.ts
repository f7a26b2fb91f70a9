import type { Quirks } from "../../lib/simulator";
import { applyCleanly, type Bench, startBench } from "../support/acceptance";
import { ADDRESS, account, accountsOf } from "../support/aws-kms-account";
import { fastTime } from "../support/fast-time";

fastTime();

let bench: Bench;
beforeEach(async () => {
  bench = await startBench();
});
afterEach(() => bench.close());

const { kms } = accountsOf(() => bench);

it.each<[string, Partial<Quirks>]>([
  ["shuffles regions and answers DELETE without a body", { shuffleRegions: true, deleteReply: "empty" }],
  ["names connections by id and times in microseconds", { connectionAs: "id", timestamps: "microseconds" }],
  ["takes one parameter in a PATCH", { kmsPatch: "one-given" }],
  ["is overloaded now and then", { overload: { status: 503, every: 4, length: 1, retryAfter: 0 } }],
  ["turns requests away now and then", { overload: { status: 429, every: 7, length: 1, retryAfter: 0 } }],
])("an account lives the same life on a release that %s", async (_, quirks) => {
  Object.assign(bench.sim.quirks, quirks);
  bench.configure(account());
  await applyCleanly(bench.tf);
  const { id } = kms()[0]!;
  bench.configure(account({ connection: "aws-prod", regions: ["eu-west-2", "us-east-1", "eu-west-3"] }));
  await applyCleanly(bench.tf);
  expect(kms()).toMatchObject([{ id }]);
  await bench.tf.must(["state", "rm", ADDRESS]);
  await bench.tf.must(["import", "-no-color", "-input=false", ADDRESS, "payments"]);
  await applyCleanly(bench.tf);
  await bench.tf.destroy();
  expect(kms()).toEqual([]);
});
