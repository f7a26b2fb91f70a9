import { PROVIDER_SOURCE } from "../../lib/contract";
import { type Provider, serveReattach } from "../../lib/plugin";
import { cckmProvider } from "../../lib/provider/provider";
import { CckmSimulator, type SimulatorOptions } from "../../lib/simulator";
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

/** What a {@link Bench} is made of. */
export interface BenchOptions extends SimulatorOptions {
  /** The body of the provider block. */
  readonly provider?: string;
  /** Environment of the provider beside the simulator's address and credentials. */
  readonly env?: Readonly<Record<string, string>>;
  /** More providers, by source. */
  readonly others?: Readonly<Record<string, Provider>>;
}

/** Sets up a {@link Bench}. */
export async function startBench(options: BenchOptions = {}): Promise<Bench> {
  const sim = await CckmSimulator.start(options);
  const env = {
    CIPHERTRUST_ADDRESS: sim.url,
    CIPHERTRUST_USERNAME: "admin",
    CIPHERTRUST_PASSWORD: "test-password",
    ...(sim.caCert && { CIPHERTRUST_CA_CERT: sim.caCert }),
    ...options.env,
  };
  const providers = { [PROVIDER_SOURCE]: cckmProvider("0.0.0-test", env), ...options.others };
  const served = await Promise.all(
    Object.entries(providers).map(([source, provider]) => serveReattach(provider, source)),
  );
  const reattach = JSON.stringify(Object.assign({}, ...served.map((one) => JSON.parse(one.reattach) as object)));
  const folders: TerraformFolder[] = [];
  const folder = () => {
    const tf = new TerraformFolder({ TF_REATTACH_PROVIDERS: reattach });
    folders.push(tf);
    const configure = (hcl: string) =>
      tf.write("main.tf", `${HEAD}\nprovider "cckm" {\n${options.provider ?? ""}\n}\n${hcl}\n`);
    const close = async () => tf.remove();
    return { tf, configure, close };
  };
  return {
    ...folder(),
    sim,
    another: folder,
    close: async () => {
      await Promise.all(served.map((one) => one.close()));
      await sim.stop();
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
