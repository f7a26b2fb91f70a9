import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "./cdktf";

const SOURCES = ["lib", "scripts/package"];

/** Whether the build is younger than all that it is made of. */
export function isBuilt(): boolean {
  const built = statSync(join(ROOT, "dist/cli/main.js"), { throwIfNoEntry: false });
  if (!built) return false;
  const sources = SOURCES.flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true }),
  );
  return sources.every((entry) => statSync(join(entry.parentPath, entry.name)).mtimeMs < built.mtimeMs);
}
