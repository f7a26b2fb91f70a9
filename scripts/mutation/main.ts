import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { compareSurvivors, filesOf, survivorsOf } from "./survivors";

const ROOT = join(__dirname, "../..");
const SURVIVORS = "test/mutation/survivors.md";

/**
 * `npm run test:mutation -- codec rights`: mutates the code of these groups, or of all, and compares what lives with the
 * explanations in test/mutation/survivors.md. `--compare` only compares, with the reports of the last runs.
 */
function main(): void {
  const groups = Object.keys(JSON.parse(readFileSync(join(ROOT, "test/mutation/groups.json"), "utf8")));
  const given = process.argv.slice(2);
  const asked = given.filter((name) => !name.startsWith("--"));
  const strange = asked.filter((name) => !groups.includes(name));
  if (strange.length > 0) throw new Error(`expected groups of ${groups.join(", ")}, got ${strange.join(", ")}`);
  for (const group of asked.length > 0 ? asked : groups) {
    const mutated = given.includes("--compare") || mutate(group);
    if (!compare(group) || !mutated) process.exitCode = 1;
  }
}

/** Runs Stryker over one group; false where too many mutants live. */
function mutate(group: string): boolean {
  const stryker = join(dirname(require.resolve("@stryker-mutator/core/package.json")), "bin/stryker.js");
  const { status } = spawnSync(process.execPath, [stryker, "run", "test/mutation/stryker.config.cjs"], {
    cwd: ROOT,
    stdio: "inherit",
    env: { ...process.env, MUTATION_GROUP: group },
  });
  return status === 0;
}

function compare(group: string): boolean {
  const path = join(ROOT, `build/mutation/${group}.json`);
  if (!existsSync(path)) {
    process.stdout.write(`${group}: no report of a run\n`);
    return true;
  }
  const report: unknown = JSON.parse(readFileSync(path, "utf8"));
  const explanations = readFileSync(join(ROOT, SURVIVORS), "utf8");
  const { unexplained, stale } = compareSurvivors(survivorsOf(report), explanations, filesOf(report));
  for (const survivor of unexplained) process.stdout.write(`Lives without a line in ${SURVIVORS}:\n${survivor}: \n`);
  for (const line of stale) process.stdout.write(`Is dead, so its line in ${SURVIVORS} can go:\n${line}\n`);
  return unexplained.length + stale.length === 0;
}

main();
