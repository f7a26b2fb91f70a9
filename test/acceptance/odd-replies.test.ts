import type { FaultKind, Quirks } from "../../lib/simulator";
import { applyCleanly, type Bench, startBench } from "../support/acceptance";
import { report, YEAR } from "../support/azure-report";
import { secretHcl } from "../support/azure-secret";
import { sync } from "../support/azure-sync-job";
import { fastTime } from "../support/fast-time";

fastTime();

const kms = (regions: readonly string[], role?: string) => `
resource "cckm_aws_kms_account" "payments" {
  name            = "payments"
  account_id      = "123456789012"
  aws_connection  = "aws"
  regions         = ${JSON.stringify(regions)}
  assume_role_arn = ${JSON.stringify(role ?? null)}
}
resource "cckm_aws_kms_acl" "users" {
  kms_id  = cckm_aws_kms_account.payments.id
  group   = "CCKM Users"
  actions = ${JSON.stringify(regions.length > 1 ? ["keycreate", "keyupdate"] : ["keycreate"])}
}
`;

let bench: Bench;
afterEach(() => bench.close());

it.each<Partial<Quirks>>([
  { patchReply: "empty", aclsReply: "empty" },
  { patchReply: "no-content", aclsReply: "no-content" },
  { patchReply: "old", aclsReply: "old" },
])("a change that is answered otherwise than with the new record is read again: %j", async (quirks) => {
  bench = await startBench({ quirks });
  bench.configure(`${kms(["eu-west-1"])}${secretHcl({ content_type: "text/plain" })}`);
  await applyCleanly(bench.tf);
  const role = "arn:aws:iam::123456789012:role/cckm";
  bench.configure(`${kms(["eu-west-1", "eu-central-1"], role)}${secretHcl({ content_type: "password" })}`);
  await applyCleanly(bench.tf);
  const { kms: found, secrets } = bench.sim.snapshot();
  expect(found).toMatchObject([{ assume_role_arn: role }]);
  expect(found[0]?.regions).toHaveLength(2);
  expect(secrets).toMatchObject([{ content_type: "password" }]);
});

/** One of every type. */
const everything = (changed = false) =>
  [
    kms(changed ? ["eu-west-1", "eu-central-1"] : ["eu-west-1"]),
    secretHcl({ content_type: changed ? "password" : "text/plain" }),
    report(YEAR),
    sync(changed ? { triggers: { release: "2" } } : {}),
  ].join("\n");

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

it("fields of another type that nobody needs break nothing", async () => {
  bench = await startBench({ quirks: { otherTypes: true } });
  for (const changed of [false, true]) {
    bench.configure(everything(changed));
    await applyCleanly(bench.tf);
  }
  await bench.tf.apply("-destroy");
});
