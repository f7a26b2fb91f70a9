import { Command, InvalidArgumentError } from "commander";
import { escapeUnseenInLines } from "../../text";
import { withCckm } from "../connection";
import { notEmpty } from "../not-empty";
import { requireFree, saveText } from "../save-text";
import { isStandardOutput } from "../write-file";
import { readCckm } from "./read";
import { writeProgram } from "./write";

interface Flags {
  out?: string;
  stack: string;
  force?: boolean;
}

/** `cckm import`: writes a CDKTF program that imports the objects of a CCKM. Changes nothing in CCKM. */
export function importCommand(): Command {
  return new Command("import")
    .description("Write TypeScript that brings every account, vault, permission and secret of a CCKM under Terraform.")
    .option("--out <file>", "file to write; standard output when not given", notEmpty)
    .option("--stack <id>", "id of the stack in the program", stackId, "imported")
    .option("--force", "overwrite the file")
    .addHelpText(
      "after",
      `
CCKM is read where CIPHERTRUST_ADDRESS, CIPHERTRUST_USERNAME, CIPHERTRUST_PASSWORD and the provider's other variables
point; nothing is changed there.

  cckm import --out main.ts
  cdktf deploy imported      imports, and changes nothing
  cdktf diff imported        has nothing to do

Secrets are written without a value and keep the one they have. Deleted secrets are left out, with a line on stderr.`,
    )
    .action(run);
}

async function run({ out, stack, force }: Flags): Promise<void> {
  if (out !== undefined) requireFree(out, { overwrite: force ?? false });
  const found = await withCckm(process.env, readCckm);
  const { text, count, warnings } = writeProgram(found, stack);
  if (out === undefined || isStandardOutput(out)) process.stdout.write(text);
  else saveText(out, text, { overwrite: force ?? false });
  for (const warning of warnings) process.stderr.write(`${escapeUnseenInLines(warning)}\n`);
  process.stderr.write(
    `${count} objects: ${found.accounts.length} accounts, ${found.vaults.length} vaults, ${found.acls.length + found.vaultAcls.length} permissions, ${found.secrets.length} secrets, ${warnings.length} warnings.\n`,
  );
}

function stackId(text: string): string {
  if (/^[A-Za-z][A-Za-z0-9_-]*$/.test(text)) return text;
  throw new InvalidArgumentError("Expected a letter, then letters, digits, - and _.");
}
