import { readFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { configFiles } from "../doctor/config";
import { blocksOf, isBlock, parseCliConfig } from "../doctor/config-parse";
import { Refusal } from "../failure";
import * as words from "./words";

/** What would put another provider, folder or state in the place of those that were approved. */
const TAKEN_OUT =
  /^(TF_REATTACH_PROVIDERS|TF_CLI_ARGS(_.*)?|TF_WORKSPACE|TF_DATA_DIR|TF_PLUGIN_CACHE_MAY_BREAK_DEPENDENCY_LOCK_FILE)$/;

/**
 * The environment that the engine is started in: the user's own but for what would take another provider, folder or state.
 * The journal gets a place that lasts, since the folder of an apply does not.
 * @throws Refusal where Terraform's CLI configuration overrides providers: no lock file is looked at then
 */
export function engineEnvironment(env: NodeJS.ProcessEnv, workspace: string): NodeJS.ProcessEnv {
  for (const file of configFiles(env)) refuseOverrides(file);
  const kept = Object.fromEntries(Object.entries(env).filter(([name]) => !TAKEN_OUT.test(name)));
  const state = env.XDG_STATE_HOME || join(env.HOME || homedir(), ".local/state");
  return {
    ...kept,
    CCKM_JOURNAL: env.CCKM_JOURNAL || join(state, "cckm/journal"),
    ...(workspace !== "default" && { TF_WORKSPACE: workspace }),
  };
}

function refuseOverrides(file: string): void {
  const overrides = blocksOf(parseCliConfig(readFileSync(file, "utf8")), "provider_installation").some(({ members }) =>
    members.some(([name, value]) => name === "dev_overrides" && [value].flat().some((one) => isBlock(one))),
  );
  if (!overrides) return;
  throw new Refusal(words.devOverrides({ file }));
}
