import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { inserted, insertionsOf } from "./indices";
import { namesOf } from "./names";
import { skeletonOf } from "./skeleton";

const ROOT = join(__dirname, "../..");

/** Writes the skeleton of a resource, all of it or nothing, and says what comes next. */
function main(construct = ""): void {
  const names = namesOf(construct);
  const files = skeletonOf(names);
  const there = [...files.keys()].filter((file) => existsSync(join(ROOT, file)));
  if (there.length > 0) throw new Error(`Already there: ${there.join(", ")}. Nothing was written.`);
  const indices = new Map<string, string>();
  for (const insertion of insertionsOf(names)) {
    const text = indices.get(insertion.file) ?? readFileSync(join(ROOT, insertion.file), "utf8");
    indices.set(insertion.file, inserted(text, insertion));
  }
  for (const [file, text] of [...files, ...indices]) {
    mkdirSync(dirname(join(ROOT, file)), { recursive: true });
    writeFileSync(join(ROOT, file), text);
  }
  execFileSync("npx", ["biome", "check", "--write", ...files.keys(), ...indices.keys()], { cwd: ROOT, stdio: "pipe" });
  const written = [...files.keys()].map((file, index) => `${index + 1}. ${file}`).join("\n");
  process.stdout.write(
    `Write these, in this order:\n${written}\nTheir lines are in ${[...indices.keys()].join(", ")}.\n` +
      `Then: npm run constructs && npm run docs && npx jest test/unit/scripts/complete.test.ts test/acceptance/${names.file}.test.ts\n`,
  );
}

try {
  main(process.argv[2]);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 2;
}
