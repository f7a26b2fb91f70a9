import type { KmsRecord } from "../../lib/simulator";
import { type Bench, startBench } from "../support/acceptance";
import { addKms } from "../support/kms";
import { accounts, COUNT } from "../support/many";

let bench: Bench;
beforeEach(async () => {
  bench = await startBench();
});
afterEach(() => bench.close());

/** Names of resources that are not created yet, once the run has read its list and sent so many requests for more. */
function afterCreating(count: number, then: (missing: string[]) => void): void {
  let sent = 0;
  const stop = bench.sim.onCommit(({ method, path }) => {
    if (method !== "POST" || !path.endsWith("/aws/kms") || ++sent < count) return;
    stop();
    const made = new Set([...bench.sim.store.kms.values()].map(({ name }) => name));
    then(Array.from({ length: COUNT }, (_, index) => `account-${index}`).filter((name) => !made.has(name)));
  });
}

const ONE_BY_ONE = ["apply", "-auto-approve", "-no-color", "-input=false", "-parallelism=1"];

describe("an account that somebody adds after the run has read its list", () => {
  it("is refused and stays as it is, and one with a region that is wanted too", async () => {
    const foreign: KmsRecord[] = [];
    afterCreating(20, ([first = "", second = ""]) => {
      foreign.push(addKms(bench.sim, first, { account_id: "999999999999" }));
      foreign.push(addKms(bench.sim, "theirs", { account_id: second.replace("account-", "").padStart(12, "0") }));
    });
    bench.configure(accounts(40));
    const said = await bench.tf.refused(ONE_BY_ONE);
    const [named, region] = foreign;
    expect(said).toContain(`AWS KMS account "${named!.name}" already exists`);
    expect(said).toContain(`terraform import`);
    expect(said).toContain(`Regions of the AWS account ${region!.account_id} are held by another entry`);
    expect(bench.sim.store.kms.get(named!.id)).toEqual(named);
    expect(bench.sim.store.kms.size).toBe(40);
  });

  it("is not taken for the run's own where the reply to its own request is lost", async () => {
    let foreign: KmsRecord | undefined;
    afterCreating(20, ([first = ""]) => {
      const account_id = first.replace("account-", "").padStart(12, "0");
      const connection = { account_id, connection: "aws-any", createdAt: new Date(Date.now() - 60_000).toISOString() };
      foreign = addKms(bench.sim, first, connection);
      bench.sim.faults.add({ method: "POST", path: "/v1/cckm/aws/kms", kind: "reset" });
    });
    bench.configure(accounts(21));
    const said = await bench.tf.refused(ONE_BY_ONE);
    expect(said).toContain(`Could not add the AWS KMS account "${foreign!.name}"`);
    bench.sim.faults.clear();
    const again = await bench.tf.refused(ONE_BY_ONE);
    expect(again).toContain(`AWS KMS account "${foreign!.name}" already exists`);
    expect(bench.sim.store.kms.get(foreign!.id)).toEqual(foreign);
  });
});
