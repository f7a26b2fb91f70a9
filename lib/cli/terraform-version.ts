import { execFile } from "node:child_process";

/** The oldest supported Terraform: the provider's write-only arguments need it. */
export const LEAST_TERRAFORM = "1.11";

/** Whether a version of Terraform or OpenTofu, such as `1.11.4`, is supported. */
export function isTerraformEnough(version: string): boolean {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  const [leastMajor = 0, leastMinor = 0] = LEAST_TERRAFORM.split(".").map(Number);
  return major > leastMajor || (major === leastMajor && minor >= leastMinor);
}

/** The program that the cdktf CLI runs as Terraform. */
export function terraformProgram(env: NodeJS.ProcessEnv): string {
  return env.TERRAFORM_BINARY_NAME || "terraform";
}

/** The result of asking a program for its version. */
export type TerraformAnswer =
  | {
      readonly kind: "version";
      readonly version: string;
      /** A line that a wrapper, such as that of GitHub's setup-terraform action, prints before the answer. */
      readonly added?: string;
    }
  /** The program does not exist, or does not run on this machine. */
  | { readonly kind: "missing" }
  /** It ran, but its output is something else. */
  | { readonly kind: "other" };

/** Asks a program, by name or path, for its Terraform version. */
export async function askTerraform(program: string, env: NodeJS.ProcessEnv): Promise<TerraformAnswer> {
  const printed = await new Promise<string | undefined>((resolve) => {
    try {
      execFile(program, ["version", "-json"], { env, timeout: 20_000 }, (error, stdout) =>
        resolve(error && stdout === "" ? undefined : stdout),
      );
    } catch {
      // Some paths, such as one below a file, fail before a process exists.
      resolve(undefined);
    }
  });
  if (printed === undefined) return { kind: "missing" };
  const version = /"terraform_version"\s*:\s*"([^"]+)"/.exec(printed)?.[1];
  const added = /^(\[command\]|::[a-z-]+).*$/m.exec(printed)?.[0];
  return version === undefined ? { kind: "other" } : { kind: "version", version, added };
}
