import { readFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { configFiles } from "../doctor/config";
import { blocksOf, type ConfigBlock, type ConfigValue, isBlock, parseCliConfig } from "../doctor/config-parse";
import { Refusal } from "../endings";
import * as words from "./words";

/** Variables that would replace the approved provider, folder or state by others. */
const TAKEN_OUT =
  /^(TF_REATTACH_PROVIDERS|TF_CLI_ARGS(_.*)?|TF_WORKSPACE|TF_DATA_DIR|TF_PLUGIN_CACHE_MAY_BREAK_DEPENDENCY_LOCK_FILE)$/;

/**
 * The environment for the engine: the user's own, without variables that would select another provider, folder or
 * state. The journal gets a lasting location, since the folder of an apply is temporary.
 * Mirrors in the CLI configuration are kept: their packages are verified against the lock file.
 * @throws Refusal if the CLI configuration prevents the lock file from being used, or cannot be read
 */
export function engineEnvironment(env: NodeJS.ProcessEnv, workspace: string): NodeJS.ProcessEnv {
  for (const file of settingsFiles(env)) refuseWeakened(file);
  const kept = Object.fromEntries(Object.entries(env).filter(([name]) => !TAKEN_OUT.test(name)));
  const state = env.XDG_STATE_HOME || join(env.HOME || homedir(), ".local/state");
  return {
    ...kept,
    CCKM_JOURNAL: env.CCKM_JOURNAL || join(state, "cckm/journal"),
    ...(workspace !== "default" && { TF_WORKSPACE: workspace }),
  };
}

// Of both engines: the program's name does not tell which one it is.
function settingsFiles(env: NodeJS.ProcessEnv): string[] {
  const at = { ...env, HOME: env.HOME || homedir() };
  return [...new Set([...configFiles(at, "terraform"), ...configFiles(at, "tofu")])];
}

function refuseWeakened(file: string): void {
  const config = read(file);
  const overrides = blocksOf(config, "provider_installation").some(({ members }) =>
    members.some(([name, value]) => name === "dev_overrides" && [value].flat().some((one) => isBlock(one))),
  );
  if (overrides) throw new Refusal(words.devOverrides({ file }));
  const given = config.members.filter(([name]) => name === CACHE_SETTING);
  if (given.some(([, value]) => !isFalse(value)))
    throw new Refusal(words.cacheBreaksLock({ file, setting: CACHE_SETTING }));
}

const CACHE_SETTING = "plugin_cache_may_break_dependency_lock_file";

// As the engine parses booleans, including quoted ones.
function isFalse(value: ConfigValue): boolean {
  return typeof value === "string" && /^(0|f|F|false|False|FALSE)$/.test(value);
}

function read(file: string): ConfigBlock {
  try {
    return parseCliConfig(readFileSync(file, "utf8"));
  } catch (error) {
    throw new Refusal(words.settingsNotRead({ file, reason: (error as Error).message }));
  }
}
