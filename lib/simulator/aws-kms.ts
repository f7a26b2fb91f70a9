import { type Role, reachAccount } from "./aws-reach";
import { conflict, invalidValue } from "./errors";
import { demandFree } from "./names";
import type { AwsAccount, AwsConnection, KmsRecord } from "./records";
import type { Simulation } from "./simulation";
import type { Store } from "./store";

/** The input of the rules for a KMS; `id` is its own id if it already exists. */
export interface KmsClaim extends Role {
  id?: string;
  account_id: string;
  regions: readonly string[];
}

/**
 * Checks a KMS against the rules of the API page: the connection must reach the account, the regions must belong to the
 * account, and no other KMS of the account may have one of them.
 *
 * @throws ApiError 400 or 409
 */
export function checkKms(store: Store, connection: AwsConnection, claim: KmsClaim): AwsAccount {
  const account = reachAccount(store, connection, claim, claim.account_id);
  const { regions } = claim;
  if (regions.length === 0) throw invalidValue("regions: must hold at least one region");
  const seen = new Set<string>();
  const twice = regions.filter((region) => seen.size === seen.add(region).size);
  if (twice.length > 0) throw invalidValue(`regions: ${twice.join(", ")} given twice`);
  const foreign = regions.filter((region) => !account.regions.includes(region));
  if (foreign.length > 0) {
    throw invalidValue(`regions: ${foreign.join(", ")} not available in AWS account ${claim.account_id}`);
  }
  for (const other of store.kms.values()) {
    if (other.id === claim.id || other.account_id !== claim.account_id) continue;
    const shared = regions.filter((region) => other.regions.includes(region));
    if (shared.length > 0) {
      throw conflict(
        `regions ${shared.join(", ")} of AWS account ${claim.account_id} already belong to KMS "${other.name}" (${other.id})`,
      );
    }
  }
  return account;
}

export function checkKmsName({ store, clock }: Simulation, name: string): void {
  const other = store.findKms(name);
  if (other) throw conflict(`a KMS with the name "${name}" already exists (${other.id})`);
  demandFree(store, clock, `kms/${name}`, `KMS "${name}"`);
}

/** The reply for a KMS, with its fields in the order of the API page. */
export function kmsView(sim: Simulation, kms: KmsRecord): object {
  const { connectionAs } = sim.quirks;
  const connection = connectionAs === "sent" ? undefined : sim.store.findConnection(kms.connection)?.[connectionAs];
  return {
    id: kms.id,
    uri: kms.uri,
    account: kms.account,
    application: kms.application,
    devAccount: kms.devAccount,
    createdAt: kms.createdAt,
    name: kms.name,
    updatedAt: kms.updatedAt,
    account_id: kms.account_id,
    arn: kms.arn,
    acls: kms.acls.length > 0 ? kms.acls : undefined,
    assume_role_arn: kms.assume_role_arn,
    assume_role_external_id: kms.assume_role_external_id,
    connection: connection ?? kms.connection,
    regions: sim.quirks.shuffleRegions ? sim.random.shuffle(kms.regions) : kms.regions,
    cloud_name: kms.cloud_name,
    status: kms.status,
  };
}
