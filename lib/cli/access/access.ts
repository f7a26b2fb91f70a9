import { Command, Option } from "commander";
import { RISK_CLASSES } from "../../contract";
import { npmPackage } from "../../package/manifest/npm-package";
import {
  accessPage,
  json,
  markManaged,
  meantBy,
  narrowed,
  newRightSentence,
  placesNamed,
  plainText,
  type Question,
  type RightsRead,
  rightsInStates,
  scopeSentences,
  usersNamed,
  type WhoMay,
  whoMayCsv,
  whoMayOf,
  whoMayTerminal,
} from "../../review";
import { nearest } from "../../schema";
import { CommandFailure, Refusal } from "../endings";
import { notEmpty, once } from "../not-empty";
import { requireOwn } from "../out-file";
import { writeOutput } from "../save-text";
import { newSince } from "./base";
import { readLive } from "./read-live";
import { readStates, type StateSource } from "./read-states";
import { distinct } from "./sites-in-state";
import * as words from "./words";

interface Flags {
  live?: boolean;
  whoCan?: string;
  principal?: string;
  account?: string;
  format: string;
  out?: string;
  /** Commander strips the `no`; true if the flag was not given. */
  newAccess: string | true;
}

const FORMATS: Readonly<Record<string, (answer: WhoMay) => string>> = {
  terminal: whoMayTerminal,
  csv: whoMayCsv,
  json,
  html: (answer) => accessPage(answer, npmPackage().version),
};

/**
 * `cckm access`: who may do what now. Exit status: 0 done, 1 error, 2 usage error, 3 somebody may do more than before.
 */
export function accessCommand(): Command {
  return new Command("access")
    .description("Tell who may do what now, on which accounts and vaults: as CCKM says, or as Terraform's states do.")
    .argument(
      "[state...]",
      "state files, what terraform show -json prints, folders of stacks, or cdktf.out; - for standard input",
    )
    .option("--live", "ask CCKM; with states beside it, tell which accounts and rights are Terraform's")
    .option(
      "--who-can <action>",
      "only who may do this: an action as in keydelete, or a risk class as in destroys",
      notEmpty,
    )
    .option("--principal <name>", "only this group, or this user, by id or by a name that the states know", notEmpty)
    .option("--account <name>", "only this account or vault, by name, id or AWS account number", notEmpty)
    .addOption(new Option("--format <format>", "how to tell it").choices(Object.keys(FORMATS)).default("terminal"))
    .option("--out <file>", "file to write; standard output when not given", notEmpty)
    .addOption(
      new Option(
        "--no-new-access <base>",
        "exit 3 when somebody may do more than in this earlier answer (--format json)",
      ).argParser(once),
    )
    .addHelpText(
      "after",
      `
  cckm access --live --who-can keydelete
  cckm access --live --format json --out base.json
  cckm access --live --no-new-access base.json
  cckm access cdktf.out --principal "CCKM Users"

With --live, CCKM is read where CIPHERTRUST_ADDRESS, CIPHERTRUST_USERNAME, CIPHERTRUST_PASSWORD and the provider's other
variables point; nothing is changed there. The states of stacks are pulled by terraform, or by what TERRAFORM_BINARY_NAME names.
Names compare as their owner compares them: groups, users and accounts letter by letter, vaults in any capitals.

Exit status: 0 told; 1 an error; 2 used wrongly; 3 somebody may do more than before.`,
    )
    .action(run);
}

async function run(given: readonly string[], flags: Flags, command: Command): Promise<void> {
  const { env } = process;
  if (!flags.live && given.length === 0) {
    command.error("error: Give --live to ask CCKM, or states: files, folders of stacks, cdktf.out.", { exitCode: 2 });
  }
  requireOwn(flags.out, { inputs: [...given, flags.newAccess === true ? undefined : flags.newAccess] });
  const states = await readStates(given, env);
  const whole = whoMayOf(flags.live ? await live(states, env) : fromStates(states));
  const slip = flags.whoCan === undefined ? undefined : slipIn(whole, flags.whoCan);
  if (slip !== undefined) {
    command.error(
      `error: --who-can ${JSON.stringify(flags.whoCan)} is no action that is known here. Did you mean ${slip}?`,
      {
        exitCode: 2,
      },
    );
  }
  const answer = narrowed(whole, questionOf(whole, flags, states));
  const fresh = flags.newAccess === true ? [] : newSince(flags.newAccess, answer);
  writeOutput(flags.out, FORMATS[flags.format]!(answer));
  // CSV has no place for it.
  if (flags.format === "csv") for (const one of scopeSentences(answer)) process.stderr.write(`${plainText(one)}\n`);
  if (fresh.length > 0) {
    const told = fresh.map((one) => `  ${plainText(newRightSentence(one))}`);
    throw new Refusal(
      words.newRights({ count: String(fresh.length), file: String(flags.newAccess), rights: told.join("\n") }),
    );
  }
}

async function live(states: readonly StateSource[], env: NodeJS.ProcessEnv): Promise<RightsRead> {
  const read = await readLive(env);
  return states.length === 0 ? read : markManaged(read, states);
}

function fromStates(states: readonly StateSource[]): RightsRead {
  return {
    readFrom: "state",
    sites: distinct(states.flatMap(({ sites }) => sites)),
    user: null,
    readAt: null,
    states: states.map(({ name, objects }) => ({ name, objects: objects.length })),
    ...rightsInStates(states),
  };
}

function questionOf(
  answer: WhoMay,
  { whoCan = null, principal = null, account = null }: PartialQuestion,
  states: readonly StateSource[],
): Question {
  if (account !== null && placesNamed(answer, account).length === 0) {
    const names = answer.places.map(({ name }) => name);
    const near = nearest(account, names);
    throw new CommandFailure(
      words.noPlace({
        account: JSON.stringify(account),
        near: near === undefined ? "." : `; did you mean ${JSON.stringify(near)}?`,
        names: names.join(", ") || "none",
      }),
    );
  }
  return { whoCan, principal: principal === null ? null : principalOf(answer, principal, states), account };
}

type PartialQuestion = { readonly [part in keyof Question]?: string | null };

// ACLs refer to groups by name and to users by id, which nobody knows by heart.
// A slightly different spelling is another principal or none: an empty answer would be mistaken for theirs.
function principalOf({ access, implicit }: WhoMay, principal: string, states: readonly StateSource[]): string {
  const principals = access.rows.map((row) => row.principal);
  const ids = [...principals.map(({ id = "" }) => id), ...implicit.map(({ group }) => group)];
  if (ids.some((id) => id.normalize() === principal.normalize())) return principal;
  const users = new Set(principals.flatMap(({ kind, id = "" }) => (kind === "user" ? [id.normalize()] : [])));
  const [user, ...others] = usersNamed(states, principal, users);
  if (user !== undefined && others.length > 0) {
    throw new CommandFailure(
      words.severalUsers({ principal: JSON.stringify(principal), ids: [user, ...others].join(", ") }),
    );
  }
  if (user !== undefined) return user;
  const near = nearest(principal, ids);
  if (near === undefined) return principal;
  throw new CommandFailure(words.nobody({ principal: JSON.stringify(principal), near: JSON.stringify(near) }));
}

// Nobody has a misspelled right, and "nobody" would be mistaken for the answer. An action that somebody has is never a
// typo.
function slipIn({ access }: WhoMay, whoCan: string): string | undefined {
  const held = access.rows.flatMap(({ rights }) => rights.map(({ action }) => action));
  return meantBy(whoCan, [...RISK_CLASSES, ...held]);
}
