import { type ChildProcess, spawn } from "node:child_process";

const running = new Set<ChildProcess>();

interface RunOptions {
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
  /** Exit statuses beside 0 that are no failure. */
  readonly answers?: readonly number[];
}

/** Runs a program to its end and returns what it printed. Throws with that when it fails. */
export function run(
  program: string,
  args: readonly string[],
  { answers = [], ...options }: RunOptions,
): Promise<string> {
  return new Promise((resolve, reject) => {
    // A process group of its own: Ctrl-C reaches it through endAtSignals, in order and once.
    const child = spawn(program, args, { ...options, detached: true, stdio: ["ignore", "pipe", "pipe"] });
    running.add(child);
    let printed = "";
    const take = (chunk: Buffer) => {
      printed += chunk.toString("utf8");
    };
    child.stdout.on("data", take);
    child.stderr.on("data", take);
    child.on("error", (error) => {
      running.delete(child);
      reject(error);
    });
    child.on("close", (code, signal) => {
      running.delete(child);
      if (code === 0 || (code !== null && answers.includes(code))) resolve(printed);
      else reject(new Error(`${program} ${args.join(" ")} ended with ${code ?? signal}:\n${printed}`));
    });
  });
}

/**
 * At Ctrl-C and SIGTERM ends what runs, and then this process.
 * @param clean what is done in between
 * @returns whether that has begun: what a program then failed with is no news
 */
export function endAtSignals(clean: () => unknown): () => boolean {
  let interrupted = false;
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.on(signal, () => {
      if (interrupted) return;
      interrupted = true;
      process.stdout.write("\nInterrupted: ending what runs.\n");
      void stopPrograms(10_000)
        .then(clean)
        .finally(() => process.exit(130));
    });
  }
  return () => interrupted;
}

/** Interrupts what still runs as Ctrl-C would, so that Terraform may finish a write; kills what does not end in time. */
async function stopPrograms(patienceMs: number): Promise<void> {
  const children = [...running];
  for (const child of children) signalGroup(child, "SIGINT");
  await Promise.all(
    children.map(
      (child) =>
        new Promise<void>((resolve) => {
          const timer = setTimeout(() => signalGroup(child, "SIGKILL"), patienceMs);
          child.once("close", () => {
            clearTimeout(timer);
            resolve();
          });
        }),
    ),
  );
}

function signalGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  try {
    if (child.pid !== undefined) process.kill(-child.pid, signal);
  } catch {
    // It has just ended.
  }
}
