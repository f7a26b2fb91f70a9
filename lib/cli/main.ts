#!/usr/bin/env node
import { Command, CommanderError } from "commander";
import { escapeUnseenInLines } from "../text";
import { Ending } from "./endings";
import { watchOutput } from "./lost-output";

/**
 * The commands by name, in the order of the help. They are loaded on demand: one takes a fraction of the time of all.
 */
const COMMANDS: Readonly<Record<string, () => Command>> = {
  init: () => (require("./init/init") as typeof import("./init/init")).initCommand(),
  provider: () => (require("./provider/install") as typeof import("./provider/install")).providerCommand(),
  simulator: () => (require("./simulator/simulator") as typeof import("./simulator/simulator")).simulatorCommand(),
  import: () => (require("./import/import") as typeof import("./import/import")).importCommand(),
  report: () => (require("./report/report") as typeof import("./report/report")).reportCommand(),
  doctor: () => (require("./doctor/doctor") as typeof import("./doctor/doctor")).doctorCommand(),
  review: () => (require("./review/review") as typeof import("./review/review")).reviewCommand(),
  plan: () => (require("./plan/plan") as typeof import("./plan/plan")).planCommand(),
  apply: () => (require("./apply/apply") as typeof import("./apply/apply")).applyCommand(),
  drift: () => (require("./drift/drift") as typeof import("./drift/drift")).driftCommand(),
  access: () => (require("./access/access") as typeof import("./access/access")).accessCommand(),
};

/** The command named by the arguments, or all commands for the help. */
function commandsFor(name: string | undefined): Command[] {
  const asked = name !== undefined && Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  return asked ? [asked()] : Object.values(COMMANDS).map((load) => load());
}

/** Commands with an exit status of 2 as a result: a usage error must not be mistaken for it. */
const ANSWER_BY_2: ReadonlySet<string> = new Set(["drift", "plan"]);

/**
 * Runs the `cckm` command and returns its exit status: 0 done, 1 failed, 2 usage error, 3 refused; for drift and plan,
 * 2 is a result.
 */
async function main(argv: readonly string[]): Promise<number> {
  const program = new Command("cckm")
    .description("Tools for CipherTrust Cloud Key Manager as code.")
    .exitOverride()
    // What is given with an option that there is not may be a password.
    .configureOutput({ outputError: (text, write) => write(text.replace(/('-[^'=]{1,99})=.*'/s, "$1'")) })
    .showHelpAfterError("(cckm --help shows what is allowed)");
  for (const command of commandsFor(argv[2])) {
    for (const one of [command, ...command.commands]) one.copyInheritedSettings(program);
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

const isOutputLost = watchOutput();
main(process.argv).then(
  (status) => {
    process.exitCode = isOutputLost() ? 1 : status;
  },
  (error: unknown) => {
    const told = String(error instanceof Error ? error.stack : error);
    process.stderr.write(`cckm: ${escapeUnseenInLines(told)}\n`);
    process.exitCode = 1;
  },
);
