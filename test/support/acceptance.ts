import { PROVIDER_SOURCE } from "../../lib/contract";
import type { Provider } from "../../lib/plugin";
import type { CckmSimulator, SimulatorOptions } from "../../lib/simulator";
import { startSimulatedCckm } from "../../lib/testing/simulated-cckm";
import { TerraformFolder } from "./terraform";

/** A simulator, our provider in this process, and a folder in which Terraform uses both. */
export interface Bench {
  readonly sim: CckmSimulator;
  readonly tf: TerraformFolder;
  /** Writes the resources; terraform and provider blocks are added. */
  configure(hcl: string): void;
  /** Another folder with a state of its own, on the same simulator and provider. */
  another(): Omit<Bench, "sim" | "another">;
  close(): Promise<void>;
}

const HEAD = `
terraform {
  required_providers {
    cckm = { source = "${PROVIDER_SOURCE}" }
  }
}
`;

// Nothing waits, unless the story is about that: the pauses between two looks are longer than what they look for.
const DURATIONS: SimulatorOptions["durations"] = { job: 0, report: 0, cancel: 0 };

/** What a {@link Bench} is made of; synchronizations and reports have ended before the first look, where nothing else is said. */
export interface BenchOptions extends SimulatorOptions {
  /** The body of the provider block. */
  readonly provider?: string;
  /** Environment of the provider beside the simulator's address and credentials. */
  readonly env?: Readonly<Record<string, string>>;
  /** More providers, by source. */
  readonly others?: Readonly<Record<string, Provider>>;
  /** The folder of the provider's journal. Default: one of its own. */
  readonly journal?: string;
  /** The folder that the provider takes for Terraform's. Default: one of its own. */
  readonly folder?: string;
}

/** Sets up a {@link Bench}. */
export async function startBench({
  provider,
  env,
  others,
  journal,
  folder: place,
  durations,
  ...simulator
}: BenchOptions = {}): Promise<Bench> {
  const {
    sim,
    reattach,
    close: stop,
  } = await startSimulatedCckm({
    simulator: { ...simulator, durations: { ...DURATIONS, ...durations } },
    env: { CIPHERTRUST_NODE_LAG: "1", ...env },
    others,
    ...(journal && { journal }),
    ...(place && { folder: place }),
  });
  const folders: TerraformFolder[] = [];
  const folder = () => {
    const tf = new TerraformFolder({ TF_REATTACH_PROVIDERS: reattach });
    folders.push(tf);
    const configure = (hcl: string) =>
      tf.write("main.tf", `${HEAD}\nprovider "cckm" {\n${provider ?? ""}\n}\n${hcl}\n`);
    const close = async () => tf.remove();
    return { tf, configure, close };
  };
  return {
    ...folder(),
    sim,
    another: folder,
    close: async () => {
      await stop();
      for (const tf of folders) tf.remove();
    },
  };
}

/** Applies and demands what every apply must give: an empty plan, and an empty plan again after a refresh. */
export async function applyCleanly(tf: TerraformFolder): Promise<void> {
  await tf.apply();
  expect(await tf.plan("-refresh=false")).toEqual([]);
  await tf.apply("-refresh-only");
  expect(await tf.plan()).toEqual([]);
}
