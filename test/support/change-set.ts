import {
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PROVIDER_SOURCE } from "../../lib/contract";
import { providerPackage } from "../../lib/package/manifest/provider-package";
import { install } from "../../lib/package/place/install";
import { CckmSimulator, type SimulatorOptions } from "../../lib/simulator";
import { runCckm } from "./cckm-command";
import type { User } from "./other-user";
import { type Ran, type RunOptions, run } from "./run";
import { writeApp } from "./stacks";
import { TERRAFORM } from "./terraform-program";

type Blocks = Readonly<Record<string, unknown>>;

/** A machine of its own: a home, a folder to work in, perhaps a user, and nothing else of this one but the PATH. */
export class Machine {
  readonly folder = mkdtempSync(join(tmpdir(), "machine-"));
  private readonly home = join(this.folder, "home");
  /** Where a state in a file would lie. */
  readonly work = join(this.folder, "work");

  constructor(
    private readonly sim: CckmSimulator,
    private readonly env: NodeJS.ProcessEnv = {},
    private readonly user?: User,
  ) {
    mkdirSync(this.home);
    mkdirSync(this.work);
    if (user) for (const folder of [this.folder, this.home, this.work]) chownSync(folder, user.uid, user.gid);
  }

  /** Synthesizes stacks into `cdktf.out`, as an app would, with the built provider in its place. */
  synthesize(stacks: Readonly<Record<string, Blocks>>, dependencies: Readonly<Record<string, string[]>> = {}): void {
    const built = providerPackage();
    if (!built) throw new Error("The provider is not built: npm run build.");
    const required_providers = { cckm: { source: PROVIDER_SOURCE, version: built.version } };
    const named = Object.entries(stacks).map(([name, { terraform, ...blocks }]) => [
      name,
      { ...blocks, terraform: { ...(terraform as object), required_providers } },
    ]);
    for (const folder of Object.values(
      writeApp(join(this.work, "cdktf.out"), Object.fromEntries(named), dependencies),
    )) {
      install(folder, [{ address: PROVIDER_SOURCE, constraints: built.version }], [built]);
    }
  }

  /** Runs `cckm` here. */
  cckm(
    args: readonly string[],
    env: NodeJS.ProcessEnv = {},
    more: Pick<RunOptions, "detached" | "started"> = {},
  ): Promise<Ran> {
    return runCckm(args, this.work, { ...this.own, ...env }, { ...this.user, ...more });
  }

  /** Runs Terraform in the folder of a stack that was synthesized here. */
  async terraform(stack: string, ...args: string[]): Promise<Ran> {
    const env = { PATH: process.env.PATH, CHECKPOINT_DISABLE: "1", ...this.own };
    return run(TERRAFORM, [...args, "-no-color"], { cwd: join(this.work, "cdktf.out/stacks", stack), env });
  }

  private get own(): NodeJS.ProcessEnv {
    return {
      HOME: this.home,
      CIPHERTRUST_ADDRESS: this.sim.url,
      CIPHERTRUST_USERNAME: "admin",
      CIPHERTRUST_PASSWORD: "test-password",
      ...this.env,
    };
  }

  /** Plans everything into a file; its intent. */
  async plan(file = "all.changes", env: NodeJS.ProcessEnv = {}): Promise<string> {
    const { code, stdout, output } = await this.cckm(["plan", "--app", "cdktf.out", "--out", file], env);
    const intent = /^intent (sha256:[0-9a-f]{64})$/m.exec(stdout)?.[1];
    if ((code !== 0 && code !== 2) || intent === undefined) throw new Error(`cckm plan ended with ${code}:\n${output}`);
    return intent;
  }

  read(file: string): Buffer {
    return readFileSync(join(this.work, file));
  }

  write(file: string, content: string | Uint8Array): void {
    writeFileSync(join(this.work, file), content);
  }

  /** Names of what is in a folder; nothing where there is none. */
  list(folder: string): string[] {
    const place = join(this.work, folder);
    return existsSync(place) ? readdirSync(place) : [];
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** A simulator and the machines around it. */
export class Machines {
  private readonly machines: Machine[] = [];
  private constructor(readonly sim: CckmSimulator) {}

  static async start(options: SimulatorOptions = {}): Promise<Machines> {
    return new Machines(await CckmSimulator.start(options));
  }

  another(env: NodeJS.ProcessEnv = {}, user?: User): Machine {
    const machine = new Machine(this.sim, env, user);
    this.machines.push(machine);
    return machine;
  }

  async stop(): Promise<void> {
    for (const machine of this.machines) machine.remove();
    await this.sim.stop();
  }
}
