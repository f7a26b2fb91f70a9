import { type ChildProcess, spawn } from "node:child_process";
import { accessSync, constants, existsSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { basename, dirname, join, resolve, sep } from "node:path";
import { type ProviderPackage, packageMissing, providerPackage } from "../../package/manifest/provider-package";
import type { Message } from "../../words";
import { temporaryFolder } from "../temporary-folder";
import { type CheckResult, notWell, ok } from "./check-result";
import { placedPrograms, stackFolders } from "./placed";
import * as words from "./words";

const TOPIC = "Provider";
const START_MS = 20_000;
const COOKIE = "d602bf8f470bc67ca7faa0386276bbdd4330efaf76d1a219cb4d6991ca9872b2";
const MOST_SHOWN = 400;

/**
 * Checks whether the package contains the provider, whether it starts as Terraform starts it, and whether placed copies
 * could start.
 */
export async function checkProvider(env: NodeJS.ProcessEnv, directory: string): Promise<CheckResult[]> {
  let built: ProviderPackage | undefined;
  try {
    built = providerPackage();
  } catch (error) {
    return [notWell(TOPIC, words.providerPackageDamaged({ reason: (error as Error).message }))];
  }
  if (!built) return [notWell(TOPIC, packageMissing())];
  return [await checkStart(built, env, directory), ...checkPlaced(built, placedPrograms(built.source, env, directory))];
}

async function checkStart(built: ProviderPackage, env: NodeJS.ProcessEnv, directory: string): Promise<CheckResult> {
  const program = Object.values(built.files).find((name) => name.startsWith("terraform-provider-"));
  if (program === undefined) return ok(TOPIC, built.version);
  // cdktf runs Terraform in a stack's own folder, where relative paths of NODE_OPTIONS and PATH lead elsewhere.
  const isApp = existsSync(join(directory, "cdktf.json"));
  const cwd = isApp ? stackFolders(directory)[0] : directory;
  const start = { program, version: built.version, env, cwd };
  if (!isArchived(built.folder)) return startedFrom(resolve(built.folder), start);
  const copy = temporaryFolder("cckm-doctor-");
  try {
    for (const file of Object.values(built.files)) {
      writeFileSync(join(copy, file), readFileSync(join(built.folder, file)));
    }
    return await startedFrom(copy, start);
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}

/** Yarn's Plug'n'Play leaves packages in zip files, which no other program reads; a placed copy is of files. */
function isArchived(folder: string): boolean {
  return folder.split(sep).some((name) => name.endsWith(".zip") || name === "__virtual__");
}

interface Start {
  readonly program: string;
  readonly version: string;
  readonly env: NodeJS.ProcessEnv;
  readonly cwd: string | undefined;
}

async function startedFrom(folder: string, { program, version, env, cwd = folder }: Start): Promise<CheckResult> {
  // Not necessarily executable here: only placing the provider sets the mode.
  const { line, stderr } = await firstLine(["/bin/sh", join(folder, program)], cwd, {
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

/** The output of a provider that does not start, and what to do. */
export function notStarted({ version, line, stderr }: Ended, env: NodeJS.ProcessEnv): Message {
  const printed = stderr.trim().split("\n").slice(0, 3).join(" ");
  const said = (line || printed || "it ended without a word").slice(0, MOST_SHOWN);
  const options = env.NODE_OPTIONS || undefined;
  // Once Node.js has loaded it, the program reports problems in its first line.
  if (line) return words.providerDoesNotStart({ version, said, options });
  return words.nodeDoesNotStart({ version, said, options, path: env.PATH ?? "" });
}

/** A program's first line on stdout, and everything on stderr until then; the program is terminated afterwards. */
function firstLine([file, ...args]: [string, ...string[]], cwd: string, env: NodeJS.ProcessEnv) {
  return new Promise<{ line: string; stderr: string }>((done) => {
    const child: ChildProcess = spawn(file, args, { cwd, env, stdio: ["ignore", "pipe", "pipe"], detached: true });
    // The program is a shell that waits for Node.js: both are ended.
    const end = () => {
      if (child.pid !== undefined && child.exitCode === null && child.signalCode === null) process.kill(-child.pid);
    };
    const late = setTimeout(end, START_MS);
    let [stdout, stderr] = ["", ""];
    child.stdout!.setEncoding("utf8").on("data", (text: string) => {
      stdout += text;
      if (stdout.includes("\n")) end();
    });
    child.stderr!.setEncoding("utf8").on("data", (text: string) => {
      stderr += text;
    });
    child.on("error", (error) => done({ line: "", stderr: error.message }));
    child.on("close", () => {
      clearTimeout(late);
      done({ line: stdout.split("\n", 1)[0]!, stderr });
    });
  });
}

/** Checks the copies that Terraform would start: CI archives and mirrors may lose file modes, and full disks files. */
export function checkPlaced(built: ProviderPackage, programs: readonly string[]): CheckResult[] {
  return programs.flatMap((program) => {
    if (!isExecutable(program)) return [notWell("Provider's file", notExecutable(program))];
    const found = damage(built, program);
    const folder = dirname(program);
    return found === undefined ? [] : [notWell("Provider's file", words.providerIncomplete({ folder, found }))];
  });
}

/** What is wrong with the files of a copy; copies of other versions are not compared. */
function damage({ folder, files }: ProviderPackage, program: string): string | undefined {
  if (!(basename(program) in files)) return undefined;
  for (const [placed, own] of Object.entries(files)) {
    const file = join(dirname(program), placed);
    if (!existsSync(file)) return `${placed} is missing`;
    if (statSync(file).size === 0) return `${placed} is empty`;
    if (!readFileSync(file).equals(readFileSync(join(folder, own)))) return `${placed} is not that of this version`;
  }
  return undefined;
}

/** A mode that lets everybody execute the file does not help on a volume that lets nobody. */
function notExecutable(program: string): Message {
  const isByVolume = (statSync(program).mode & 0o111) === 0o111;
  return isByVolume ? words.providerOnNoexec({ program }) : words.providerNotExecutable({ program });
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
