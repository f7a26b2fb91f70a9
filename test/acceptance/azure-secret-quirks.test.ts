import type { Quirks } from "../../lib/simulator";
import { applyCleanly } from "../support/acceptance";
import { FULL, SECOND, type SecretBench, secretHcl, startSecretBench } from "../support/azure-secret";
import { fastTime } from "../support/fast-time";

fastTime();

let bench: SecretBench;
beforeEach(async () => {
  bench = await startSecretBench();
});
afterEach(() => bench.close());

describe.each<[string, Partial<Quirks>]>([
  ["releases that say contentType and show values", { contentTypeName: "contentType", valueInSecretReads: true }],
  [
    "small pages, short timestamps and empty replies",
    { maxPageSize: 1, timestamps: "microseconds", deleteReply: "empty" },
  ],
  [
    "a slow soft delete and turned away requests",
    { softDeleteSettleSeconds: 1, overload: { status: 503, every: 7, length: 1 } },
  ],
])("on %s", (_, quirks) => {
  it("a secret lives the same life", async () => {
    Object.assign(bench.sim.quirks, quirks);
    bench.configure(secretHcl({ ...FULL, on_destroy: "purge" }) + secretHcl({ secret_name: "other" }, "other"));
    await applyCleanly(bench.tf);
    bench.configure(secretHcl({ ...FULL, content_type: "x", exp: null, on_destroy: "purge" }));
    await applyCleanly(bench.tf);
    bench.configure(secretHcl({ ...FULL, value: SECOND, value_version: 2, on_destroy: "purge" }));
    await applyCleanly(bench.tf);
    expect(bench.newest()).toMatchObject({ value: SECOND, content_type: "password" });
    await bench.tf.destroy();
    expect(bench.stored()).toMatchObject([{ secret_name: "other", status: "SOFT-DELETED" }]);
  });
});
