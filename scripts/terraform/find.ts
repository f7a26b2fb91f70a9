import { delimiter, dirname } from "node:path";
import {
  askTerraform,
  type EngineName,
  isTerraformEnough,
  LEAST_TERRAFORM,
  terraformProgram,
} from "../../lib/cli/terraform-version";
import { download } from "./download";
import { type Output, Progress } from "./progress";
import { pinnedRelease, platformName, type Release } from "./release";
import { keptTerraform } from "./store";
import { Transfer } from "./transfer";

/** A Terraform that will do. */
export interface FoundTerraform {
  readonly name: EngineName;
  readonly version: string;
  /** The environment in which programs find it, the cdktf CLI among them. */
  readonly env: NodeJS.ProcessEnv;
}

/** What a run needs Terraform for, and what tests set. */
export interface FindOptions {
  /** What to do again once Terraform is installed, as in `run the demo again`. */
  readonly again: string;
  /** Where the download is told. Default: standard error. */
  readonly output?: Output;
  /** What to fetch. Default: the pinned release of HashiCorp. */
  readonly release?: Release;
  /** The platform to fetch for. Default: this machine's. */
  readonly platform?: string;
  /** How long the server may send nothing, in milliseconds. */
  readonly patienceMs?: number;
}

/**
 * The Terraform or OpenTofu of this machine where it is new enough, else one in the user's cache folder, which is fetched
 * when it is not there; `CCKM_NO_DOWNLOAD=1` forbids that.
 * @throws Error with one sentence that says what to do
 */
export async function findTerraform(env: NodeJS.ProcessEnv, options: FindOptions): Promise<FoundTerraform> {
  const here = await installed(env);
  if ("version" in here) return here;
  const { again, release = pinnedRelease(), platform = platformName() } = options;
  const path = keptTerraform(env, release.version, platform);
  // Whatever the name was for was not found or too old.
  const { TERRAFORM_BINARY_NAME: _, ...rest } = env;
  const found = {
    name: "terraform",
    version: release.version,
    env: { ...rest, PATH: [dirname(path), env.PATH].join(delimiter) },
  } as const;
  if (await isThere(path, release.version, rest)) return found;
  const remedy = `install Terraform ${LEAST_TERRAFORM} or later and ${again}.`;
  if ((env.CCKM_NO_DOWNLOAD ?? "0") !== "0") throw new Error(`${here.why}: ${remedy}`);
  const transfer = new Transfer(env, options.patienceMs);
  try {
    await download(release, platform, path, transfer, new Progress(options.output ?? process.stderr));
  } catch (error) {
    const reason = (error as Error).message;
    throw new Error(`${here.why}, and it could not be fetched. ${reason}\nTry again, or ${remedy}`);
  } finally {
    await transfer.close();
  }
  if (await isThere(path, release.version, rest)) return found;
  throw new Error(`${here.why}, and the fetched ${path} does not run here: ${remedy}`);
}

/** What is on the PATH: by the name that is set, else Terraform, else OpenTofu. */
async function installed(env: NodeJS.ProcessEnv): Promise<FoundTerraform | { readonly why: string }> {
  const first = terraformProgram(env);
  let why = `${first === "terraform" ? "Terraform" : first} is not on the PATH`;
  for (const program of new Set([first, "terraform", "tofu"])) {
    const answer = await askTerraform(program, env);
    if (answer.kind !== "version") continue;
    const { name, version } = answer;
    if (isTerraformEnough(version)) {
      return { name, version, env: program === first ? env : { ...env, TERRAFORM_BINARY_NAME: program } };
    }
    if (program === first) why = `${program === "terraform" ? "Terraform" : program} ${version} is on the PATH`;
  }
  return { why };
}

async function isThere(path: string, version: string, env: NodeJS.ProcessEnv): Promise<boolean> {
  const answer = await askTerraform(path, env);
  return answer.kind === "version" && answer.version === version;
}
