import { execFile } from "node:child_process";
import { LEAST_NODE } from "../bundle";
import { type Finding, failure, ok } from "./doctor-finding";

const LEAST_TERRAFORM = "1.11";

/** The Node that runs this and the synth. */
export function checkNode(version: string, platform: string): Finding {
  if (platform === "win32") {
    return failure("Node", "Windows cannot start the provider.", "Deploy from Linux, macOS or WSL.");
  }
  if (Number.parseInt(version, 10) >= LEAST_NODE) return ok("Node", version);
  return failure("Node", `Got ${version}; needed: ${LEAST_NODE} or later.`, "Install a newer Node.js.");
}

/** The Terraform that the cdktf CLI would run. */
export async function checkTerraform(env: NodeJS.ProcessEnv): Promise<Finding> {
  const program = env.TERRAFORM_BINARY_NAME || "terraform";
  const remedy = `Install Terraform ${LEAST_TERRAFORM} or later and put it on the PATH.`;
  const printed = await new Promise<string | undefined>((resolve) => {
    execFile(program, ["version", "-json"], { env, timeout: 20_000 }, (error, stdout) =>
      resolve(error && stdout === "" ? undefined : stdout),
    );
  });
  if (printed === undefined) return failure("Terraform", `${program} could not be run.`, remedy);
  // setup-terraform of GitHub's actions puts such a program in Terraform's place.
  const added = /^(\[command\]|::[a-z-]+).*$/m.exec(printed)?.[0];
  if (added !== undefined) {
    const text = `${program} is a wrapper that writes into Terraform's output: ${JSON.stringify(added.slice(0, 200))}.`;
    return failure("Terraform", text, "With hashicorp/setup-terraform set terraform_wrapper: false.");
  }
  const version = /"terraform_version"\s*:\s*"([^"]+)"/.exec(printed)?.[1];
  if (version === undefined) return failure("Terraform", `${program} does not tell its version.`, remedy);
  const [major = 0, minor = 0] = version.split(".").map(Number);
  if (major > 1 || (major === 1 && minor >= 11)) return ok("Terraform", version);
  return failure("Terraform", `Got ${version}; needed for write-only arguments: ${LEAST_TERRAFORM} or later.`, remedy);
}
