import type { FaultKind } from "../../lib/simulator";
import { applyCleanly, type Bench, startBench } from "../support/acceptance";
import { everything } from "../support/everything";
import { fastTime } from "../support/fast-time";

fastTime();

let bench: Bench;
afterEach(() => bench.close());

it.each<FaultKind>([{ kind: "empty", status: 200 }, { kind: "empty", status: 202 }, { kind: "malformed" }])(
  "a write that is answered with success has succeeded, whatever the body: %j",
  async (fault) => {
    bench = await startBench({ quirks: { softDeleteSettleSeconds: 0 } });
    for (const method of ["POST", "PATCH", "DELETE"]) {
      for (const path of ["/v1/cckm/aws/kms**", "/v1/cckm/azure/**"]) {
        bench.sim.faults.add({ method, path, times: Number.POSITIVE_INFINITY, ...fault });
      }
    }
    bench.configure(everything());
    await applyCleanly(bench.tf);
    bench.configure(everything(true));
    await applyCleanly(bench.tf);
    const { kms: accounts, secrets, reports, jobs } = bench.sim.snapshot();
    expect([accounts, secrets, reports, jobs].map(({ length }) => length)).toEqual([1, 1, 1, 2]);
    await bench.tf.apply("-destroy");
    expect(bench.sim.snapshot()).toMatchObject({ kms: [], secrets: [{ status: "SOFT-DELETED" }], reports: [] });
  },
);
