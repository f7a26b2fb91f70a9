import { randomUUID } from "node:crypto";
import { closeSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync, writeSync } from "node:fs";
import { homedir } from "node:os";
import { dirname, isAbsolute, join } from "node:path";

/** The user's cache folder by the XDG rules: XDG_CACHE_HOME where it is an absolute path, else `~/.cache`. */
export function cacheFolder(env: NodeJS.ProcessEnv): string {
  const { XDG_CACHE_HOME: named = "" } = env;
  return join(isAbsolute(named) ? named : join(env.HOME || homedir(), ".cache"), "cdktf-cckm");
}

/** Where a version of Terraform is kept. */
export function keptTerraform(env: NodeJS.ProcessEnv, version: string, platform: string): string {
  return join(
    cacheFolder(env),
    "terraform",
    version,
    platform,
    platform.startsWith("windows") ? "terraform.exe" : "terraform",
  );
}

/** Puts a program to its place in one move, so that nobody ever runs half of it, and the last of two at once wins. */
export function placeProgram(path: string, content: Uint8Array): void {
  mkdirSync(dirname(path), { recursive: true });
  const part = `${path}.${randomUUID()}.part`;
  try {
    const file = openSync(part, "wx", 0o755);
    try {
      for (let at = 0; at < content.length; ) at += writeSync(file, content, at);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(part, path);
  } finally {
    rmSync(part, { force: true });
  }
}
