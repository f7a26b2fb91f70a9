import type { Quirks } from "../../lib/simulator";
import { type Bench, startBench } from "../support/acceptance";
import { liveOn } from "../support/aws-kms-account";

let bench: Bench;
afterEach(() => bench.close());

it.each<[string, Partial<Quirks>]>([
  ["shuffles regions and answers DELETE without a body", { shuffleRegions: true, deleteReply: "empty" }],
  ["names connections by id and times in microseconds", { connectionAs: "id", timestamps: "microseconds" }],
  ["takes one parameter in a PATCH", { kmsPatch: "one-given" }],
])("an account lives the same life on a release that %s", async (_, quirks) => {
  bench = await startBench({ quirks });
  await liveOn(bench);
});
