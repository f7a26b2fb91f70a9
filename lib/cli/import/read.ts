import type { AwsKms, AzureSecret, CckmClient } from "../../cckm";
import { isDeleted, isNewer, principalsOn, rightsOn, secretKeyText, withAcls } from "../../cckm/reads";
import type { AclPrincipal } from "../../contract";

/** A principal's rights on a KMS. */
export interface FoundAcl {
  readonly kms: AwsKms;
  readonly principal: AclPrincipal;
  readonly actions: readonly string[];
}

/** What a CCKM holds that can be imported, in an order that does not depend on the reply's. */
export interface Found {
  readonly accounts: readonly AwsKms[];
  readonly acls: readonly FoundAcl[];
  readonly secrets: readonly AzureSecret[];
  /** Secrets that are deleted, which cannot be imported. */
  readonly deleted: readonly AzureSecret[];
}

/** Reads every account, every permission and the newest version of every secret. */
export async function readCckm(client: CckmClient): Promise<Found> {
  const [listed, versions] = await Promise.all([client.awsKms.list(), client.azureSecrets.list()]);
  const accounts = await withAcls(listed, (id) => client.awsKms.get(id));
  accounts.sort(by(({ name, id }) => `${name} ${id}`));
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
    secrets: secrets.filter(({ status }) => !isDeleted(status)),
    deleted: secrets.filter(({ status }) => isDeleted(status)),
  };
}

function aclsOf(kms: AwsKms): FoundAcl[] {
  return principalsOn(kms)
    .map((principal) => ({ kms, principal, actions: rightsOn(kms, principal) }))
    .filter(({ actions }) => actions.length > 0);
}

function by<T>(text: (item: T) => string): (a: T, b: T) => number {
  return (a, b) => {
    const [one, other] = [text(a), text(b)];
    return one === other ? 0 : one < other ? -1 : 1;
  };
}
