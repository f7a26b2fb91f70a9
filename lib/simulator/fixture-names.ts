import type { Fixtures, User } from "./fixture-kinds";
import { type OptionNames, refuseUnknown } from "./known-options";

type Elements = { readonly [K in keyof Fixtures]: OptionNames<Required<Fixtures[K][number]>> };

const VAULT: Elements["azureVaults"] = {
  ...{ id: true, type: true, azure_name: true, subscription_id: true, subscription_name: true, connection: true },
  ...{ cloud_name: true, location: true, tenant: true, properties: true, cloud_key_backup_limit: true },
};

const ELEMENTS: Elements = {
  users: { username: true, password: true, user_id: true, groups: true, rights: true },
  awsAccounts: { account_id: true, regions: true, roles: true },
  awsConnections: { id: true, name: true, cloud_name: true, account_id: true, user: true, any_account: true },
  azureConnections: { id: true, name: true, cloud_name: true },
  azureVaults: VAULT,
  azureUnmanagedVaults: VAULT,
};

/** @throws Error for a fixture that is no list of objects, and for one with a member that does not exist. */
export function refuseWrongFixtures(what: string, given: Partial<Fixtures>): void {
  for (const kind of Object.keys(ELEMENTS) as (keyof Fixtures)[]) refuseWrong(`${what}: ${kind}`, given[kind], kind);
}

/** @throws Error as {@link refuseWrongFixtures} does. */
export function refuseWrongUsers(what: string, users: readonly User[] | undefined): void {
  refuseWrong(what, users, "users");
}

function refuseWrong(what: string, given: unknown, kind: keyof Fixtures): void {
  if (given === undefined) return;
  if (!Array.isArray(given)) throw new Error(`${what}: Expected a list, got ${JSON.stringify(given)}.`);
  for (const [index, element] of given.entries()) {
    if (typeof element !== "object" || element === null) {
      throw new Error(`${what}[${index}]: Expected an object, got ${JSON.stringify(element)}.`);
    }
    refuseUnknown<object>(`${what}[${index}]`, element, ELEMENTS[kind]);
  }
}
