import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { isBuilt } from "./built";
import { type CdktfProject, NODE_MODULES, ROOT } from "./cdktf";
import { run } from "./run";

const LEFT_OUT = new Set(["node_modules", "build", ".git", "cdktf.out", "coverage"]);

const isKept = (path: string, built: boolean) => !LEFT_OUT.has(path) && (built || path !== "dist");

/** A packed release. */
export interface Release {
  /** Temporary folder, to be removed. */
  readonly folder: string;
  readonly tarball: string;
}

/** Parts of a package.json. */
export interface Manifest {
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly overrides?: Readonly<Record<string, unknown>>;
}

/**
 * Packs the checkout as a release, from a copy, with the checkout's build if that is of its sources, else with one made there as
 * npm does: the build of the checkout stays as it is.
 */
export async function packRelease(): Promise<Release> {
  const folder = mkdtempSync(join(tmpdir(), "release-"));
  const built = isBuilt();
  cpSync(ROOT, folder, { recursive: true, filter: (source) => isKept(relative(ROOT, source), built) });
  symlinkSync(NODE_MODULES, join(folder, "node_modules"));
  if (built) await npm(folder, "run", "--silent", "sbom");
  const stdout = await npm(folder, "pack", "--silent", ...(built ? ["--ignore-scripts"] : []));
  return { folder, tarball: join(folder, stdout.trim().split("\n").at(-1)!) };
}

/**
 * Installs the tarball in a project with the real npm and no network. The project names what the package depends on, so
 * that npm takes the checkout's copies for it; what the package forgets to name, it does not find.
 * @param more What else package.json says; dependencies in addition, or in place of these.
 */
export async function installRelease(project: CdktfProject, tarball: string, more: Manifest = {}): Promise<void> {
  const { dependencies } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")) as { dependencies: object };
  const needed = [...Object.keys(dependencies), "cdktf", "constructs", "@types/node"];
  const linked = Object.fromEntries(needed.map((name) => [name, `file:${withoutScripts(project.folder, name)}`]));
  const all = { ...linked, "cdktf-cckm": `file:${tarball}`, ...more.dependencies };
  const manifest = JSON.parse(project.read("package.json")) as object;
  project.write("package.json", JSON.stringify({ ...manifest, ...more, dependencies: all }));
  await npm(project.folder, "install", "--offline", "--ignore-scripts", "--no-audit", "--no-fund");
}

// npm runs the scripts of linked packages, which are for their developers, some releases whatever --ignore-scripts says. What a
// linked package needs itself it finds where it really lies.
function withoutScripts(folder: string, name: string): string {
  const [from, to] = [join(NODE_MODULES, name), join(folder, ".linked", name)];
  mkdirSync(to, { recursive: true });
  for (const entry of readdirSync(from)) {
    if (entry !== "package.json" && entry !== "node_modules") symlinkSync(join(from, entry), join(to, entry));
  }
  const { scripts, dependencies, devDependencies, peerDependencies, optionalDependencies, ...kept } = JSON.parse(
    readFileSync(join(from, "package.json"), "utf8"),
  ) as Record<string, unknown>;
  writeFileSync(join(to, "package.json"), JSON.stringify(kept));
  return to;
}

/**
 * Runs npm in a folder, with that folder as HOME.
 * @returns its standard output.
 */
export async function npm(folder: string, ...args: string[]): Promise<string> {
  const env = { PATH: process.env.PATH, HOME: folder, npm_config_cache: join(folder, ".npm"), TMPDIR: tmpdir() };
  const { code, stdout, output } = await run("npm", args, { cwd: folder, env });
  if (code !== 0) throw new Error(`npm ${args.join(" ")} ended with ${code}:\n${output}`);
  return stdout;
}
