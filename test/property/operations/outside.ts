import { ACCOUNT_ID, ACCOUNTS, GROUPS, SECRETS, VAULTS } from "../model/names";
import type { OutsideChange } from "../model/outside";
import type { Choice } from "../model/steps";
import type { Operation } from "./operation";

const [GROUP = ""] = GROUPS;

/** What an administrator changes or takes away by hand. */
export const changeBehindTheBack: Operation = {
  name: "change behind the back",
  weight: 3,
  choices({ sim }) {
    const { kms, vaults, secrets, reports } = sim.snapshot();
    const managed = VAULTS.filter((name) => vaults.some(({ azure_name }) => azure_name.toLowerCase() === name));
    const alive = secrets.filter(({ status }) => status === "AVAILABLE").map(({ secret_name }) => secret_name);
    const names = (of: readonly string[]) => [...new Set(of)];
    return [
      ...kms.flatMap(({ name, status, acls }) => [
        said(`delete the account "${name}"`, { kind: "delete account", name }),
        said(`change the regions of "${name}"`, { kind: "change regions", name, regions: ["ap-south-1"] }),
        ...(status === undefined ? [said(`archive the account "${name}"`, { kind: "archive account", name })] : []),
        ...(status === undefined
          ? rightsOn(name, acls.find(({ group }) => group?.toLowerCase() === GROUP.toLowerCase())?.actions)
          : []),
      ]),
      ...managed.flatMap((name) => [
        said(`remove the vault "${name}"`, { kind: "remove vault", name }),
        said(`give the vault "${name}" another connection`, { kind: "swap vault connection", name }),
      ]),
      ...names(alive).flatMap((name) => [
        said(`soft-delete the secret "${name}"`, { kind: "soft-delete secret", name }),
        said(`purge the secret "${name}"`, { kind: "purge secret", name }),
        said(`disable the secret "${name}"`, { kind: "disable secret", name }),
        said(`send "${name}" another value`, { kind: "send secret", name }),
        said(`send "${name.toUpperCase()}" another value`, { kind: "send secret", name: name.toUpperCase() }),
      ]),
      ...names(reports.map(({ name }) => name)).map((name) =>
        said(`delete the report "${name}"`, { kind: "delete report", name }),
      ),
    ];
  },
};

/** Somebody makes what a configuration may come to want. */
export const makeByHand: Operation = {
  name: "make by hand",
  weight: 2,
  choices({ sim }) {
    const { kms, vaults, secrets } = sim.snapshot();
    const regions = new Set(kms.flatMap((one) => one.regions));
    const names = Object.entries(ACCOUNTS).filter(
      ([name, region]) => !kms.some((one) => one.name === name) && !regions.has(region),
    );
    const taken = new Set(secrets.map(({ secret_name }) => secret_name.toLowerCase()));
    const free = SECRETS.filter((name) => !taken.has(name.toLowerCase()));
    return [
      ...names.map(([name, region]) => {
        const body = { name, account_id: ACCOUNT_ID, connection: "aws", regions: [region] };
        return said(`add the account "${name}"`, { kind: "add account", name, body });
      }),
      ...VAULTS.filter((name) => !vaults.some(({ azure_name }) => azure_name.toLowerCase() === name)).map((name) =>
        said(`add the vault "${name}"`, { kind: "add vault", name }),
      ),
      ...free
        .flatMap((name) => [name, name.toLowerCase()])
        .map((name) => said(`create the secret "${name}"`, { kind: "send secret", name })),
    ];
  },
};

function rightsOn(name: string, actions: readonly string[] | undefined): Choice[] {
  const granted = said(`grant keydelete to "${GROUP}" on "${name}"`, {
    kind: "grant",
    name,
    group: GROUP,
    actions: ["keydelete"],
  });
  if (!actions) return [granted];
  return [
    granted,
    said(`revoke all rights of "${GROUP}" on "${name}"`, { kind: "revoke", name, group: GROUP, actions }),
  ];
}

function said(text: string, change: OutsideChange): Choice {
  return { text: `somebody: ${text}`, steps: [{ do: "outside", change }] };
}
