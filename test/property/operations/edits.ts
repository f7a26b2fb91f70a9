import { address, type Declared, STACKS, withResource } from "../model/configuration";
import { ACCOUNTS, ACTIONS, GROUPS, REPORTS, SECRETS, VAULT, VAULT_ACTIONS, VAULTS } from "../model/names";
import { account, report, rights, secret, syncJob, vault, vaultRights } from "../model/resources";
import type { Choice } from "../model/steps";
import { eachDeclared, type Operation } from "./operation";

/** A new resource, which may want what another one has. */
export const add: Operation = {
  name: "add a resource",
  weight: 3,
  choices: (world) =>
    STACKS.flatMap((stack) => {
      const now = world.configuration(stack);
      const accounts = Object.keys(now.resources).filter((at) => at.startsWith("cckm_aws_kms_account."));
      const vaults = Object.keys(now.resources).filter((at) => at.startsWith("cckm_azure_vault."));
      const wanted: Declared[] = [
        ...Object.keys(ACCOUNTS).map(account),
        ...accounts.flatMap((at) => GROUPS.map((group) => rights(at, group, ACTIONS[1]))),
        ...VAULTS.flatMap((name) => [vault(name), vault(name.toUpperCase())]),
        ...vaults.flatMap((at) => GROUPS.map((group) => vaultRights(at, group, VAULT_ACTIONS[1]))),
        ...SECRETS.flatMap((name) => [secret(name), secret(name.toLowerCase())]),
        syncJob("keys"),
        ...REPORTS.map((name) => report(name)),
      ];
      return wanted.map((declared): Choice => {
        const number = Object.keys(now.resources).length;
        const at = address(declared.type, `added_${number}`);
        const configuration = withResource(now, at, declared);
        return {
          text: `add ${at} to stack ${stack}: ${argumentsText(declared)}`,
          steps: [{ do: "configure", stack, configuration }],
        };
      });
    }),
};

/** An argument that is changed in place, or that makes it another object. */
export const changeArgument: Operation = {
  name: "change an argument",
  weight: 3,
  choices: (world) =>
    eachDeclared(world, (stack, at) => {
      const now = world.configuration(stack);
      const declared = now.resources[at]!;
      return changesOf(declared).map(
        (change): Choice => ({
          text: `in ${at} of stack ${stack} set ${argumentsText({ arguments: change })}`,
          steps: [
            {
              do: "configure",
              stack,
              configuration: withResource(now, at, { ...declared, arguments: { ...declared.arguments, ...change } }),
            },
          ],
        }),
      );
    }),
};

function changesOf({ type, arguments: given }: Declared): Readonly<Record<string, unknown>>[] {
  switch (type) {
    case "cckm_aws_kms_account":
      return [
        { regions: [...(given.regions as string[]), "sa-east-1"].slice(-2) },
        { aws_connection: "aws-prod" },
        { aws_connection: "<connection aws>" },
        ...Object.keys(ACCOUNTS).map((name) => ({ name, regions: [ACCOUNTS[name]] })),
      ];
    case "cckm_aws_kms_acl":
      return [...ACTIONS.map((actions) => ({ actions })), ...GROUPS.map((group) => ({ group }))];
    case "cckm_azure_vault":
      return [
        { azure_connection: "azure-prod" },
        { cloud_key_backup_limit: 3 },
        { force_destroy: true },
        ...VAULTS.flatMap((name) => [{ name }, { name: name.toUpperCase() }]),
      ];
    case "cckm_azure_vault_acl":
      return [...VAULT_ACTIONS.map((actions) => ({ actions })), ...GROUPS.map((group) => ({ group }))];
    case "cckm_azure_secret":
      return [
        { tags: { stage: "prod" } },
        { value_version: Number(given.value_version) + 1 },
        ...["soft-delete", "purge", "retain"].map((on_destroy) => ({ on_destroy })),
        ...SECRETS.flatMap((name) => [{ secret_name: name }, { secret_name: name.toLowerCase() }]),
        { key_vault: VAULT.toUpperCase() },
      ];
    case "cckm_azure_sync_job":
      return [{ triggers: { release: `${Number((given.triggers as { release: string }).release) + 1}` } }];
    case "cckm_azure_report":
      return [...REPORTS.map((name) => ({ name })), ...["delete", "retain"].map((on_destroy) => ({ on_destroy }))];
  }
}

function argumentsText({ arguments: given }: Pick<Declared, "arguments">): string {
  return Object.entries(given)
    .filter(([name]) => !["value", "account_id", "log_analytic_params"].includes(name))
    .map(([name, value]) => `${name} = ${JSON.stringify(value)}`)
    .join(", ");
}
