import { spawn } from "node:child_process";

/** How a process ended. */
export interface Ended {
  readonly code: number;
  readonly output: string;
}

/** A Terraform that runs in a process group of its own, as a terminal gives it. */
export interface Running {
  readonly ended: Promise<Ended>;
  /** Ctrl-C: asks Terraform to end. */
  interrupt(): void;
  /** `kill -9`: ends Terraform and the providers that it started, with no last word. */
  kill(): void;
}

/** Starts Terraform. */
export function startTerraform(
  args: readonly string[],
  options: { readonly cwd: string; readonly env: Readonly<Record<string, string>> },
): Running {
  const child = spawn("terraform", args, { ...options, detached: true, stdio: ["ignore", "pipe", "pipe"] });
  let output = "";
  const collect = (text: string) => {
    output += text;
  };
  child.stdout.setEncoding("utf8").on("data", collect);
  child.stderr.setEncoding("utf8").on("data", collect);
  const ended = new Promise<Ended>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) => resolve({ code: code ?? -1, output }));
  });
  return { ended, interrupt: () => void child.kill("SIGINT"), kill: () => void process.kill(-child.pid!, "SIGKILL") };
}
