#!/usr/bin/env node
import { Command, CommanderError } from "commander";
import { escapeUnseenInLines } from "../text";
import { accessCommand } from "./access/access";
import { applyCommand } from "./apply/apply";
import { doctorCommand } from "./doctor/doctor";
import { driftCommand } from "./drift/drift";
import { Ending } from "./endings";
import { importCommand } from "./import/import";
import { initCommand } from "./init/init";
import { planCommand } from "./plan/plan";
import { providerCommand } from "./provider/install";
import { reportCommand } from "./report/report";
import { reviewCommand } from "./review/review";
import { simulatorCommand } from "./simulator/simulator";

const subcommands = [
  initCommand,
  providerCommand,
  simulatorCommand,
  importCommand,
  reportCommand,
  doctorCommand,
  reviewCommand,
  planCommand,
  applyCommand,
  driftCommand,
  accessCommand,
];

/** Commands whose 2 is an answer: a slip of the pen must not be taken for it. */
const ANSWER_BY_2: ReadonlySet<string> = new Set(["drift", "plan"]);

/** Runs the `cckm` command and returns its exit status: 0 done, 1 failed, 2 used wrongly, 3 refused; of drift and plan 2 is an answer. */
async function main(argv: readonly string[]): Promise<number> {
  const program = new Command("cckm")
    .description("Tools for CipherTrust Cloud Key Manager as code.")
    .exitOverride()
    .showHelpAfterError("(cckm --help shows what is allowed)");
  for (const subcommand of subcommands) {
    const command = subcommand();
    command.copyInheritedSettings(program);
    program.addCommand(command);
  }
  try {
    await program.parseAsync(argv);
    return 0;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : ANSWER_BY_2.has(argv[2] ?? "") ? 1 : 2;
    if ((error as NodeJS.ErrnoException).syscall === "uv_cwd") {
      process.stderr.write("cckm: The working directory is not there any more. Go to one that is, such as by cd ~.\n");
      return 1;
    }
    if (!(error instanceof Ending)) throw error;
    if (error.message !== "") process.stderr.write(`cckm: ${escapeUnseenInLines(error.message)}\n`);
    return error.status;
  }
}

main(process.argv).then(
  (status) => {
    process.exitCode = status;
  },
  (error: unknown) => {
    const told = String(error instanceof Error ? error.stack : error);
    process.stderr.write(`cckm: ${escapeUnseenInLines(told)}\n`);
    process.exitCode = 1;
  },
);
