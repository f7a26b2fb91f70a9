import type { Snapshot } from "../../../lib/simulator/snapshot";
import type { Instance } from "../terraform/state-file";
import type { ResourceType } from "./configuration";
import { VAULTS } from "./names";

/** Something that CCKM holds and a state can have an entry of. */
export interface CckmObject {
  /** Tells it from any other. Versions of a secret are one object. */
  readonly key: string;
  readonly type: ResourceType;
  readonly id: string;
  /** Whether CCKM gives each an id of its own; rights and secrets that are made again have the key of those before. */
  readonly hasOwnId: boolean;
  /** As people name it. */
  readonly name: string;
  /** The names by which a configuration asks for it. */
  readonly called: readonly string[];
  /** The KMS or vault that it goes with. */
  readonly parent?: string;
  /** What may be done, for permissions. */
  readonly actions?: readonly string[];
  /** Where it is: the server and domain that everybody uses, or elsewhere. */
  readonly place: Place;
}

/** Where something is, or where a run signs in: `usual`, another domain, or another server. */
export type Place = "usual" | "domain" | "server";

const rightsKey = (kms: string, who: string) => `rights ${kms} ${who.toLowerCase()}`;
const secretKey = (vault: string, name: string) => `secret ${vault}/${name.toLowerCase()}`;

type Placeless = Omit<CckmObject, "place">;

/** Everything that is alive in a domain of CCKM. A soft-deleted secret is not. */
export function objectsIn({ kms, vaults, secrets, jobs, reports }: Snapshot, place: Place): CckmObject[] {
  const objects: Placeless[] = [
    ...kms.map(({ id, name }) => accountObject(id, name)),
    ...kms.flatMap(({ id, name, acls }) =>
      acls.map(({ group, user_id, actions }) => ({
        ...rightsObject(id, name, group ?? user_id ?? ""),
        actions,
      })),
    ),
    ...vaults
      .filter(({ azure_name }) => VAULTS.includes(azure_name.toLowerCase()))
      .flatMap(({ id, azure_name, acls }) => [
        vaultObject(id, azure_name),
        ...acls.map(({ group, user_id, actions }) => ({
          ...vaultRightsObject(id, azure_name, group ?? user_id ?? ""),
          actions,
        })),
      ]),
    ...secrets
      .filter(({ status }) => status === "AVAILABLE")
      .map((secret): Placeless => {
        const { id, key_vault_id, key_vault, secret_name } = secret;
        const name = `secret "${secret_name}" of ${key_vault.split("::")[0]}`;
        return {
          key: secretKey(key_vault_id, secret_name),
          type: "cckm_azure_secret",
          id,
          hasOwnId: false,
          name,
          called: [secret_name.toLowerCase()],
        };
      }),
    ...jobs.map(({ id, item }): Placeless => {
      return {
        key: `job ${id}`,
        type: "cckm_azure_sync_job",
        id,
        hasOwnId: true,
        called: [id],
        name: `synchronization ${id.slice(0, 8)} (${item})`,
      };
    }),
    ...reports.map(({ id, name }): Placeless => {
      return {
        key: `report ${id}`,
        type: "cckm_azure_report",
        id,
        hasOwnId: true,
        called: [name],
        name: `report "${name}" (${id.slice(0, 8)})`,
      };
    }),
  ];
  return objects.map((object) => ({ ...object, place }));
}

/** The keys of secrets that are soft-deleted. */
export function recoverableIn({ secrets }: Snapshot): Set<string> {
  const resting = secrets.filter(({ status }) => status === "SOFT-DELETED");
  return new Set(resting.map(({ key_vault_id, secret_name }) => secretKey(key_vault_id, secret_name)));
}

function accountObject(id: string, name: string): Placeless {
  return {
    key: `kms ${id}`,
    type: "cckm_aws_kms_account",
    id,
    hasOwnId: true,
    called: [name],
    name: `account "${name}" (${id.slice(0, 8)})`,
  };
}

function vaultObject(id: string, azureName: string): Placeless {
  const name = `vault "${azureName}" (${id.slice(0, 8)})`;
  return {
    key: `vault ${id}`,
    type: "cckm_azure_vault",
    id,
    hasOwnId: true,
    called: [azureName.toLowerCase()],
    name,
  };
}

function vaultRightsObject(vault: string, azureName: string, who: string): Placeless {
  return {
    key: rightsKey(vault, who),
    type: "cckm_azure_vault_acl",
    id: `${vault}::group::${who}`,
    hasOwnId: false,
    called: [who, azureName.toLowerCase()],
    name: `rights of "${who}" on vault "${azureName}" (${vault.slice(0, 8)})`,
    parent: `vault ${vault}`,
  };
}

function rightsObject(kms: string, kmsName: string, who: string): Placeless {
  const name = `rights of "${who}" on account "${kmsName}" (${kms.slice(0, 8)})`;
  return {
    key: rightsKey(kms, who),
    type: "cckm_aws_kms_acl",
    id: `${kms}::group::${who}`,
    hasOwnId: false,
    called: [who, kmsName],
    name,
    parent: `kms ${kms}`,
  };
}

/** The key of the object that an instance in a state is an entry of. */
export function keyOf({ type, attributes: of }: Pick<Instance, "type" | "attributes">): string {
  switch (type) {
    case "cckm_aws_kms_account":
      return `kms ${of.id}`;
    case "cckm_aws_kms_acl":
      return rightsKey(String(of.kms_id), String(of.group ?? of.user_id));
    case "cckm_azure_vault":
      return `vault ${of.id}`;
    case "cckm_azure_vault_acl":
      return rightsKey(String(of.vault_id), String(of.group ?? of.user_id));
    case "cckm_azure_secret":
      return secretKey(String(of.key_vault_id), String(of.secret_name));
    case "cckm_azure_sync_job":
      return `job ${of.id}`;
    case "cckm_azure_report":
      return `report ${of.id}`;
  }
}
