import { spawn } from "node:child_process";

/** How a program ended and what it wrote. */
export interface Ran {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /** Both, as they came. */
  readonly output: string;
}

/** Where and with what environment a program runs; nothing of the test's own environment is added. */
export interface RunOptions {
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
  /** The user to run it as, where the test runs as root. */
  readonly uid?: number;
  readonly gid?: number;
  /** What it reads on standard input; nothing where none is given. */
  readonly input?: string;
  /** Whether it is in a process group of its own, as a shell's job is. */
  readonly detached?: boolean;
  /** Called with its id when it was started. */
  readonly started?: (pid: number) => void;
  /** Called with all that it wrote so far. */
  readonly watch?: (output: string) => void;
}

/** Runs a program to its end. */
export function run(
  file: string,
  args: readonly string[],
  { watch, started, input, ...options }: RunOptions,
): Promise<Ran> {
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, { ...options, stdio: [input === undefined ? "ignore" : "pipe", "pipe", "pipe"] });
    if (child.pid !== undefined) started?.(child.pid);
    child.stdin?.end(input);
    let [stdout, stderr, output] = ["", "", ""];
    child.stdout!.setEncoding("utf8").on("data", (text: string) => {
      stdout += text;
      output += text;
      watch?.(output);
    });
    child.stderr!.setEncoding("utf8").on("data", (text: string) => {
      stderr += text;
      output += text;
      watch?.(output);
    });
    child.once("error", reject);
    child.once("close", (code) => resolve({ code, stdout, stderr, output }));
  });
}
