import type { Quirks } from "../../lib/simulator";
import { applyCleanly, type Bench, startBench } from "../support/acceptance";
import { secretHcl } from "../support/azure-secret";
import { account, everything } from "../support/everything";
import { fastTime } from "../support/fast-time";

fastTime();

let bench: Bench;
afterEach(() => bench.close());

it.each<Partial<Quirks>>([
  { patchReply: "empty", aclsReply: "empty" },
  { patchReply: "no-content", aclsReply: "no-content" },
  { patchReply: "old", aclsReply: "old" },
])("a change that is answered otherwise than with the new record is read again: %j", async (quirks) => {
  bench = await startBench({ quirks });
  bench.configure(`${account(["eu-west-1"])}${secretHcl({ content_type: "text/plain" })}`);
  await applyCleanly(bench.tf);
  const role = "arn:aws:iam::123456789012:role/cckm";
  bench.configure(`${account(["eu-west-1", "eu-central-1"], role)}${secretHcl({ content_type: "password" })}`);
  await applyCleanly(bench.tf);
  const { kms: found, secrets } = bench.sim.snapshot();
  expect(found).toMatchObject([{ assume_role_arn: role }]);
  expect(found[0]?.regions).toHaveLength(2);
  expect(secrets).toMatchObject([{ content_type: "password" }]);
});

it("fields of another type that nobody needs break nothing", async () => {
  bench = await startBench({ quirks: { otherTypes: true } });
  for (const changed of [false, true]) {
    bench.configure(everything(changed));
    await applyCleanly(bench.tf);
  }
  await bench.tf.apply("-destroy");
});
