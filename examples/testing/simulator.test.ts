import { azureVault, CckmSimulator, ManualClock } from "cdktf-cckm/simulator";

test("an offline CCKM with a vault of one's own, a slow second node, a fault and somebody else", async () => {
  const clock = new ManualClock("2030-01-31T08:00:00Z");
  const sim = await CckmSimulator.start({
    clock,
    fixtures: { azureVaults: [azureVault("orders-kv", "260ecbe7-777b-4d3c-84ea-887620498863", "westeurope")] },
    quirks: { lagMs: 150 },
    faults: "POST /v1/cckm/aws/kms 502-after",
  });
  sim.quirks.lagMs = 0;
  sim.faults.add({ method: "GET", path: "/v1/cckm/**", kind: "status", status: 503, retryAfter: 1, times: 2 });
  sim.faults.clear();

  await sim.outside("POST", "/v1/cckm/azure/synchronization-jobs", { synchronize_all: true });
  clock.advance(2_000);
  expect(sim.snapshot()).toMatchObject({
    vaults: [{ azure_name: "orders-kv" }],
    jobs: [{ overall_status: "completed" }],
  });
  await sim.stop();
});
