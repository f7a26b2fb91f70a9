import { LEAST_NODE } from "../bundle";
import { type Finding, failure, ok } from "./doctor-finding";
import { askTerraform, isTerraformEnough, LEAST_TERRAFORM, terraformProgram } from "./terraform-version";

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
  const program = terraformProgram(env);
  const remedy = `Install Terraform ${LEAST_TERRAFORM} or later and put it on the PATH.`;
  const answer = await askTerraform(program, env);
  if (answer.kind === "missing") return failure("Terraform", `${program} could not be run.`, remedy);
  if (answer.kind === "other") return failure("Terraform", `${program} does not tell its version.`, remedy);
  const { version, added } = answer;
  if (added !== undefined) {
    const text = `${program} is a wrapper that writes into Terraform's output: ${JSON.stringify(added.slice(0, 200))}.`;
    return failure("Terraform", text, "With hashicorp/setup-terraform set terraform_wrapper: false.");
  }
  if (isTerraformEnough(version)) return ok("Terraform", version);
  return failure("Terraform", `Got ${version}; needed for write-only arguments: ${LEAST_TERRAFORM} or later.`, remedy);
}
