import { apiRights, commandRights, dataSources, resources } from "../../lib/contract";

/** The page of what the automation's user must be permitted to call. */
export function rightsPage(): string {
  const types = [...resources, ...dataSources].map(({ type }) => type);
  return [
    "# Rights of the automation's user",
    "The calls of CCKM's API that each type makes, below `/api`; `{id}` stands for an object's id. Permit these and nothing else, in the domain of the stack: a plan and an import read, an apply and a destroy write as well. Every user may sign in (`POST /v1/auth/tokens`). `cckm doctor` tries the lists.",
    "A vault or a connection by its id (`.../vaults/{id}`, `.../connections/{id}`, where a connection's name does too) is looked up where one of two spellings is a name and the other an id, such as after an import: so a plan sees that both are the same.",
    "For `cckm_aws_kms_account` CCKM itself asks AWS with the connection's credentials; what these need is on Thales' page of AWS KMS.",
    ...types.map((type) => {
      const { read, write } = apiRights[type]!;
      const lines = (calls: readonly string[], when: string) => calls.map((call) => `| \`${call}\` | ${when} |`);
      return [
        `## ${type}`,
        "",
        "| Call | For |",
        "| --- | --- |",
        ...lines(read, "plan"),
        ...lines(write, "apply"),
      ].join("\n");
    }),
    [
      "## Commands",
      "",
      "These ask CCKM themselves, and only read; `cckm report` asks for `{id}` where it is given an id. `cckm plan`, `cckm drift` and `cckm apply` have Terraform make the calls of the types above.",
      "",
      "| Command | Calls |",
      "| --- | --- |",
      ...Object.entries(commandRights).map(
        ([command, calls]) => `| \`${command}\` | ${calls.map((call) => `\`${call}\``).join(", ")} |`,
      ),
    ].join("\n"),
  ]
    .join("\n\n")
    .concat("\n");
}
