import { type Bench, startBench } from "../support/acceptance";
import { account } from "../support/aws-kms-account";

let bench: Bench;
afterEach(() => bench.close());

it("24 secrets are created although CCKM grants 20 requests a second", async () => {
  bench = await startBench({ quirks: { rateLimit: { requests: 20, seconds: 1 } } });
  const many = `resource "cckm_azure_secret" "many" {
    count         = 24
    secret_name   = "db-password-\${count.index}"
    key_vault     = "payments-kv::260ecbe7-777b-4d3c-84ea-887620498863"
    value         = "test-secret-value"
    value_version = 1
  }`;
  bench.configure(many);
  await bench.tf.apply();
  expect(bench.sim.snapshot().secrets).toHaveLength(24);
});

it("a Retry-After of an hour is told and not waited for", async () => {
  bench = await startBench();
  bench.configure(account({ regions: ["eu-west-1"] }));
  bench.sim.faults.add({ method: "POST", path: "/v1/cckm/aws/kms", kind: "status", status: 429, retryAfter: 3600 });
  expect(await bench.tf.refused()).toContain("60 minutes");
});
