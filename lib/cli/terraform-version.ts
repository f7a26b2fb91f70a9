import { execFile } from "node:child_process";

/** The oldest Terraform that will do: the provider's write-only arguments need it. */
export const LEAST_TERRAFORM = "1.11";

/** Whether a version of Terraform or OpenTofu, such as `1.11.4`, will do. */
export function isTerraformEnough(version: string): boolean {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  const [leastMajor = 0, leastMinor = 0] = LEAST_TERRAFORM.split(".").map(Number);
  return major > leastMajor || (major === leastMajor && minor >= leastMinor);
}

/** The program that the cdktf CLI runs as Terraform. */
export function terraformProgram(env: NodeJS.ProcessEnv): string {
  return env.TERRAFORM_BINARY_NAME || "terraform";
}

/** What came out when a program was asked for its version. */
export type TerraformAnswer =
  | {
      readonly kind: "version";
      readonly version: string;
      /** The line that a wrapper, such as the one of setup-terraform of GitHub's actions, writes before the answer. */
      readonly added?: string;
    }
  /** There is no such program, or it does not run on this machine. */
  | { readonly kind: "missing" }
  /** It ran and said something else. */
  | { readonly kind: "other" };

/** Asks a program, by name or path, which Terraform it is. */
export async function askTerraform(program: string, env: NodeJS.ProcessEnv): Promise<TerraformAnswer> {
  const printed = await new Promise<string | undefined>((resolve) => {
    try {
      execFile(program, ["version", "-json"], { env, timeout: 20_000 }, (error, stdout) =>
        resolve(error && stdout === "" ? undefined : stdout),
      );
    } catch {
      // Some paths are refused before there is a process, such as one through a file.
      resolve(undefined);
    }
  });
  if (printed === undefined) return { kind: "missing" };
  const version = /"terraform_version"\s*:\s*"([^"]+)"/.exec(printed)?.[1];
  const added = /^(\[command\]|::[a-z-]+).*$/m.exec(printed)?.[0];
  return version === undefined ? { kind: "other" } : { kind: "version", version, added };
}
