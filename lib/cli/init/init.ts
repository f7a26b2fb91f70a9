import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { basename, join, relative, resolve } from "node:path";
import { Command } from "commander";
import { CommandFailure } from "../endings";
import { notEmpty } from "../not-empty";
import { GITIGNORE, projectFiles } from "./files";
import { givenSpec, ownSpec } from "./package-spec";
import * as words from "./words";

/** `cckm init`: creates a project with a first stack and its test. Never prompts or overwrites. */
export function initCommand(): Command {
  return new Command("init")
    .description("Write a project with a first stack and its unit test; asks nothing and overwrites nothing.")
    .argument("[dir]", "folder of the project, made where it is missing", notEmpty, ".")
    .option("--package <spec>", "what package.json says for cdktf-cckm: a version, a tarball, what npm takes", notEmpty)
    .addHelpText(
      "after",
      `
The project runs on every Node.js that cdktf-cckm is tried with, without compiler and install scripts: its package.json
replaces the terminal module of the cdktf CLI. Terraform is not part of it; docs/install.md says how to get it.`,
    )
    .action(run);
}

function run(dir: string, { package: given }: { package?: string }): void {
  const directory = resolve(dir);
  const spec = given === undefined ? ownSpec(directory) : givenSpec(directory, given);
  const files = projectFiles(packageName(directory), spec);
  const there = [...files.keys()].filter((name) => existsSync(join(directory, name)));
  const inTheWay = there.filter((name) => name !== ".gitignore");
  if (inTheWay.length > 0) {
    const are = inTheWay.length === 1 ? "is" : "are";
    throw new CommandFailure(words.inTheWay({ names: inTheWay.join(", "), are, directory }));
  }
  const written = [...files].filter(([name]) => !there.includes(name));
  try {
    mkdirSync(directory, { recursive: true });
    for (const [name, text] of written) writeFileSync(join(directory, name), text, { flag: "wx" });
  } catch (error) {
    throw new CommandFailure(words.initNotWritten({ reason: (error as Error).message }));
  }
  process.stdout.write(
    told(
      directory,
      written.map(([name]) => name),
      there.length > 0,
    ),
  );
}

function told(directory: string, written: readonly string[], keptIgnore: boolean): string {
  const where = relative(process.cwd(), directory);
  const install = where === "" ? "npm install" : `cd ${quoted(where)} && npm install`;
  const ignored = GITIGNORE.trim().split("\n").join(" ");
  return `Written to ${directory}: ${written.join(", ")}.
${keptIgnore ? `.gitignore is kept as it was; let it have: ${ignored}\n` : ""}
Next:
  ${install}
  npm test
  npx cdktf deploy dev

npm test applies the stack to an offline CCKM. The deploy goes where CIPHERTRUST_ADDRESS, CIPHERTRUST_USERNAME and
CIPHERTRUST_PASSWORD point; npx cckm doctor says whether it would work, npx cckm simulator is an offline CCKM.
`;
}

function packageName(directory: string): string {
  const name = basename(directory)
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");
  return name || "cckm-stacks";
}

function quoted(path: string): string {
  return /^[\w./-]+$/.test(path) ? path : `'${path.replaceAll("'", `'\\''`)}'`;
}
