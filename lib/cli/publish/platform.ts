import { type Command, InvalidArgumentError, Option } from "commander";
import { GitHub, GitLab, gitHubJob, gitLabJob, type Platform, PublishError } from "../../publish";
import { CommandFailure } from "../endings";

/** Where the app of a repository with a single one is told of. */
export const USUAL_KEY = "cckm";

/** The flags of commands that tell a platform what they found. */
export interface PublishFlags {
  publish?: string;
  key: string;
}

/** A platform, and what its variables tell of the job. */
export interface Job {
  readonly platform: Platform;
  /** The newest commit of the pull request when the job was started. */
  readonly commit: string | undefined;
  readonly run: string | undefined;
}

type Opened = (env: NodeJS.ProcessEnv, number: number | undefined) => Job;

const PLATFORMS: Readonly<Record<string, Opened>> = {
  github: (env, number) => {
    const place = gitHubJob(env);
    return { ...place, platform: new GitHub({ ...place, number: number ?? place.number }) };
  },
  gitlab: (env, number) => {
    const place = gitLabJob(env);
    return { ...place, platform: new GitLab({ ...place, number: number ?? place.number }) };
  },
};

export const PLATFORM_NAMES = Object.keys(PLATFORMS);

/** Adds the options that name a platform to a command. */
export function withPublishing(command: Command, what: string): Command {
  return command
    .addOption(new Option("--publish <platform>", what).choices(PLATFORM_NAMES))
    .option("--key <name>", "name of the app, where a repository has several of them", checkedKey, USUAL_KEY);
}

/** The platform that `--publish` names, as the job's variables tell it. */
export function jobOf(name: string, env: NodeJS.ProcessEnv, number?: number): Job {
  return PLATFORMS[name]!(env, number);
}

/** Does something on a platform; its refusals end the command. */
export async function published<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw error instanceof PublishError ? new CommandFailure(error.told) : error;
  }
}

function checkedKey(key: string): string {
  if (/^[\w./ -]{1,100}$/.test(key)) return key;
  throw new InvalidArgumentError("Expected 1 to 100 letters, digits, and . _ / - and blanks.");
}
