import { type Bench, startBench } from "./acceptance";
import { runCckm } from "./cckm-command";

/** A bench with `cckm access` for it, and with what other people do in CCKM. */
export interface AccessBench extends Bench {
  access(args: readonly string[], env?: NodeJS.ProcessEnv): ReturnType<typeof runCckm>;
  /** Adds an account to CCKM, by somebody else, and gives a group rights on it. */
  add(name: string, group: string, actions: readonly string[], domain?: string): Promise<string>;
  /** Gives a group more rights. */
  grant(id: string, group: string, actions: readonly string[], domain?: string): Promise<unknown>;
}

/** Starts an {@link AccessBench}. */
export async function startAccessBench(): Promise<AccessBench> {
  const bench = await startBench({ quirks: {} });
  let accounts = 0;
  const grant: AccessBench["grant"] = (id, group, actions, domain = "") => {
    const acls = [{ group, permit: true, actions }];
    return bench.sim.outside("POST", `/v1/cckm/aws/kms/${id}/update-acls`, { acls }, domain);
  };
  return Object.assign(bench, {
    grant,
    async add(name: string, group: string, actions: readonly string[], domain = "") {
      const added = { account_id: `${100000000000 + accounts++}`, connection: "aws-any", name, regions: ["eu-west-1"] };
      const { id } = (await bench.sim.outside("POST", "/v1/cckm/aws/kms", added, domain)) as { id: string };
      await grant(id, group, actions, domain);
      return id;
    },
    access: (args: readonly string[], env: NodeJS.ProcessEnv = {}) =>
      runCckm(["access", ...args], bench.tf.path, {
        ...bench.tf.env,
        CIPHERTRUST_ADDRESS: bench.sim.url,
        CIPHERTRUST_USERNAME: "admin",
        CIPHERTRUST_PASSWORD: "test-password",
        ...env,
      }),
  });
}
