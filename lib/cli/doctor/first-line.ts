import { type ChildProcess, spawn } from "node:child_process";

const START_MS = 20_000;

interface Said {
  readonly line: string;
  readonly stderr: string;
  /** After how many seconds without a line the program was terminated. */
  readonly lateAfter?: number;
}

/** A program's first line on stdout, and everything on stderr until then; the program is terminated afterwards. */
export function firstLine(
  [file, ...args]: [string, ...string[]],
  cwd: string,
  env: NodeJS.ProcessEnv,
  limitMs = START_MS,
): Promise<Said> {
  return new Promise((done) => {
    const child: ChildProcess = spawn(file, args, { cwd, env, stdio: ["ignore", "pipe", "pipe"], detached: true });
    // The program is a shell that waits for Node.js: both are ended.
    const end = () => {
      if (child.pid !== undefined && child.exitCode === null && child.signalCode === null) process.kill(-child.pid);
    };
    let lateAfter: number | undefined;
    const late = setTimeout(() => {
      lateAfter = limitMs / 1000;
      end();
    }, limitMs);
    let [stdout, stderr] = ["", ""];
    child.stdout!.setEncoding("utf8").on("data", (text: string) => {
      stdout += text;
      if (stdout.includes("\n")) end();
    });
    child.stderr!.setEncoding("utf8").on("data", (text: string) => {
      stderr += text;
    });
    child.on("error", (error) => done({ line: "", stderr: error.message }));
    child.on("close", () => {
      clearTimeout(late);
      // What it says when it is terminated is no answer.
      done(lateAfter === undefined ? { line: stdout.split("\n", 1)[0]!, stderr } : { line: "", stderr, lateAfter });
    });
  });
}
