import { execFile } from "node:child_process";

/** The oldest supported Terraform: the provider's write-only arguments need it. */
export const LEAST_TERRAFORM = "1.11";

/** Whether a version of Terraform or OpenTofu, such as `1.11.4`, is supported. */
export function isTerraformEnough(version: string): boolean {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  const [leastMajor = 0, leastMinor = 0] = LEAST_TERRAFORM.split(".").map(Number);
  return major > leastMajor || (major === leastMajor && minor >= leastMinor);
}

/** An engine: what runs the stacks that synth writes. */
export type EngineName = "terraform" | "tofu";

/** The engine's name as its project writes it. */
export const ENGINE_TITLE: Readonly<Record<EngineName, string>> = { terraform: "Terraform", tofu: "OpenTofu" };

/** Which engine printed this answer to `version`. Its answer to `version -json` does not tell. */
export function engineSaying(version: string): EngineName {
  return /^OpenTofu\b/m.test(version) ? "tofu" : "terraform";
}

/** The program that the cdktf CLI runs as Terraform. */
export function terraformProgram(env: NodeJS.ProcessEnv): string {
  return env.TERRAFORM_BINARY_NAME || "terraform";
}

/** The result of asking a program for its version. */
export type TerraformAnswer =
  | {
      readonly kind: "version";
      readonly name: EngineName;
      readonly version: string;
      /** A line that a wrapper, such as that of GitHub's setup-terraform action, prints before or after the answer. */
      readonly added?: string;
    }
  /** The program does not exist, or does not run on this machine. */
  | { readonly kind: "missing" }
  /** It ran, but its output is something else. */
  | { readonly kind: "other" };

/** Asks a program, by name or path, for its name and version. */
export async function askTerraform(program: string, env: NodeJS.ProcessEnv): Promise<TerraformAnswer> {
  const ask = (args: readonly string[]) => printedBy(program, args, env);
  const [said = "", printed] = await Promise.all([ask(["version"]), ask(["version", "-json"])]);
  if (printed === undefined) return { kind: "missing" };
  const version = /"terraform_version"\s*:\s*"([^"]+)"/.exec(printed)?.[1];
  if (version === undefined) return { kind: "other" };
  return { kind: "version", name: engineSaying(said), version, added: addedTo(printed) };
}

/** The first line that is not of the engine's JSON; undefined if there is none. */
function addedTo(printed: string): string | undefined {
  try {
    JSON.parse(printed);
    return undefined;
  } catch {
    const lines = printed.trimEnd().split("\n");
    return lines.find((line) => /^[^\s{}]/.test(line)) ?? lines.at(-1);
  }
}

function printedBy(program: string, args: readonly string[], env: NodeJS.ProcessEnv): Promise<string | undefined> {
  return new Promise((resolve) => {
    try {
      execFile(program, args, { env, timeout: 20_000 }, (error, stdout) =>
        resolve(error && stdout === "" ? undefined : stdout),
      );
    } catch {
      // Some paths, such as one below a file, fail before a process exists.
      resolve(undefined);
    }
  });
}
