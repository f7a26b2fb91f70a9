import { type Bench, startBench } from "../support/acceptance";
import { addKms } from "../support/kms";
import { COUNT, requestsOf } from "../support/many";

let bench: Bench;
beforeEach(async () => {
  bench = await startBench();
});
afterEach(() => bench.close());

const permissions = (kmsId: string) => `
resource "cckm_aws_kms_acl" "many" {
  count   = ${COUNT}
  kms_id  = "${kmsId}"
  group   = "ours \${count.index}"
  actions = ["keycreate"]
}`;

describe("a hundred permissions beside a hundred of others on one account", () => {
  it("are granted and revoked by few more requests than permissions, and read by a few", async () => {
    const group = (index: number) => ({ group: `theirs ${index}`, actions: ["reportview"] });
    const foreign = Array.from({ length: COUNT }, (_, index) => group(index));
    const kms = addKms(bench.sim, "payments", { acls: structuredClone(foreign) });
    bench.configure(permissions(kms.id));
    expect(await requestsOf(bench, () => bench.tf.apply())).toBeLessThanOrEqual(1.3 * COUNT);
    expect(kms.acls).toHaveLength(2 * COUNT);
    expect(await requestsOf(bench, () => bench.tf.plan())).toBeLessThanOrEqual(5);
    expect(await requestsOf(bench, () => bench.tf.destroy())).toBeLessThanOrEqual(1.3 * COUNT);
    expect(kms.acls).toEqual(foreign);
  });
});
