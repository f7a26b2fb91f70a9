import { type ChildProcess, spawn } from "node:child_process";
import { accessSync, constants, existsSync, readdirSync, statSync } from "node:fs";
import { homedir } from "node:os";
import { join, resolve } from "node:path";
import { type ProviderPackage, packageMissing, providerPackage } from "../../package/manifest/provider-package";
import type { Message } from "../../words";
import { type CheckResult, notWell, ok } from "./check-result";
import * as words from "./words";

const TOPIC = "Provider";
const START_MS = 20_000;
const COOKIE = "d602bf8f470bc67ca7faa0386276bbdd4330efaf76d1a219cb4d6991ca9872b2";
const MOST_SHOWN = 400;

/** Whether the package holds the provider, whether it starts as Terraform starts it, and whether placed copies could. */
export async function checkProvider(env: NodeJS.ProcessEnv, directory: string): Promise<CheckResult[]> {
  let built: ProviderPackage | undefined;
  try {
    built = providerPackage();
  } catch (error) {
    return [notWell(TOPIC, words.providerPackageDamaged({ reason: (error as Error).message }))];
  }
  if (!built) return [notWell(TOPIC, packageMissing())];
  return [await checkStart(built, env), ...checkModes(built.source, env, directory)];
}

async function checkStart({ folder, files, version }: ProviderPackage, env: NodeJS.ProcessEnv): Promise<CheckResult> {
  const program = Object.values(files).find((name) => name.startsWith("terraform-provider-"));
  if (program === undefined) return ok(TOPIC, version);
  // Placing the provider makes it executable; here it need not be.
  const { line, stderr } = await firstLine(["/bin/sh", join(folder, program)], {
    ...env,
    TF_PLUGIN_MAGIC_COOKIE: COOKIE,
    PLUGIN_PROTOCOL_VERSIONS: "6",
    PLUGIN_CLIENT_CERT: undefined,
  });
  if (/^1\|6\|unix\|/.test(line)) return ok(TOPIC, `${version}, starts`);
  return notWell(TOPIC, notStarted({ version, line, stderr }, env));
}

interface Ended {
  readonly version: string;
  readonly line: string;
  readonly stderr: string;
}

/** What a provider that does not start said, and what to do. */
export function notStarted({ version, line, stderr }: Ended, env: NodeJS.ProcessEnv): Message {
  const printed = stderr.trim().split("\n").slice(0, 3).join(" ");
  const said = (line || printed || "it ended without a word").slice(0, MOST_SHOWN);
  const options = env.NODE_OPTIONS || undefined;
  // The program says in its first line what it finds wrong, once Node.js has come as far as to read it.
  if (line) return words.providerDoesNotStart({ version, said, options });
  return words.nodeDoesNotStart({ version, said, options, path: env.PATH ?? "" });
}

/** What a program prints first to stdout, and all that it prints to stderr until then; it is ended after that. */
function firstLine([file, ...args]: [string, ...string[]], env: NodeJS.ProcessEnv) {
  return new Promise<{ line: string; stderr: string }>((done) => {
    const child: ChildProcess = spawn(file, args, { env, stdio: ["ignore", "pipe", "pipe"], timeout: START_MS });
    let [stdout, stderr] = ["", ""];
    child.stdout!.setEncoding("utf8").on("data", (text: string) => {
      stdout += text;
      if (stdout.includes("\n")) child.kill();
    });
    child.stderr!.setEncoding("utf8").on("data", (text: string) => {
      stderr += text;
    });
    child.on("error", (error) => done({ line: "", stderr: error.message }));
    child.on("close", () => done({ line: stdout.split("\n", 1)[0]!, stderr }));
  });
}

/** Copies that Terraform would start: modes get lost on the way through archives of a CI, or through a mirror. */
function checkModes(source: string, env: NodeJS.ProcessEnv, directory: string): CheckResult[] {
  return placedPrograms(source, env, directory)
    .filter((program) => !isExecutable(program))
    .map((program) => notWell("Provider's file", words.providerNotExecutable({ program })));
}

function placedPrograms(source: string, env: NodeJS.ProcessEnv, directory: string): string[] {
  const stacks = below(join(directory, "cdktf.out/stacks"));
  const roots = [directory, ...stacks].flatMap((folder) => [
    join(folder, "terraform.d/plugins"),
    join(folder, ".terraform/providers"),
  ]);
  const caches = [env.TF_PLUGIN_CACHE_DIR, join(env.HOME || homedir(), ".terraform.d/plugin-cache")];
  return [...roots, ...caches.flatMap((cache) => (cache ? [resolve(directory, cache)] : []))]
    .flatMap((root) => below(join(root, source)))
    .flatMap(below)
    .flatMap(below)
    .filter((file) => /\/terraform-provider-[^/]+$/.test(file));
}

/** Paths of what is in a folder; nothing where there is none. */
function below(folder: string): string[] {
  if (!existsSync(folder) || !statSync(folder).isDirectory()) return [];
  return readdirSync(folder).map((name) => join(folder, name));
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
