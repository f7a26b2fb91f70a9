import { execFile } from "node:child_process";
import { LEAST_NODE } from "../../package/make";
import { askTerraform, isTerraformEnough, LEAST_TERRAFORM, terraformProgram } from "../terraform-version";
import { listed, TRIED_NODE, TRIED_NPM } from "../tried-versions";
import { type CheckResult, failing, note, ok } from "./check-result";

/** The Node that runs this and the synth. */
export function checkNode(version: string, platform: string): CheckResult {
  if (platform === "win32") {
    return failing("Node", "Windows cannot start the provider.", "Deploy from Linux, macOS or WSL.");
  }
  return checkTried({
    topic: "Node",
    version,
    least: LEAST_NODE,
    tried: TRIED_NODE,
    remedy: "Install a newer Node.js.",
  });
}

/** The npm on the PATH. */
export async function checkNpm(env: NodeJS.ProcessEnv): Promise<CheckResult> {
  const version = await new Promise<string | undefined>((resolve) => {
    execFile("npm", ["--version"], { env, timeout: 20_000 }, (error, stdout) =>
      resolve(error ? undefined : /^\d+\.\d+\.\d\S*$/m.exec(stdout)?.[0]),
    );
  });
  if (version === undefined) {
    return note("npm", "There is none on the PATH.", "Other package managers are not tried; see docs/install.md.");
  }
  const least = Math.min(...TRIED_NPM);
  return checkTried({
    topic: "npm",
    version,
    least,
    tried: TRIED_NPM,
    remedy: "Install a newer one: npm install -g npm",
  });
}

interface Tried {
  readonly topic: string;
  readonly version: string;
  readonly least: number;
  readonly tried: readonly number[];
  readonly remedy: string;
}

function checkTried({ topic, version, least, tried, remedy }: Tried): CheckResult {
  const major = Number.parseInt(version, 10);
  if (!(major >= least)) return failing(topic, `Expected ${least} or later, got ${version}.`, remedy);
  if (tried.includes(major)) return ok(topic, version);
  return note(topic, `${version} is not among the versions that are tried.`, `Tried are ${listed(tried)}.`);
}

/** The Terraform that the cdktf CLI would run. */
export async function checkTerraform(env: NodeJS.ProcessEnv): Promise<CheckResult> {
  const program = terraformProgram(env);
  const remedy = `Install Terraform ${LEAST_TERRAFORM} or later and put it on the PATH.`;
  const answer = await askTerraform(program, env);
  if (answer.kind === "missing") return failing("Terraform", `${program} could not be run.`, remedy);
  if (answer.kind === "other") return failing("Terraform", `${program} does not tell its version.`, remedy);
  const { version, added } = answer;
  if (added !== undefined) {
    const text = `${program} is a wrapper that writes into Terraform's output: ${JSON.stringify(added.slice(0, 200))}.`;
    return failing("Terraform", text, "With hashicorp/setup-terraform set terraform_wrapper: false.");
  }
  if (isTerraformEnough(version)) return ok("Terraform", version);
  return failing(
    "Terraform",
    `Expected ${LEAST_TERRAFORM} or later, for write-only arguments, got ${version}.`,
    remedy,
  );
}
