import { environmentKinds } from "../../../lib/contract/environment";
import { camelCase } from "../../../lib/schema";
import { commentOf, memberList } from "../doc-comments";
import { exampleText } from "../example";
import { block, page } from "../markdown";

const SETTINGS = "constructs/generated/environment-settings";
const ENVIRONMENT = "constructs/environment/cckm-environment";

/** The page of a whole environment as settings. */
export function environmentPage(): string {
  return page([
    "# CckmEnvironment",
    commentOf(ENVIRONMENT, "CckmEnvironment"),
    block("ts", exampleText("environment")),
    "The settings are plain data: they may come from a JSON or YAML file, and two environments differ in nothing else. What is not a setting, or has a wrong form, is refused at synth with its path, all problems at once.",
    "## Order",
    "A secret, a synchronization and a report wait for the vault of the environment that they name; synchronizations run after all secrets. `release` makes a marker that runs the synchronizations again, see [release.md](release.md).",
    "## Props",
    memberList(ENVIRONMENT, "CckmEnvironmentProps"),
    "## Members",
    memberList(ENVIRONMENT, "CckmEnvironment"),
    ...Object.values(environmentKinds).flatMap(({ settings, description }) => [
      `## ${settings}`,
      description,
      memberList(SETTINGS, settings),
    ]),
    ...["AwsKmsGrantSettings", "AzureVaultGrantSettings"].flatMap((name) => [
      `## ${name}`,
      commentOf(SETTINGS, name),
      memberList(SETTINGS, name),
    ]),
    "## Extended by a team",
    `Override an \`add…\` method to give every object of a kind what the team wants, as in [examples/environment](../examples/environment/main.ts): ${Object.keys(
      environmentKinds,
    )
      .map((kind) => `\`add${camelCase(`x_${kind}`).slice(1, -1)}\``)
      .join(", ")}.`,
  ]);
}
