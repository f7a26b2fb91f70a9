import { execFileSync } from "node:child_process";
import { chmodSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { NODE_MODULES, ROOT } from "../cdktf";
import { give, ordinaryUserOfThisCheckout, type User } from "../other-user";

let asked: { readonly user: User | undefined } | undefined;

/** The user that jobs run as: one without root's rights, where the test has them and that user reads this checkout. */
export function jobUser(): User | undefined {
  asked ??= { user: ordinaryUserOfThisCheckout() };
  return asked.user;
}

/** A repository on a server, with a clone to commit in. */
export class Repository {
  readonly origin: string;
  readonly #clone: string;

  constructor(folder: string) {
    give(folder, jobUser());
    this.origin = join(folder, "origin.git");
    this.#clone = join(folder, "clone");
    git(folder, "init", "--quiet", "--bare", "--initial-branch=main", this.origin);
    git(folder, "clone", "--quiet", this.origin, this.#clone);
    git(this.#clone, "checkout", "--quiet", "-b", "main");
    this.#commit("main");
  }

  /** Commits files on a branch and pushes it; the commit. A new branch begins at main. */
  commit(branch: string, files: Readonly<Record<string, string>>): string {
    git(this.#clone, "checkout", "--quiet", ...(this.#has(branch) ? [branch] : ["-b", branch, "main"]));
    for (const [name, content] of Object.entries(files)) {
      mkdirSync(dirname(join(this.#clone, name)), { recursive: true });
      writeFileSync(join(this.#clone, name), content);
    }
    this.#commit(branch);
    return this.head(branch);
  }

  /** Merges a branch into main; the commit. */
  merge(branch: string): string {
    git(this.#clone, "checkout", "--quiet", "main");
    git(this.#clone, "merge", "--quiet", "--ff-only", branch);
    git(this.#clone, "push", "--quiet", "origin", "main");
    return this.head("main");
  }

  head(branch: string): string {
    return git(this.#clone, "rev-parse", branch).trim();
  }

  #commit(branch: string): void {
    git(this.#clone, "add", "--all");
    git(
      this.#clone,
      "-c",
      "user.name=Test",
      "-c",
      "user.email=test@example.com",
      "commit",
      "--quiet",
      "--allow-empty",
      "--message",
      "Change",
    );
    git(this.#clone, "push", "--quiet", "origin", branch);
  }

  #has(branch: string): boolean {
    return git(this.#clone, "branch", "--list", branch).trim() !== "";
  }
}

export function git(cwd: string, ...args: string[]): string {
  const env = { PATH: process.env.PATH, HOME: cwd, GIT_CONFIG_NOSYSTEM: "1" };
  return execFileSync("git", args, { cwd, env, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"], ...jobUser() });
}

/**
 * The manifest and the lock file of a project that has the checkout's packages, so that `npm ci` needs no registry.
 * @param packages Where they are to be found.
 * @param folder A folder as deep as those that jobs have: the paths in the lock file are relative ones.
 */
export function npmProject(packages: string, folder: string): Readonly<Record<string, string>> {
  const found = [
    packageOf(packages, "cdktf-cckm", ROOT, { cckm: "dist/cli/main.js" }),
    packageOf(packages, "cdktf-cli", join(NODE_MODULES, "cdktf-cli"), { cdktf: "bundle/bin/cdktf.js" }),
    ...["cdktf", "constructs"].map((name) => packageOf(packages, name, join(NODE_MODULES, name), {})),
  ];
  const dependencies = Object.fromEntries(found.map((path) => [basename(path), `file:${path}`]));
  const scripts = { test: "node -p '\"The team tests.\"'" };
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "package.json"), JSON.stringify({ name: "keys", private: true, scripts, dependencies }));
  const options = ["--package-lock-only", "--offline", "--ignore-scripts", "--no-audit", "--no-fund"];
  const env = { PATH: process.env.PATH, HOME: folder };
  execFileSync("npm", ["install", ...options], { cwd: folder, env, stdio: ["ignore", "pipe", "pipe"] });
  const read = (name: string) => readFileSync(join(folder, name), "utf8");
  return { "package.json": read("package.json"), "package-lock.json": read("package-lock.json") };
}

// A package of its own for each: npm makes programs executable where they are, and gets relative paths to packages with
// peer dependencies wrong where both folders are below the same one.
function packageOf(packages: string, name: string, path: string, programs: Readonly<Record<string, string>>): string {
  const own = join(packages, name);
  mkdirSync(own, { recursive: true });
  const bin = Object.fromEntries(Object.keys(programs).map((program) => [program, `./${program}.js`]));
  writeFileSync(join(own, "package.json"), JSON.stringify({ name, version: "0.0.0", main: "index.js", bin }));
  writeFileSync(join(own, "index.js"), `module.exports = require(${JSON.stringify(path)});\n`);
  for (const [program, file] of Object.entries(programs))
    writeFileSync(join(own, `${program}.js`), `#!/usr/bin/env node\nrequire(${JSON.stringify(join(path, file))});\n`);
  return own;
}

/**
 * Programs that stand before those of the machine: `npm ci` links the checkout's packages in the place of a download, `npm test` has
 * nothing to run, `npx` starts what is installed without npm's own start, `cdktf synth` runs the app as the CLI does.
 */
export function makePrograms(folder: string): string {
  const bin = join(folder, "bin");
  const modules = join(folder, "modules");
  mkdirSync(join(modules, ".bin"), { recursive: true });
  mkdirSync(bin);
  for (const name of ["cdktf", "constructs", "@cdktf"]) symlinkSync(join(NODE_MODULES, name), join(modules, name));
  symlinkSync(ROOT, join(modules, "cdktf-cckm"));
  script(join(modules, ".bin/cckm"), `exec ${process.execPath} ${join(ROOT, "dist/cli/main.js")} "$@"`);
  script(join(modules, ".bin/cdktf"), `test "$1" = synth && CDKTF_OUTDIR=cdktf.out exec ${process.execPath} main.js`);
  script(join(bin, "npm"), `case "$1" in ci) ln -s ${modules} node_modules;; test) ;; *) exit 64;; esac`);
  script(join(bin, "npx"), 'program="$1"; shift; exec "node_modules/.bin/$program" "$@"');
  return bin;
}

export function removeFolder(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
}

function script(file: string, line: string): void {
  writeFileSync(file, `#!/bin/sh\n${line}\n`);
  chmodSync(file, 0o755);
}
