import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { CckmSimulator } from "../lib/simulator";

/** A simulator in a process of its own, so that its work is not taken for the provider's. */
export class SimulatorProcess {
  readonly #child: ChildProcess;

  private constructor(
    child: ChildProcess,
    readonly url: string,
  ) {
    this.#child = child;
  }

  /** @param latency milliseconds that every request waits */
  static async start(latency = 0): Promise<SimulatorProcess> {
    const child = fork(__filename, [String(latency)]);
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
  const sim = await CckmSimulator.start({ latency: Number(process.argv[2] ?? 0) });
  process.on("message", () => {
    const { user, system } = process.cpuUsage();
    send({ requests: sim.requests.length, cpuMs: (user + system) / 1000 });
  });
  send(sim.url);
}

if (require.main === module && process.send) void serve(process.send.bind(process));
