import type { CckmClient } from "../../cckm";
import { failure } from "../../plugin";
import { attempting } from "../shared/explain";
import * as words from "./words";

/** Throws where another entry of the same account holds one of the regions, saying which entry holds which. */
export async function requireDisjointRegions(
  client: CckmClient,
  wanted: { readonly name: string; readonly account_id: string; readonly regions: readonly string[] },
  ownId?: string,
): Promise<void> {
  const entries = await attempting(words.attempts.lookUpEntries({ accountId: wanted.account_id }), () =>
    client.awsKms.list({ account_id: wanted.account_id }),
  );
  const holders = entries
    .filter(({ id }) => id !== ownId)
    .map(({ name, id, regions }) => ({
      name,
      id,
      regions: regions.filter((region) => wanted.regions.includes(region)).sort(),
    }))
    .filter(({ regions }) => regions.length > 0);
  if (holders.length === 0) return;
  const { name, account_id: accountId, regions } = wanted;
  throw failure(words.regionsHeld({ name, accountId, asked: regions.length, holders }), ["regions"]);
}
