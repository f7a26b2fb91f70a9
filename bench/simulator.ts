import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { CckmSimulator } from "../lib/simulator";
import { SUBSCRIPTION } from "../test/support/azure-vaults";

/** A simulator in a process of its own, so that its work is not taken for the provider's. */
export class SimulatorProcess {
  readonly #child: ChildProcess;

  private constructor(
    child: ChildProcess,
    readonly url: string,
  ) {
    this.#child = child;
  }

  /**
   * @param options.latency milliseconds that every request waits
   * @param options.foreign how many accounts and secrets somebody else has made there
   */
  static async start({ latency = 0, foreign = 0 } = {}): Promise<SimulatorProcess> {
    const child = fork(__filename, [String(latency), String(foreign)]);
    const [url] = await once(child, "message");
    return new SimulatorProcess(child, String(url));
  }

  /** Requests that it has answered, and milliseconds of the processor that it has taken, since its start. */
  async spent(): Promise<{ readonly requests: number; readonly cpuMs: number }> {
    const answer = once(this.#child, "message");
    this.#child.send("spent");
    const [spent] = await answer;
    return spent;
  }

  stop(): void {
    this.#child.kill();
  }
}

async function serve(send: (message: unknown) => void): Promise<void> {
  const [, , latency, foreign] = process.argv;
  const sim = await CckmSimulator.start({ latency: Number(latency ?? 0) });
  for (let index = 0; index < Number(foreign ?? 0); index++) await sim.outside("POST", ...somebodys(index));
  process.on("message", () => {
    const { user, system } = process.cpuUsage();
    send({ requests: sim.requests.length, cpuMs: (user + system) / 1000 });
  });
  process.once("disconnect", () => process.exit());
  send(sim.url);
}

/** In turn an account and a secret of somebody else. */
function somebodys(index: number): [path: string, body: object] {
  if (index % 2 === 1)
    return [
      "/v1/cckm/azure/secrets",
      {
        key_vault: `payments-kv::${SUBSCRIPTION}`,
        secret_name: `theirs-${index}`,
        azure_param: { value: "test-secret-value" },
      },
    ];
  const account_id = String(900_000_000_000 + index);
  return ["/v1/cckm/aws/kms", { account_id, connection: "aws-any", name: `theirs-${index}`, regions: ["eu-west-1"] }];
}

if (require.main === module && process.send) void serve(process.send.bind(process));
