import { Command } from "commander";
import { sha256 } from "../../change-set";
import { CommandFailure, Refusal, SomethingFound } from "../endings";
import { notEmpty, once } from "../not-empty";
import { requireOwn } from "../out-file";
import { judgingOf, listed } from "../policy";
import { policyRefuses } from "../policy/words";
import { savePrivately, tell } from "../save-text";
import { makeChangeSet } from "./make";
import { type StrangersFlags, withApp, withStrangers } from "./strangers";
import * as words from "./words";

interface Flags extends StrangersFlags {
  out: string;
  policy?: string;
  commit?: string;
  branch?: string;
}

/**
 * `cckm plan`: plans stacks into one file that can be reviewed, carried and applied. Exit status: 0 nothing to do, 2
 * changes, 1 error, 3 refused.
 */
export function planCommand(): Command {
  const command = new Command("plan")
    .description(
      "Plan stacks into a change set: one file that is reviewed, carried to another machine and applied there.",
    )
    .argument("[stack...]", "names of stacks, * for any characters; all stacks when none is given")
    .requiredOption("--out <file>", "file to write the change set to", notEmpty)
    .option(
      "--app <folder>",
      "what synth wrote (cdktf.out), or a folder of Terraform; without it, the app is synthesized",
      notEmpty,
    );
  return withStrangers(command)
    .option(
      "--policy <file>",
      "judge the plan by a policy, from the protected branch: what it refuses exits with 3",
      once,
    )
    .option("--commit <hash>", "commit that is planned")
    .option("--branch <name>", "branch that is planned")
    .addHelpText(
      "after",
      `
  cckm plan --out prod.changes prod

The last line is what an approval is bound to: intent sha256:<64 digits>. Planned again on another day or in another folder, the
same changes have the same intent. A secret whose TF_VAR is not set is planned with a placeholder, which is never sent.
What a policy refuses is written all the same, so that people can look at it; its review says why, and it is never applied.
The file holds the state that was planned on: keep it as the state itself is kept.

Exit status: 0 nothing to do; 2 changes; 1 an error; 3 refused.`,
    )
    .action(run);
}

async function run(patterns: readonly string[], flags: Flags): Promise<void> {
  const { out, commit, branch } = flags;
  requireOwn(out, { changeSet: true });
  const judging = judgingOf(flags.policy, new Date());
  const origin = { commit: commit ?? null, branch: branch ?? null };
  const made = await withApp(flags, patterns, (from) =>
    makeChangeSet({ patterns, app: from, origin, judging }, process.env, tell),
  );
  write(out, made.bytes);
  if (made.left.length > 0) {
    const names = made.left.map(({ name }) => name).join(", ");
    tell(`There is more: plan again when this change set is applied (${names}).`);
  }
  process.stdout.write(`digest sha256:${sha256(made.bytes)}\n`);
  process.stdout.write(`intent sha256:${made.intent}\n`);
  if (made.refused.length > 0) throw new Refusal(policyRefuses({ reasons: listed(made.refused) }));
  if (made.changes > 0) throw new SomethingFound("");
}

function write(file: string, content: Buffer): void {
  try {
    savePrivately(file, content);
  } catch (error) {
    throw new CommandFailure(words.setNotWritten({ file, reason: (error as Error).message }));
  }
}
