import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PROVIDER_SOURCE } from "../contract";
import { type Provider, serveReattach } from "../plugin";
import { reattached } from "../plugin/reattached";
import { answerCalls, cckmProvider } from "../provider/whole";
import { CckmSimulator, type SimulatorOptions } from "../simulator";

/** Options of `startSimulatedCckm`. */
export interface SimulatedCckmOptions {
  /** Options of a new simulator. */
  readonly simulator?: SimulatorOptions;
  /** The provider's environment, besides the simulator's address and credentials. */
  readonly env?: { readonly [name: string]: string };
  /** The folder of the provider's journal. Default: a temporary one, removed at the end. */
  readonly journal?: string;
  /** The folder that the provider takes for Terraform's working directory. Default: a temporary one, removed at the end. */
  readonly folder?: string;
  /** More providers to run in this process, by source, such as `registry.terraform.io/hashicorp/null`. */
  readonly others?: { readonly [source: string]: Provider };
}

const OPTIONS: Record<keyof SimulatedCckmOptions, true> = {
  simulator: true,
  env: true,
  journal: true,
  folder: true,
  others: true,
};

/** Names of {@link SimulatedCckmOptions}. */
export const SIMULATED_CCKM_OPTIONS: readonly string[] = Object.keys(OPTIONS);

/** A simulator, and a CCKM provider in this process that is connected to it. */
export interface SimulatedCckm {
  readonly sim: CckmSimulator;
  /** Value of the environment variable TF_REATTACH_PROVIDERS for the Terraform that is to use the provider. */
  readonly reattach: string;
  /** Sources of the providers in this process. */
  readonly sources: readonly string[];
  close(): Promise<void>;
}

/** Starts a simulated CCKM. */
export async function startSimulatedCckm(options: SimulatedCckmOptions = {}): Promise<SimulatedCckm> {
  const user = { username: "admin", password: "test-password" };
  const sim = await CckmSimulator.start({ users: [user], ...options.simulator });
  try {
    return await connectedTo(sim, options, user);
  } catch (error) {
    await sim.stop();
    throw error;
  }
}

async function connectedTo(
  sim: CckmSimulator,
  options: SimulatedCckmOptions,
  user: { readonly username: string; readonly password: string },
): Promise<SimulatedCckm> {
  const { username, password } = options.simulator?.users?.[0] ?? user;
  const env = {
    CIPHERTRUST_ADDRESS: sim.url,
    CIPHERTRUST_USERNAME: username,
    CIPHERTRUST_PASSWORD: password,
    ...(sim.caCert && { CIPHERTRUST_CA_CERT: sim.caCert }),
    ...options.env,
  };
  const folder = mkdtempSync(join(tmpdir(), `cckm-journal-${process.pid}-`));
  const place = { folder: options.folder ?? folder, journal: options.journal ?? folder };
  const cckm = cckmProvider("0.0.0-test", env, place);
  const others = Object.entries(options.others ?? {}).map(
    ([source, provider]) => [source, () => serveReattach(provider, source)] as const,
  );
  const providers = {
    [PROVIDER_SOURCE]: () => reattached((log) => answerCalls(cckm, log), cckm.name, PROVIDER_SOURCE),
    ...Object.fromEntries(others),
  };
  const serving = await Promise.allSettled(Object.values(providers).map(async (serve) => serve()));
  const served = serving.flatMap((one) => (one.status === "fulfilled" ? [one.value] : []));
  const failed = serving.find((one) => one.status === "rejected");
  if (failed) {
    await Promise.all(served.map((one) => one.close()));
    rmSync(folder, { recursive: true, force: true });
    throw failed.reason;
  }
  return {
    sim,
    reattach: JSON.stringify(Object.assign({}, ...served.map((one) => JSON.parse(one.reattach) as object))),
    sources: Object.keys(providers),
    close: async () => {
      await Promise.all(served.map((one) => one.close()));
      await sim.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
