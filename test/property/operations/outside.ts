import { ACCOUNT_ID, ACCOUNTS, GROUPS, SECRETS, VAULT } from "../model/names";
import type { OutsideChange } from "../model/outside";
import type { Choice } from "../model/steps";
import type { Operation } from "./operation";

/** What an administrator does by hand. */
export const changeBehindTheBack: Operation = {
  name: "change behind the back",
  weight: 3,
  choices({ sim }) {
    const { kms, secrets, reports } = sim.snapshot();
    const accounts = kms.map(({ name }) => name);
    const alive = secrets.filter(({ status }) => status === "AVAILABLE").map(({ secret_name }) => secret_name);
    return [
      ...accounts.map((name) => said(`delete the account "${name}"`, { kind: "delete account", name })),
      ...accounts.map((account) =>
        said(`revoke all rights of "${GROUPS[0]}" on "${account}"`, {
          kind: "revoke rights",
          account,
          group: GROUPS[0]!,
        }),
      ),
      ...accounts.map((account) =>
        said(`grant keydelete to "${GROUPS[0]}" on "${account}"`, {
          kind: "grant rights",
          account,
          group: GROUPS[0]!,
          actions: ["keydelete"],
        }),
      ),
      ...accounts.map((account) =>
        said(`change the regions of "${account}"`, { kind: "change regions", account, regions: ["ap-south-1"] }),
      ),
      ...alive.flatMap((name) => [
        said(`soft-delete the secret "${name}"`, { kind: "soft-delete secret", name, vault: VAULT }),
        said(`purge the secret "${name}"`, { kind: "purge secret", name, vault: VAULT }),
      ]),
      ...[...new Set(reports.map(({ name }) => name))].map((name) =>
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
    const { kms, secrets } = sim.snapshot();
    const names = Object.keys(ACCOUNTS).filter((name) => !kms.some((one) => one.name === name));
    const free = SECRETS.filter((name) => !secrets.some((one) => one.secret_name.toLowerCase() === name.toLowerCase()));
    return [
      ...names.map((name) => {
        const body = { name, account_id: ACCOUNT_ID, connection: "aws", regions: [ACCOUNTS[name]] };
        return said(`add the account "${name}"`, { kind: "call", method: "POST", path: "cckm/aws/kms", body });
      }),
      ...free.map((secret_name) => {
        const body = { secret_name, key_vault: VAULT, azure_param: { value: "test-value-of-somebody" } };
        return said(`create the secret "${secret_name}"`, {
          kind: "call",
          method: "POST",
          path: "cckm/azure/secrets",
          body,
        });
      }),
    ];
  },
};

function said(text: string, change: OutsideChange): Choice {
  return { text: `somebody: ${text}`, steps: [{ do: "outside", change }] };
}
