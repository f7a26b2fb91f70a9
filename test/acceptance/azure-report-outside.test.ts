import { applyCleanly, type Bench, startBench } from "../support/acceptance";
import { report, reportsOf, YEAR } from "../support/azure-report";
import { SPACE, SUBSCRIPTION } from "../support/azure-vaults";
import { DESTROY, PLAN } from "../support/commands";

let bench: Bench;
beforeEach(async () => {
  bench = await startBench();
});
afterEach(() => bench.close());

const { reports, stored, state } = reportsOf(() => bench);

describe("what happens to a report outside of Terraform", () => {
  it.each<[string, object]>([
    ["name", { name: "renamed" }],
    ["type", { report_type: "service-report" }],
    ["start", { start_time: "2019-10-01T00:00:00Z" }],
    ["end", { end_time: "2020-10-01T00:00:00Z" }],
  ])("finds another %s and replaces the report", async (_, drift) => {
    bench.configure(report({ ...YEAR, type: "key-report" }));
    await bench.tf.apply();
    Object.assign(stored()[0]!, drift);
    expect(await bench.tf.plan()).toMatchObject([{ action: "delete/create" }]);
    await bench.tf.apply();
    expect(reports()).toMatchObject([{ name: "audit", report_type: "key-report", start_time: YEAR.start }]);
  });

  it("makes a report again that has disappeared", async () => {
    bench.configure(report());
    await bench.tf.apply();
    bench.sim.store.reports.clear();
    expect(await bench.tf.must(PLAN)).toContain('The Azure report "audit" is gone from CCKM');
    expect(await bench.tf.plan()).toMatchObject([{ action: "create" }]);
    await applyCleanly(bench.tf);
    expect(reports()).toHaveLength(1);
  });

  it("does not lose the report over a 404 of a proxy", async () => {
    bench.configure(report());
    await bench.tf.apply();
    bench.sim.faults.add({ path: "/v1/cckm/azure/**", kind: "html", times: Number.POSITIVE_INFINITY });
    expect(await bench.tf.refused(PLAN)).toContain("a proxy or load balancer?");
    bench.sim.faults.clear();
    expect(await state()).toBeDefined();
    expect(await bench.tf.plan()).toEqual([]);
  });

  it("destroys what is gone already", async () => {
    bench.configure(report());
    await bench.tf.apply();
    bench.sim.store.reports.clear();
    await bench.tf.destroy("-refresh=false");
    expect(await state()).toBeUndefined();
  });

  it("waits where CCKM refuses to remove a report that is being made", async () => {
    bench.configure(report());
    await bench.tf.apply();
    bench.sim.faults.add({ method: "DELETE", path: "/v1/cckm/azure/reports/*", kind: "status", status: 409, times: 2 });
    await bench.tf.destroy();
    expect(reports()).toEqual([]);
  });

  it("keeps a report that CCKM does not remove within timeouts.delete, and says why", async () => {
    bench.configure(report({ timeouts: '{ delete = "300ms" }' }));
    await bench.tf.apply();
    bench.sim.faults.add({
      method: "DELETE",
      path: "/v1/**",
      kind: "status",
      status: 409,
      times: 99,
      message: "still in use",
    });
    const output = await bench.tf.refused(DESTROY);
    expect(output).toContain("still in use");
    expect(output).toContain("raise timeouts.delete");
    expect(await state()).toBeDefined();
  });

  it("passes CCKM's own words on", async () => {
    bench.configure(report({ params: [[`no-such::${SUBSCRIPTION}`, SPACE]] }));
    const output = await bench.tf.refused();
    expect(output).toContain('Could not make the Azure report "audit"');
    expect(output).toContain(`key vault "no-such::${SUBSCRIPTION}" not found`);
  });
});
