import { execFile } from "node:child_process";
import { LEAST_NODE } from "../../package/make";
import type { Message } from "../../words";
import { ENGINE_TITLE, isTerraformEnough, LEAST_TERRAFORM, type TerraformAnswer } from "../terraform-version";
import { listed, TRIED_NODE, TRIED_NPM } from "../tried-versions";
import { type CheckResult, notWell, ok } from "./check-result";
import * as words from "./words";

/** Checks the Node.js that runs this command and the synth. */
export function checkNode(version: string, platform: string): CheckResult {
  if (platform === "win32") return notWell("Node", words.windows({}));
  return checkTried({ topic: "Node", version, least: LEAST_NODE, tried: TRIED_NODE, tooOld: words.nodeTooOld });
}

/** Checks the npm on the PATH. */
export async function checkNpm(env: NodeJS.ProcessEnv): Promise<CheckResult> {
  const version = await new Promise<string | undefined>((resolve) => {
    execFile("npm", ["--version"], { env, timeout: 20_000 }, (error, stdout) =>
      resolve(error ? undefined : /^\d+\.\d+\.\d\S*$/m.exec(stdout)?.[0]),
    );
  });
  if (version === undefined) {
    return notWell("npm", words.npmMissing({}));
  }
  const least = Math.min(...TRIED_NPM);
  return checkTried({ topic: "npm", version, least, tried: TRIED_NPM, tooOld: words.npmTooOld });
}

interface Tried {
  readonly topic: string;
  readonly version: string;
  readonly least: number;
  readonly tried: readonly number[];
  readonly tooOld: (of: { least: number; version: string }) => Message;
}

function checkTried({ topic, version, least, tried, tooOld }: Tried): CheckResult {
  const major = Number.parseInt(version, 10);
  if (!(major >= least)) return notWell(topic, tooOld({ least, version }));
  if (tried.includes(major)) return ok(topic, version);
  return notWell(topic, words.versionNotTried({ version, tried: listed(tried) }));
}

/** Checks the Terraform or OpenTofu that the cdktf CLI would run, by its answer. */
export function checkTerraform(program: string, answer: TerraformAnswer): CheckResult {
  const asked = { program, least: LEAST_TERRAFORM };
  if (answer.kind === "missing") return notWell("Terraform", words.terraformMissing(asked));
  if (answer.kind === "other") return notWell("Terraform", words.terraformTellsNoVersion(asked));
  const { version, added } = answer;
  const topic = ENGINE_TITLE[answer.name];
  if (added !== undefined) {
    return notWell(topic, words.terraformWrapped({ program, added: JSON.stringify(added.slice(0, 200)) }));
  }
  if (isTerraformEnough(version)) return ok(topic, version);
  return notWell(topic, words.terraformTooOld({ least: LEAST_TERRAFORM, version }));
}
