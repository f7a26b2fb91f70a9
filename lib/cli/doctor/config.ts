import { existsSync, readFileSync } from "node:fs";
import { join, normalize, resolve } from "node:path";
import { PROVIDER_SOURCE } from "../../contract";
import type { Message } from "../../words";
import { ENGINE_TITLE, type EngineName } from "../terraform-version";
import { type CheckResult, notWell, ok } from "./check-result";
import { blocksOf, type ConfigBlock, isBlock, parseCliConfig, textsOf } from "./config-parse";
import { below } from "./folders";
import * as words from "./words";

/**
 * Checks whether the engine would find the provider that synth places in the stack's folder: a provider_installation
 * block disables the implied mirrors.
 */
export function checkCliConfig(env: NodeJS.ProcessEnv, engine: EngineName): CheckResult[] {
  const topic = `${ENGINE_TITLE[engine]}'s CLI configuration`;
  const files = configFiles(env, engine);
  const results = files.flatMap((file) => checkFile(file)).map((message) => notWell(topic, message));
  const options = `${env.TF_CLI_ARGS ?? ""} ${env.TF_CLI_ARGS_init ?? ""}`;
  if (/(^|\s)-?-plugin-dir\b/.test(options)) {
    results.push(notWell(topic, words.pluginDirGiven({})));
  }
  if (results.length > 0) return results;
  return [ok(topic, files.length === 0 ? "none" : `${files.join(", ")}: lets the provider be found`)];
}

/** The existing CLI configuration files that the engine reads. */
export function configFiles(env: NodeJS.ProcessEnv, engine: EngineName): string[] {
  const named = env.TF_CLI_CONFIG_FILE || env.TERRAFORM_CONFIG;
  if (named) return existsSync(named) ? [named] : [];
  if (!env.HOME) return [];
  const { file, folder } = engine === "tofu" ? placesOfTofu(env.HOME, env) : placesOfTerraform(env.HOME);
  const parts = below(folder).filter((path) => /\.tfrc(\.json)?$/.test(path));
  return [file, ...parts].filter((file) => existsSync(file));
}

function placesOfTerraform(home: string): { file: string; folder: string } {
  return { file: join(home, ".terraformrc"), folder: join(home, ".terraform.d") };
}

/** Terraform's places where they are in use, else OpenTofu's own; its .tofurc wins over Terraform's .terraformrc. */
function placesOfTofu(home: string, { XDG_CONFIG_HOME: config }: NodeJS.ProcessEnv): { file: string; folder: string } {
  const shared = placesOfTerraform(home);
  const own = join(home, ".tofurc");
  const file = [own, shared.file].find((one) => existsSync(one));
  return {
    file: file ?? (config ? join(config, "opentofu/tofurc") : own),
    folder: config && !existsSync(shared.folder) ? join(config, "opentofu") : shared.folder,
  };
}

function checkFile(file: string): Message[] {
  let config: ConfigBlock;
  try {
    config = parseCliConfig(readFileSync(file, "utf8"));
  } catch (error) {
    return [words.cliConfigUnreadable({ file, reason: (error as Error).message })];
  }
  const [installation] = blocksOf(config, "provider_installation");
  return installation ? checkInstallation(file, installation) : [];
}

function checkInstallation(file: string, { members }: ConfigBlock): Message[] {
  const methods = members.flatMap(([name, value]) =>
    [value].flat().flatMap((body) => (isBlock(body) ? [[name, body] as const] : [])),
  );
  const serving = methods.filter(([name, body]) => name !== "dev_overrides" && takesUs(body));
  if (
    methods.some(
      ([name, { members: overrides }]) =>
        name === "dev_overrides" && overrides.some(([source]) => source === PROVIDER_SOURCE),
    )
  )
    return [];
  const mirrors = serving
    .filter(([name]) => name === "filesystem_mirror")
    .flatMap(([, body]) => textsOf(body, "path") ?? []);
  const isAsked = serving.some(([name]) => name === "direct");
  if (mirrors.some(holdsUs)) return isAsked ? [words.providerAskedOfRegistry({ file })] : [];
  const isMirrored = serving.some(([name]) => name === "network_mirror");
  return [isMirrored ? words.networkMirror({ file }) : words.providerHidden({ file })];
}

/** A relative path is relative to the stack's folder, where synth places the provider. */
function holdsUs(path: string): boolean {
  return normalize(`${path}/`) === "terraform.d/plugins/" || existsSync(resolve(path, PROVIDER_SOURCE));
}

function takesUs(method: ConfigBlock): boolean {
  const included = textsOf(method, "include");
  const excluded = textsOf(method, "exclude") ?? [];
  return (included === undefined || included.some(matchesUs)) && !excluded.some(matchesUs);
}

function matchesUs(pattern: string): boolean {
  const parts = pattern.split("/");
  const full = parts.length === 2 ? ["registry.terraform.io", ...parts] : parts;
  return PROVIDER_SOURCE.split("/").every((part, index) => full[index] === "*" || full[index] === part);
}
