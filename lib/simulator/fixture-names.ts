import type { Fixtures, User } from "./fixture-kinds";
import {
  anyText,
  flag,
  list,
  type OptionKinds,
  object,
  refuseWrong,
  required,
  shown,
  text,
  texts,
  whole,
} from "./option-kinds";

type Elements = { readonly [K in keyof Fixtures]: OptionKinds<Fixtures[K][number]> };

const name = required(text);
const VAULT: Elements["azureVaults"] = {
  ...{ azure_name: name, subscription_id: name, connection: name, cloud_name: name, properties: required(object) },
  ...{ id: text, type: text, subscription_name: anyText, location: anyText, tenant: anyText },
  cloud_key_backup_limit: whole(0, Number.MAX_SAFE_INTEGER),
};

const ELEMENTS: Elements = {
  users: { username: name, password: name, user_id: text, groups: texts, rights: texts },
  awsAccounts: { account_id: name, regions: required(texts), roles: list },
  awsConnections: { id: text, name, cloud_name: name, account_id: name, user: text, any_account: flag },
  azureConnections: { id: text, name, cloud_name: name },
  azureVaults: VAULT,
  azureUnmanagedVaults: VAULT,
};

/** @throws Error for a fixture that is no list of objects, and for one with a member that does not exist, is missing or has a wrong value. */
export function refuseWrongFixtures(what: string, given: Partial<Fixtures>): void {
  for (const kind of Object.keys(ELEMENTS) as (keyof Fixtures)[]) refuseElements(`${what}: ${kind}`, given[kind], kind);
}

/** @throws Error as {@link refuseWrongFixtures} does. */
export function refuseWrongUsers(what: string, users: readonly User[] | undefined): void {
  refuseElements(what, users, "users");
}

function refuseElements(what: string, given: unknown, kind: keyof Fixtures): void {
  if (given === undefined) return;
  if (!Array.isArray(given)) throw new Error(`${what}: Expected a list, got ${shown(given)}.`);
  for (const [index, element] of given.entries()) {
    if (typeof element !== "object" || element === null) {
      throw new Error(`${what}[${index}]: Expected an object, got ${shown(element)}.`);
    }
    refuseWrong<object>(`${what}[${index}]`, element, ELEMENTS[kind]);
  }
}
