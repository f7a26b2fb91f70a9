import { type AwsKms, type CckmClient, isRefused, parseAddress, statusOf } from "../../cckm";
import type { HoldingRead, PlaceRead, RightsRead } from "../../review";
import { environmentOptions, withCckm } from "../connection";

/** At one time; CCKM is read, not loaded. */
const AT_ONCE = 8;

/**
 * Reads who may do what from the CCKM that the environment names.
 * @throws CommandFailure when CCKM cannot be reached or refuses
 */
export async function readLive(env: NodeJS.ProcessEnv, now: () => Date = () => new Date()): Promise<RightsRead> {
  const { address = "", domain = "", username } = environmentOptions(env);
  const read = await withCckm(env, async (client) => {
    const accounts = await readAccounts(client);
    const vaults = await readVaults(client);
    return { ...accounts, vaults };
  });
  return {
    readFrom: "cckm",
    sites: [{ address: parseAddress(address).origin, domain: domain === "root" ? "" : domain }],
    user: username ?? null,
    readAt: now().toISOString(),
    states: [],
    places: [...read.places, ...read.vaults.places],
    holdings: read.holdings,
    notRead: read.vaults.notRead,
  };
}

async function readAccounts(client: CckmClient): Promise<{ places: PlaceRead[]; holdings: HoldingRead[] }> {
  const accounts = await withAcls(client, await client.awsKms.list());
  return {
    places: accounts.map(({ id, name, account_id }) => ({
      kind: "awsAccount" as const,
      id,
      name,
      accountId: account_id,
      managed: null,
    })),
    holdings: accounts.flatMap(({ id, acls }) => holdingsOf("awsAccount", id, acls)),
  };
}

// A list may leave permissions out.
async function withAcls(client: CckmClient, listed: readonly AwsKms[]): Promise<AwsKms[]> {
  const accounts: AwsKms[] = [];
  for (let at = 0; at < listed.length; at += AT_ONCE) {
    const part = listed.slice(at, at + AT_ONCE);
    accounts.push(...(await Promise.all(part.map((kms) => (kms.acls.length > 0 ? kms : client.awsKms.get(kms.id))))));
  }
  return accounts;
}

// Whoever works with AWS alone may not see vaults: said, and no reason to tell nothing.
async function readVaults(client: CckmClient): Promise<{ places: PlaceRead[]; notRead: string[] }> {
  try {
    const vaults = await client.azureVaults.list();
    return { places: vaults.map(({ id, name }) => ({ kind: "azureVault", id, name, managed: null })), notRead: [] };
  } catch (error) {
    if (!isRefused(error) || statusOf(error) !== 403) throw error;
    return { places: [], notRead: ["the Azure vaults, which this user may not see"] };
  }
}

function holdingsOf(kind: HoldingRead["kind"], place: string, acls: AwsKms["acls"]): HoldingRead[] {
  return acls.map(({ user_id, group, actions }) => ({
    kind,
    place,
    principal: group === undefined ? { kind: "user", id: user_id ?? "" } : { kind: "group", id: group },
    actions,
  }));
}
