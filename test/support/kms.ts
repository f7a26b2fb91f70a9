import type { AclEntry, CckmSimulator, KmsRecord } from "../../lib/simulator";

/** Puts a KMS into a simulator, as an administrator would have done it by hand. */
export function addKms(sim: CckmSimulator, name: string, more: Partial<KmsRecord> = {}): KmsRecord {
  const kms: KmsRecord = {
    ...sim.store.head(() => `kylo:kylo:cckm:kms:${name}`),
    name,
    account_id: "123456789012",
    arn: "arn:aws:iam::123456789012:user/user1",
    acls: [],
    connection: "aws",
    regions: ["eu-west-1"],
    cloud_name: "aws",
    ...more,
  };
  sim.store.kms.set(kms.id, kms);
  return kms;
}

/** What a user or a group may do on a KMS, sorted; undefined where the KMS has no entry. */
export function rightsOf({ acls }: { acls: readonly AclEntry[] }, who: string): string[] | undefined {
  const found = acls.find(({ group, user_id }) => (group ?? user_id) === who);
  return found && [...found.actions].sort();
}
