import { spawn } from "node:child_process";
import { CommandFailure } from "../endings";
import { terraformProgram } from "../terraform-version";
import * as words from "./words";

/** The result of running the engine. */
export interface EngineRun {
  /** Null if a signal ended it. */
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

let running = 0;

/** Whether an engine runs now. */
export function isEngineRunning(): boolean {
  return running > 0;
}

/** Terraform or OpenTofu, as selected by TERRAFORM_BINARY_NAME. */
export class Engine {
  readonly program: string;
  readonly #env: NodeJS.ProcessEnv;

  constructor(env: NodeJS.ProcessEnv) {
    this.program = terraformProgram(env);
    // Never prompts, and prints no hints for interactive users.
    this.#env = { ...env, TF_INPUT: "0", TF_IN_AUTOMATION: "1" };
  }

  /**
   * Runs a command in a folder and waits for it. After the signal, the engine ends what it has begun, and saves it.
   * @throws CommandFailure if the program does not exist
   */
  run(folder: string, args: readonly string[], signal?: AbortSignal): Promise<EngineRun> {
    return new Promise((done, reject) => {
      const child = spawn(this.program, args, {
        cwd: folder,
        env: this.#env,
        // A terminal interrupts a whole group: with ours, the engine would be interrupted twice, and leave what it has begun.
        detached: signal !== undefined,
        stdio: ["ignore", "pipe", "pipe"],
      });
      const interrupt = () => child.kill("SIGINT");
      signal?.addEventListener("abort", interrupt, { once: true });
      if (signal?.aborted) interrupt();
      running++;
      const [stdout, stderr]: [string[], string[]] = [[], []];
      child.stdout.setEncoding("utf8").on("data", (text: string) => stdout.push(text));
      child.stderr.setEncoding("utf8").on("data", (text: string) => stderr.push(text));
      child.once("error", (error: NodeJS.ErrnoException) => reject(this.#notStarted(error)));
      child.once("close", (code) => {
        running--;
        signal?.removeEventListener("abort", interrupt);
        done({ code, stdout: stdout.join(""), stderr: stderr.join("") });
      });
    });
  }

  /**
   * Runs a command that must succeed.
   * @returns its standard output
   * @throws CommandFailure with its error output
   */
  async must(folder: string, args: readonly string[], signal?: AbortSignal): Promise<string> {
    const { code, stdout, stderr } = await this.run(folder, args, signal);
    if (code === 0) return stdout;
    throw new CommandFailure(
      words.engineFailed({ command: `${this.program} ${args[0]}`, folder, said: stderr.trim() || stdout.trim() }),
    );
  }

  /**
   * Runs a command that must succeed and print JSON.
   * @throws CommandFailure if it fails, or prints something else
   */
  async json(folder: string, args: readonly string[], signal?: AbortSignal): Promise<unknown> {
    const text = await this.must(folder, args, signal);
    try {
      return JSON.parse(text);
    } catch (error) {
      throw new CommandFailure(
        words.engineNoJson({ command: `${this.program} ${args.join(" ")}`, reason: (error as Error).message }),
      );
    }
  }

  /** Initializes a folder: its backend and providers. Never prompts or migrates state. */
  async init(folder: string, signal?: AbortSignal): Promise<void> {
    await this.must(folder, ["init", "-input=false", "-no-color"], signal);
  }

  #notStarted(error: NodeJS.ErrnoException): CommandFailure {
    if (error.code !== "ENOENT")
      return new CommandFailure(words.engineNotRun({ program: this.program, reason: error.message }));
    return new CommandFailure(words.engineMissing({ program: this.program }));
  }
}
