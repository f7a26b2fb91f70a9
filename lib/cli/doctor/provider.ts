import { accessSync, constants, existsSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { basename, dirname, join, resolve, sep } from "node:path";
import { type ProviderPackage, packageMissing, providerPackage } from "../../package/manifest/provider-package";
import type { Message } from "../../words";
import { temporaryFolder } from "../temporary-folder";
import { checkArchives } from "./archives";
import { type CheckResult, notWell, ok } from "./check-result";
import { firstLine } from "./first-line";
import { placedArchives, placedPrograms, stackFolders } from "./placed";
import * as words from "./words";

const TOPIC = "Provider";
const COOKIE = "d602bf8f470bc67ca7faa0386276bbdd4330efaf76d1a219cb4d6991ca9872b2";
const MOST_SHOWN = 400;
const LONGEST_LINE = 20_000;

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
  const placed = placedPrograms(built.source, env, directory);
  return [
    await checkStart(built, env, directory, placed),
    ...checkPlaced(built, placed),
    ...(await checkArchives(placedArchives(built.source, env, directory))),
  ];
}

async function checkStart(
  built: ProviderPackage,
  env: NodeJS.ProcessEnv,
  directory: string,
  placed: readonly string[],
): Promise<CheckResult> {
  const [name, program] = Object.entries(built.files).find(([, file]) => file.startsWith("terraform-provider-")) ?? [];
  if (name === undefined || program === undefined) return ok(TOPIC, built.version);
  // cdktf runs Terraform in a stack's own folder, where relative paths of NODE_OPTIONS and PATH lead elsewhere.
  const isApp = existsSync(join(directory, "cdktf.json"));
  const cwd = isApp ? stackFolders(directory, env)[0] : directory;
  const start = { program: name, version: built.version, env, cwd };
  // Node.js takes a version in a file's name for an extension, and knows a package in node_modules: a copy has either other.
  const sound = placed.find((file) => basename(file) === name && checkPlaced(built, [file]).length === 0);
  if (sound !== undefined) return startedFrom(dirname(sound), start);
  if (!isArchived(built.folder)) return startedFrom(resolve(built.folder), { ...start, program });
  const copy = temporaryFolder("cckm-doctor-");
  try {
    for (const [file, own] of Object.entries(built.files)) {
      writeFileSync(join(copy, file), readFileSync(join(built.folder, own)));
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
  const said = await firstLine(["/bin/sh", join(folder, program)], cwd, {
    ...env,
    TF_PLUGIN_MAGIC_COOKIE: COOKIE,
    PLUGIN_PROTOCOL_VERSIONS: "6",
    PLUGIN_CLIENT_CERT: undefined,
  });
  if (/^1\|6\|unix\|/.test(said.line)) return ok(TOPIC, `${version}, starts`);
  return notWell(TOPIC, notStarted({ version, ...said }, env));
}

interface Ended {
  readonly version: string;
  readonly line: string;
  readonly stderr: string;
  readonly lateAfter?: number;
}

/** The output of a provider that does not start, and what to do. */
export function notStarted({ version, line, stderr, lateAfter }: Ended, env: NodeJS.ProcessEnv): Message {
  const printed = stderr.trim().split("\n").slice(0, 3).join(" ").slice(0, MOST_SHOWN);
  // A line says in its end what to do, after what may be a long PATH.
  const late = lateAfter === undefined ? "" : `it gave no answer within ${lateAfter} s`;
  const said = line.slice(0, LONGEST_LINE) || [late, printed].filter(Boolean).join(": ") || "it ended without a word";
  const options = env.NODE_OPTIONS || undefined;
  // Once Node.js has loaded it, the program reports problems in its first line.
  if (line) return words.providerDoesNotStart({ version, said, options });
  return words.nodeDoesNotStart({ version, said, options, path: env.PATH ?? "" });
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
    try {
      const bytes = readFileSync(file);
      if (bytes.length === 0) return `${placed} is empty`;
      if (!bytes.equals(readFileSync(join(folder, own)))) return `${placed} is not that of this version`;
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      return code === "ENOENT" ? `${placed} is missing` : `${placed} cannot be read: ${code}`;
    }
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
