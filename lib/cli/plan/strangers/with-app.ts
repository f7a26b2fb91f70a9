import { resolve } from "node:path";
import type { Command } from "commander";
import { CommandFailure } from "../../endings";
import { once } from "../../not-empty";
import { inPrivateFolder } from "../../stacks";
import * as words from "../words";
import { readAllowed } from "./allowed";
import { copyStrangersApp } from "./app";

/** Flags for apps that somebody else has synthesized. */
export interface StrangersFlags {
  app?: string;
  onlyProviders?: string;
  onlyBackends?: string;
}

/** Adds the options for using an untrusted app as data. */
export function withStrangers(command: Command): Command {
  return command
    .option(
      "--only-providers <addresses>",
      "with --app: take it as data of somebody else, and refuse other providers than these (cckm,hashicorp/null), and whatever could run a program, read files of this machine or send its credentials elsewhere",
      once,
    )
    .option(
      "--only-backends <json>",
      "with --only-providers: backends and their arguments that a state may have, in JSON or a file of it",
      once,
    );
}

/**
 * Works on the app given by the flags; with `--only-providers`, on a copy of its allowed parts.
 * @throws Refusal for anything that is not allowed
 */
export async function withApp<T>(
  { app, onlyProviders, onlyBackends }: StrangersFlags,
  patterns: readonly string[],
  work: (app: string | undefined) => Promise<T>,
): Promise<T> {
  if (onlyProviders === undefined) {
    if (onlyBackends === undefined) return work(app);
    throw new CommandFailure(words.onlyBackendsAlone({}));
  }
  if (app === undefined) {
    throw new CommandFailure(words.strangersWithoutApp({}));
  }
  const allowed = readAllowed(onlyProviders, onlyBackends, process.env);
  return inPrivateFolder((folder) => {
    copyStrangersApp(resolve(app), patterns, allowed, folder);
    return work(folder);
  });
}
