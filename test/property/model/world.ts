import { CckmSimulator } from "../../../lib/simulator";
import { DEFAULT_QUIRKS, type Quirks } from "../../../lib/simulator/quirks";
import { checkGuarantees } from "../guarantees";
import { readMessages } from "../terraform/messages";
import type { StandsFor } from "../terraform/render";
import { type Configuration, STACKS, type StackName } from "./configuration";
import { OTHER_DOMAIN, SUBSCRIPTION } from "./names";
import { objectsIn, recoverableIn } from "./objects";
import { inWords, type Observation, type Run, type View } from "./observation";
import { changeOutside } from "./outside";
import type { ProviderMode } from "./provider";
import { Stack } from "./stack";
import type { Step, TerraformCommand } from "./steps";
import { noteUnconfirmed } from "./unconfirmed";

/** What sequences are played on: a simulator, and two stacks with real Terraform. */
export class World {
  readonly stacks: Readonly<Record<StackName, Stack>>;
  /** What happened, in order. */
  readonly performed: Step[] = [];
  /** What happened, in words. */
  readonly told: string[] = [];
  /** How many Terraform commands ran. */
  commands = 0;
  /** Names of the operations that were done. */
  readonly operations: string[] = [];
  readonly #unconfirmed = { one: new Set<string>(), two: new Set<string>() };

  private constructor(
    readonly sim: CckmSimulator,
    /** A server that nobody uses. */
    private readonly other: CckmSimulator,
    readonly mode: ProviderMode,
    readonly quirks: Partial<Quirks>,
    [one, two]: readonly [Stack, Stack],
  ) {
    this.stacks = { one, two };
  }

  /** @param quirks how this CCKM differs from what its pages say, all the time */
  static async start(mode: ProviderMode, quirks: Partial<Quirks> = {}): Promise<World> {
    const start = (seed: number) =>
      CckmSimulator.start({
        seed,
        durations: { job: 0, report: 0, cancel: 0 },
        quirks: { ...USUAL, ...quirks },
        reportRows: 1,
      });
    const sim = await start(1);
    return new World(sim, await start(2), mode, quirks, [
      await Stack.start("one", mode, sim.url),
      await Stack.start("two", mode, sim.url),
    ]);
  }

  /** How everything is now. */
  view(): View {
    return {
      objects: new Map(
        [
          ...objectsIn(this.sim.snapshot(), "usual"),
          ...objectsIn(this.sim.snapshot(OTHER_DOMAIN), "domain"),
          ...objectsIn(this.other.snapshot(), "server"),
        ].map((object) => [object.key, object]),
      ),
      recoverable: recoverableIn(this.sim.snapshot()),
      entries: STACKS.flatMap((name) => this.stacks[name].entries()),
    };
  }

  configuration(stack: StackName): Configuration {
    return this.stacks[stack].configuration;
  }

  /**
   * Does one thing.
   * @returns the commands that ran for it
   * @throws BrokenGuarantee when Terraform and the provider did what they must not do
   */
  async perform(step: Step): Promise<readonly Run[]> {
    this.performed.push(step);
    switch (step.do) {
      case "configure":
        this.#configure(step.stack, step.configuration);
        return [];
      case "terraform":
        return this.#runAll(step.commands);
      case "outside":
        await changeOutside(this.sim, step.change);
        return [];
      case "trouble":
        this.sim.faults.clear();
        if (step.faults !== undefined) this.sim.faults.add(step.faults);
        Object.assign(this.sim.quirks, DEFAULT_QUIRKS, USUAL, this.quirks, step.quirks);
        return [];
    }
  }

  async close(): Promise<void> {
    for (const name of STACKS) await this.stacks[name].close();
    await this.sim.stop();
    await this.other.stop();
  }

  #configure(stack: StackName, configuration: Configuration): void {
    const standsFor: StandsFor = (kind, name) => this.#standsFor(kind, name);
    this.stacks[stack].configure(configuration, standsFor);
    this.stacks[stack === "one" ? "two" : "one"].writeDeclaredElsewhere(configuration, standsFor);
  }

  #standsFor(kind: string, name: string): string {
    if (kind === "other") return this.other.url;
    const { store } = this.sim;
    if (kind === "vault") return store.findVault(`${name}::${SUBSCRIPTION}`)?.id ?? NOTHING;
    return (kind === "kms" ? store.findKms(name)?.id : store.findConnection(name)?.id) ?? NOTHING;
  }

  async #runAll(commands: readonly TerraformCommand[]): Promise<readonly Run[]> {
    const before = this.view();
    const faults = this.sim.requests.length;
    const runs = await Promise.all(commands.map((command) => this.#run(command)));
    const after = this.view();
    const troubled = this.sim.requests.slice(faults).some(({ fault }) => fault !== undefined);
    this.commands += runs.length;
    this.told.push(...runs.map((run) => `    ${inWords(run)}`));
    noteUnconfirmed(this.#unconfirmed, { runs, before, after });
    const configurations = { one: this.configuration("one"), two: this.configuration("two") };
    checkGuarantees({
      runs,
      before,
      after,
      configurations,
      unconfirmed: this.#unconfirmed,
      troubled,
    } satisfies Observation);
    return runs;
  }

  async #run(command: TerraformCommand): Promise<Run> {
    const stack = this.stacks[command.stack];
    const { configuration } = stack;
    const running = stack.start(command);
    let killed = false;
    let writes = 0;
    const forget = this.sim.onCommit(async () => {
      writes += 1;
      if (writes !== command.stop?.atWrite) return;
      killed = command.stop.by === "kill -9";
      if (!killed) return running.interrupt();
      // Terraform writes its state in place: a kill in the middle of that is a fault of its own, and not ours.
      await stack.untilStateIsWhole();
      running.kill();
    });
    const { code, output } = await running.ended;
    if (killed) await this.#untilAllArrived();
    forget();
    return { ...command, code, output, killed, configuration, messages: readMessages(output) };
  }

  /** What a process had sent before it was killed still arrives: waits until nothing has for many turns of the event loop. */
  async #untilAllArrived(): Promise<void> {
    let seen = -1;
    for (let quiet = 0; quiet < 200; quiet++) {
      const now = this.sim.requests.length;
      if (now !== seen) quiet = 0;
      seen = now;
      await new Promise((resolve) => setImmediate(resolve));
    }
  }
}

/** A CCKM that lets nobody wait. */
const USUAL: Partial<Quirks> = { softDeleteSettleSeconds: 0 };

/** An id that nothing has. */
const NOTHING = "00000000-0000-4000-8000-000000000000";
