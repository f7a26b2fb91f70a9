import { type Command, InvalidArgumentError, Option } from "commander";
import { GitHub, GitLab, gitHubJob, gitLabJob, type Platform, PublishError } from "../../publish";
import { CommandFailure } from "../endings";

/** The key for a repository with a single app. */
export const USUAL_KEY = "cckm";

/** Flags of commands that publish their findings on a platform. */
export interface PublishFlags {
  publish?: string;
  key: string;
}

/** A platform, with the job's details from its variables. */
export interface Job {
  readonly platform: Platform;
  /** The latest commit of the pull request when the job was started. */
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

/** Adds the options that select a platform to a command. */
export function withPublishing(command: Command, what: string): Command {
  return command
    .addOption(new Option("--publish <platform>", what).choices(PLATFORM_NAMES))
    .option("--key <name>", "name of the app, where a repository has several of them", checkedKey, USUAL_KEY);
}

/** The platform given by `--publish`, with the job's variables. */
export function jobOf(name: string, env: NodeJS.ProcessEnv, number?: number): Job {
  return PLATFORMS[name]!(env, number);
}

/** Runs a platform operation; its refusals end the command. */
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
