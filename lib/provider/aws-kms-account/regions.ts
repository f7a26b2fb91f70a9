import type { AwsKms, CckmClient } from "../../cckm";
import { failure } from "../../plugin";
import { attempting } from "../shared/explain";
import * as words from "./words";

/** Every KMS of an AWS account. */
export async function entriesOf(
  client: CckmClient,
  { account_id }: { readonly account_id: string },
): Promise<AwsKms[]> {
  const look = () => client.awsKms.list({ account_id });
  const listed = await attempting(words.attempts.lookUpEntries({ accountId: account_id }), look);
  return listed.filter((kms) => kms.account_id === account_id);
}

/** What is to be added or changed. */
interface Wanted {
  readonly name: string;
  readonly account_id: string;
  readonly regions: readonly string[];
}

/** The other KMSs of an account that have one of the regions, each with those regions. */
export function heldRegions(entries: readonly AwsKms[], { regions: wanted }: Wanted, ownId?: string) {
  return entries
    .filter(({ id }) => id !== ownId)
    .map(({ name, id, regions }) => ({ name, id, regions: regions.filter((region) => wanted.includes(region)).sort() }))
    .filter(({ regions }) => regions.length > 0);
}

/** Throws if another KMS of the same account has one of the regions, and says which one has which. */
export function requireDisjointRegions(entries: readonly AwsKms[], wanted: Wanted, ownId?: string): void {
  const holders = heldRegions(entries, wanted, ownId);
  if (holders.length === 0) return;
  const { name, account_id: accountId, regions } = wanted;
  throw failure(words.regionsHeld({ name, accountId, asked: regions.length, holders }), ["regions"]);
}
