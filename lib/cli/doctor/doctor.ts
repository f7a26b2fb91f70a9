import { Command, InvalidArgumentError } from "commander";
import { CckmClient } from "../../cckm";
import { escapeUnseenInLines } from "../../text";
import { environmentOptions } from "../connection";
import { CommandFailure } from "../endings";
import { askTerraform, terraformProgram } from "../terraform-version";
import { type CheckResult, linesOf, notWell } from "./check-result";
import { checkCliConfig } from "./config";
import { type Cloud, checkPermissions } from "./permissions";
import { checkProvider } from "./provider";
import { checkSignIn } from "./sign-in";
import { checkTerminalModule } from "./terminal";
import { checkNode, checkNpm, checkTerraform } from "./tools";
import * as words from "./words";

/** `cckm doctor`: whether a deploy would work from here. Changes nothing. */
export function doctorCommand(): Command {
  return new Command("doctor")
    .description(
      "Check what a deploy needs: Node, npm, the cdktf CLI, Terraform or OpenTofu and its configuration, TLS, sign-in, clocks, permissions.",
    )
    .option("--for <clouds>", "clouds that the stacks use: aws, azure, or both with a comma", clouds, ["aws", "azure"])
    .addHelpText(
      "after",
      `
CCKM is asked where CIPHERTRUST_ADDRESS, CIPHERTRUST_USERNAME, CIPHERTRUST_PASSWORD and the provider's other variables
point; nothing is changed there. Each result comes with its remedy. Exit status 1 when a deploy would fail.`,
    )
    .action(run);
}

async function run({ for: wanted }: { for: Cloud[] }): Promise<void> {
  const program = terraformProgram(process.env);
  const engine = await askTerraform(program, process.env);
  const results = [
    checkNode(process.versions.node, process.platform),
    await checkNpm(process.env),
    await checkTerminalModule(process.cwd(), process.env),
    ...(await checkProvider(process.env, process.cwd())),
    checkTerraform(program, engine),
    ...checkCliConfig(process.env, engine.kind === "version" ? engine.name : "terraform"),
    ...(await checkCckm(process.env, wanted)),
  ];
  for (const result of results) process.stdout.write(escapeUnseenInLines(linesOf(result)));
  const failed = results.filter(({ level }) => level === "failure").length;
  if (failed > 0)
    throw new CommandFailure(words.deployWouldFail({ failures: String(failed), all: String(results.length) }));
}

async function checkCckm(env: NodeJS.ProcessEnv, wanted: readonly Cloud[]): Promise<CheckResult[]> {
  let options: ReturnType<typeof environmentOptions>;
  try {
    options = environmentOptions(env);
  } catch (error) {
    if (error instanceof CommandFailure && error.told) return [notWell("Configuration", error.told)];
    throw error;
  }
  const { results, signedIn } = await checkSignIn(options);
  if (!signedIn) return [...results];
  const client = new CckmClient(options);
  try {
    return [...results, ...(await checkPermissions(client, wanted))];
  } finally {
    await client.close();
  }
}

function clouds(text: string): Cloud[] {
  const named = text.split(",").map((part) => part.trim());
  const known = named.filter((part) => part === "aws" || part === "azure");
  if (known.length > 0 && known.length === named.length) return known;
  throw new InvalidArgumentError("Expected aws, azure, or aws,azure.");
}
