import type { AwsKms, AzureSecret, AzureVault, CckmClient } from "../../cckm";
import type { AclTarget } from "../../cckm/api/acl";
import { isDeleted, isNewer, principalsOn, rightsOn, secretKeyText, withAcls } from "../../cckm/reads";
import type { AclPrincipal } from "../../contract";

/** A principal's rights on a KMS or a vault. */
export interface FoundAcl {
  readonly on: AclTarget;
  readonly principal: AclPrincipal;
  readonly actions: readonly string[];
}

/** The importable objects of a CCKM, in an order that does not depend on the response. */
export interface FoundInCckm {
  readonly accounts: readonly AwsKms[];
  /** The permissions on accounts. */
  readonly acls: readonly FoundAcl[];
  readonly vaults: readonly AzureVault[];
  /** The permissions on vaults. */
  readonly vaultAcls: readonly FoundAcl[];
  readonly secrets: readonly AzureSecret[];
  /** Deleted secrets, which cannot be imported. */
  readonly deleted: readonly AzureSecret[];
}

/** Reads all accounts, vaults and permissions, and the newest version of every secret. */
export async function readCckm(client: CckmClient): Promise<FoundInCckm> {
  const [listed, listedVaults, versions] = await Promise.all([
    client.awsKms.list(),
    client.azureVaults.list(),
    client.azureSecrets.list(),
  ]);
  const accounts = await withAcls(listed, (id) => client.awsKms.get(id));
  const vaults = await withAcls(listedVaults, (id) => client.azureVaults.get(id));
  const byName = by<AclTarget>(({ name, id }) => `${name} ${id}`);
  accounts.sort(byName);
  vaults.sort(byName);
  const newest = new Map<string, AzureSecret>();
  for (const secret of versions) {
    const key = secretKeyText(secret);
    const before = newest.get(key);
    if (!before || isNewer(secret, before)) newest.set(key, secret);
  }
  const secrets = [...newest.values()].sort(by(({ key_vault, secret_name }) => `${key_vault}/${secret_name}`));
  return {
    accounts,
    acls: accounts.flatMap(aclsOf),
    vaults,
    vaultAcls: vaults.flatMap(aclsOf),
    secrets: secrets.filter(({ status }) => !isDeleted(status)),
    deleted: secrets.filter(({ status }) => isDeleted(status)),
  };
}

function aclsOf(on: AclTarget): FoundAcl[] {
  return principalsOn(on)
    .map((principal) => ({ on, principal, actions: rightsOn(on, principal) }))
    .filter(({ actions }) => actions.length > 0);
}

function by<T>(text: (item: T) => string): (a: T, b: T) => number {
  return (a, b) => {
    const [one, other] = [text(a), text(b)];
    return one === other ? 0 : one < other ? -1 : 1;
  };
}
