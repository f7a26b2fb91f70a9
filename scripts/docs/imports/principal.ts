import { AwsKmsActions, AzureVaultActions } from "../../../lib";
import { commentOf, memberList } from "../doc-comments";
import { exampleText } from "../example";
import { block, page, table } from "../markdown";

const SETS = [
  ["AwsKmsActions", "constructs/aws-kms/aws-kms-actions", AwsKmsActions],
  ["AzureVaultActions", "constructs/azure-vault/azure-vault-actions", AzureVaultActions],
] as const;

/** The page of who is permitted something. */
export function principalPage(): string {
  return page([
    "# Principal",
    `${commentOf("constructs/acl/principal", "Principal")} It is what \`grant()\` takes:`,
    block("ts", exampleText("principal")),
    "## Members",
    memberList("constructs/acl/principal", "Principal"),
    "A group is known by its name, capitals and all; a user by the id that CCKM lists (`cckm access --live` prints it, and so does Access Management, Users). A user who signs in by a directory has an id with that directory's name before the bar.",
    "## What `grant()` does",
    "`AwsKmsAccount.grant(principal, actions)` and `AzureVault.grant(principal, actions)` make one `AwsKmsAcl` or `AzureVaultAcl` for each principal; a second call adds to it. Records of data sources and `AwsKmsAccount.fromKmsId(…)`, `AzureVault.fromVaultId(…)` grant on what the stack does not manage. Who has rights already is brought to `actions`, see [one owner](ownership.md); the [reviews](review.md) show who gains and loses what.",
    "## Sets of actions",
    "By the work that people do. Each access gives a new array; combine them as arrays.",
    ...SETS.flatMap(([name, file, sets]) => [
      `### ${name}`,
      memberList(file, name),
      table(
        ["Set", "Actions"],
        Object.entries(Object.getOwnPropertyDescriptors(sets))
          .filter(([, { get }]) => get !== undefined)
          .map(([set, { get }]) => [`\`${set}\``, (get!.call(sets) as string[]).map((one) => `\`${one}\``).join(", ")]),
      ),
    ]),
  ]);
}
