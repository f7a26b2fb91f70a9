import type { CckmClient } from "../../cckm";
import { failure } from "../../plugin";
import { doing } from "../shared/explain";

/** Throws where another entry of the same account holds one of the regions, saying which entry holds which. */
export async function requireDisjointRegions(
  client: CckmClient,
  wanted: { readonly name: string; readonly account_id: string; readonly regions: readonly string[] },
  ownId?: string,
): Promise<void> {
  const entries = await doing(`look up the entries of the AWS account ${wanted.account_id}`, () =>
    client.awsKms.list({ account_id: wanted.account_id }),
  );
  const held = entries
    .filter(({ id }) => id !== ownId)
    .map(({ name, id, regions }) => ({ name, id, both: regions.filter((region) => wanted.regions.includes(region)) }))
    .filter(({ both }) => both.length > 0);
  if (held.length === 0) return;
  const who = held.map(({ name, id, both }) => `"${name}" (id ${id}) holds ${both.sort().join(", ")}`).join("; ");
  throw failure(
    `Regions of the AWS account ${wanted.account_id} are held by another entry`,
    `Asked for ${wanted.regions.length} regions for "${wanted.name}", but ${who}. Each entry of one account needs regions of its own: remove them here, or from the other entry first.`,
    ["regions"],
  );
}
