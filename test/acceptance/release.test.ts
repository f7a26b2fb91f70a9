import { TerraformStack, Testing } from "cdktf";
import { AzureSyncItem, CckmEnvironment, type CckmEnvironmentProps, CckmProvider } from "../../lib";
import { type Bench, startBench } from "../support/acceptance";
import { testApp } from "../support/app";
import { NULL_SOURCE, nullProvider } from "../support/null-provider";

let bench: Bench;
beforeEach(async () => {
  bench = await startBench({ others: { [NULL_SOURCE]: nullProvider } });
});
afterEach(() => bench.close());

function synthesize(props: CckmEnvironmentProps): void {
  const stack = new TerraformStack(testApp(), "prod");
  new CckmProvider(stack, "cckm", { install: false });
  new CckmEnvironment(stack, "Default", { syncs: [{ item: AzureSyncItem.KEYS, synchronizeAll: true }], ...props });
  bench.tf.write("main.tf.json", Testing.synth(stack, true));
}
const release = async () => (await bench.tf.state("null_resource.release"))?.triggers;
const jobs = () => bench.sim.store.jobs.size;

it.each([undefined, ""])("a plan whose release is %j keeps the last release and runs nothing", async (none) => {
  synthesize({ release: "1.4.0" });
  await bench.tf.apply();
  synthesize({ release: none });
  expect(await bench.tf.plan()).toEqual([]);
  await bench.tf.apply();
  expect(await release()).toMatchObject({ release: "1.4.0" });
  expect(jobs()).toBe(1);
  synthesize({ release: "1.5.0" });
  await bench.tf.apply();
  expect(await release()).toMatchObject({ release: "1.5.0" });
  expect(jobs()).toBe(2);
});

it("other settings without a release are a new marker, and run the synchronizations", async () => {
  synthesize({ release: "1.4.0" });
  await bench.tf.apply();
  synthesize({ release: undefined, syncs: [{ item: AzureSyncItem.KEYS, synchronizeAll: true, triggers: { a: "b" } }] });
  await bench.tf.apply();
  expect(await bench.tf.plan()).toEqual([]);
  expect(jobs()).toBe(2);
});

it("the first deploy may be without a release; the first release then runs the synchronizations", async () => {
  synthesize({ release: undefined });
  await bench.tf.apply();
  expect(await bench.tf.plan()).toEqual([]);
  synthesize({ release: "1.0.0" });
  await bench.tf.apply();
  expect(jobs()).toBe(2);
});
