import { readFileSync, realpathSync, statSync } from "node:fs";
import { homedir } from "node:os";
import { join, resolve } from "node:path";
import { outputOf } from "../stacks";
import { configFiles } from "./config";
import { blocksOf, type ConfigBlock, parseCliConfig, textsOf } from "./config-parse";
import { below, shutOnTheWay } from "./folders";

/**
 * The programs of a provider's copies from which an engine may start it: in the stacks, in its caches and mirrors, and where
 * its CLI configuration points. A copy that several of them share is there once. A folder that lost its executable bit stands
 * for the programs that it hides.
 */
export function placedPrograms(source: string, env: NodeJS.ProcessEnv, directory: string): string[] {
  const places = placesOf(source, env, directory);
  const versions = places.flatMap(below);
  const copies = [...versions.flatMap(below), ...configured(source, env).overrides];
  const programs = copies.flatMap(below).filter(isProgram);
  const found = [...programs, ...[...places, ...versions, ...copies].flatMap(shutOnTheWay)];
  return [...new Map(found.reverse().map((file) => [realpathSync(file), file])).values()].reverse();
}

/** The zips of a provider in mirrors, from which an engine unpacks it. */
export function placedArchives(source: string, env: NodeJS.ProcessEnv, directory: string): string[] {
  const files = placesOf(source, env, directory).flatMap(below);
  const archives = files.filter((file) => /\/terraform-provider-[^/]+\.zip$/.test(file));
  return [...new Set(archives.map((file) => realpathSync(file)))];
}

const isProgram = (file: string) => /\/terraform-provider-[^/]+$/.test(file) && statSync(file).isFile();

/** A provider's folders: in them is a folder for each version, in mirrors perhaps a zip. */
function placesOf(source: string, env: NodeJS.ProcessEnv, directory: string): string[] {
  const folders = [directory, ...stackFolders(directory, env)];
  const data = env.TF_DATA_DIR || ".terraform";
  const { roots } = configured(source, env);
  const relative = ["terraform.d/plugins", join(data, "providers"), ...roots, env.TF_PLUGIN_CACHE_DIR ?? ""];
  const places = [
    ...folders.flatMap((folder) => relative.filter((root) => root !== "").map((root) => resolve(folder, root))),
    ...impliedMirrors(env),
  ];
  return places.map((root) => join(root, source));
}

/** The folders of an app's stacks, in which cdktf runs the engine; none before its first synth. */
export function stackFolders(directory: string, { CDKTF_OUTDIR }: NodeJS.ProcessEnv): string[] {
  // cdktf's CLI and cckm replace the variable by the app's folder; an app that is run without them takes it.
  const outputs = [configuredOutput(directory), ...(CDKTF_OUTDIR ? [CDKTF_OUTDIR] : [])];
  const folders = new Set(outputs.map((output) => resolve(directory, output)));
  return [...folders].flatMap((folder) => below(join(folder, "stacks")));
}

function configuredOutput(directory: string): string {
  try {
    return resolve(outputOf(directory));
  } catch {
    return "cdktf.out";
  }
}

/** Where engines look unasked, on Linux and on macOS, and where cdktf's CLI has its cache. */
export function impliedMirrors(env: NodeJS.ProcessEnv): string[] {
  const home = env.HOME || homedir();
  const own = env.XDG_DATA_HOME || join(home, ".local/share");
  const shared = (env.XDG_DATA_DIRS || "/usr/local/share:/usr/share").split(":").filter((folder) => folder !== "");
  return [
    join(home, ".terraform.d/plugins"),
    join(home, ".terraform.d/plugin-cache"),
    join(own, "opentofu/plugins"),
    ...[own, ...shared].map((folder) => join(folder, "terraform/plugins")),
    ...[home, "/"].map((folder) => join(folder, "Library/Application Support/io.terraform/plugins")),
  ];
}

/** The cache and the mirrors of the CLI configuration, and the folders that it takes in place of the provider's. */
function configured(source: string, env: NodeJS.ProcessEnv): { roots: string[]; overrides: string[] } {
  const files = new Set([...configFiles(env, "terraform"), ...configFiles(env, "tofu")]);
  const configs = [...files].flatMap(parsed);
  const installations = configs.flatMap((config) => blocksOf(config, "provider_installation"));
  const mirrors = installations.flatMap((one) => blocksOf(one, "filesystem_mirror"));
  const replaced = installations.flatMap((one) => blocksOf(one, "dev_overrides"));
  const caches = configs.flatMap((config) => textsOf(config, "plugin_cache_dir") ?? []);
  return {
    // Terraform replaces variables in the path of the cache alone.
    roots: [...mirrors.flatMap((mirror) => textsOf(mirror, "path") ?? []), ...caches.map((path) => filled(path, env))],
    overrides: replaced.flatMap((one) => textsOf(one, source) ?? []),
  };
}

/** None for a file that cannot be read, which another check reports. */
function parsed(file: string): ConfigBlock[] {
  try {
    return [parseCliConfig(readFileSync(file, "utf8"))];
  } catch {
    return [];
  }
}

function filled(path: string, env: NodeJS.ProcessEnv): string {
  return path.replaceAll(/\$(?:\{(\w+)\}|(\w+))/g, (_, braced, bare) => env[braced ?? bare] ?? "");
}
