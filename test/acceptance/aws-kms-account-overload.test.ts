import type { Quirks } from "../../lib/simulator";
import { type Bench, startBench } from "../support/acceptance";
import { liveOn } from "../support/aws-kms-account";
import { fastTime } from "../support/fast-time";

fastTime();

let bench: Bench;
afterEach(() => bench.close());

it.each<[string, Partial<Quirks>]>([
  ["is overloaded now and then", { overload: { status: 503, every: 4, length: 1, retryAfter: 0 } }],
  ["turns requests away now and then", { overload: { status: 429, every: 7, length: 1, retryAfter: 0 } }],
])("an account lives the same life on a CCKM that %s", async (_, quirks) => {
  bench = await startBench({ quirks });
  await liveOn(bench);
});
