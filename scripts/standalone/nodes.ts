import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { STANDALONE_NODE } from "../../lib/package/manifest/platforms";
import type { Target } from "./targets";

interface Lock {
  readonly packages: Readonly<Record<string, { readonly integrity?: string }>>;
}

/**
 * Installs the Node.js of each target into a folder, which npm holds against the registry's hash, and this against the one
 * that is written down here.
 * @throws Error for another package than the one that is known
 */
export function fetchNodes(folder: string, targets: readonly Target[]): void {
  mkdirSync(folder, { recursive: true });
  const dependencies = Object.fromEntries(targets.map(({ node }) => [node, STANDALONE_NODE]));
  writeFileSync(join(folder, "package.json"), JSON.stringify({ private: true, dependencies }));
  if (targets.some((target) => !existsSync(nodeOf(folder, target)))) {
    // By force: they are for other platforms than this one.
    const flags = ["--force", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"];
    execFileSync("npm", ["install", ...flags], { cwd: folder, stdio: "inherit" });
  }
  const { packages } = JSON.parse(readFileSync(join(folder, "package-lock.json"), "utf8")) as Lock;
  for (const { node, integrity } of targets) {
    const found = packages[`node_modules/${node}`]?.integrity;
    if (found !== integrity) {
      throw new Error(`Expected ${node} ${STANDALONE_NODE} to be ${integrity}, got ${found}.`);
    }
  }
}

/** The program of a target's Node.js in the folder. */
export function nodeOf(folder: string, { node, program }: Target): string {
  return join(folder, "node_modules", node, program);
}

/** The licences of Node.js and of all that is in it: one text for every platform. */
export function licenceOf(folder: string, { node }: Target): string {
  return readFileSync(join(folder, "node_modules", node, "LICENSE"), "utf8");
}
