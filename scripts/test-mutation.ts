import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";

const ROOT = join(__dirname, "..");
const groups = Object.keys(JSON.parse(readFileSync(join(ROOT, "test/mutation/groups.json"), "utf8")));

/** `npm run test:mutation -- codec rights`: mutates the code of these groups, or of all, and tells which mutants live. */
const asked = process.argv.slice(2);
const strange = asked.filter((name) => !groups.includes(name));
if (strange.length > 0) throw new Error(`expected groups of ${groups.join(", ")}, got ${strange.join(", ")}`);
const stryker = join(dirname(require.resolve("@stryker-mutator/core/package.json")), "bin/stryker.js");
for (const group of asked.length > 0 ? asked : groups) {
  const { status } = spawnSync(process.execPath, [stryker, "run", "test/mutation/stryker.config.cjs"], {
    cwd: ROOT,
    stdio: "inherit",
    env: { ...process.env, MUTATION_GROUP: group },
  });
  if (status !== 0) process.exitCode = status ?? 1;
}
