import { type AclTarget, type CckmClient, isRefused, parseAddress } from "../../cckm";
import { withAcls } from "../../cckm/reads";
import type { HoldingRead, PlaceRead, RightsRead } from "../../review";
import { environmentOptions, withCckm } from "../connection";

interface Read {
  readonly places: PlaceRead[];
  readonly holdings: HoldingRead[];
  readonly notRead: string[];
}

/**
 * Reads who may do what from the CCKM configured in the environment.
 * @throws CommandFailure if CCKM cannot be reached or rejects the request
 */
export async function readLive(env: NodeJS.ProcessEnv, now: () => Date = () => new Date()): Promise<RightsRead> {
  const { address = "", domain = "", username } = environmentOptions(env);
  const read = await withCckm(env, async (client) => {
    const [accounts, vaults] = [await readAccounts(client), await readVaults(client)];
    return {
      places: [...accounts.places, ...vaults.places],
      holdings: [...accounts.holdings, ...vaults.holdings],
      notRead: vaults.notRead,
    };
  });
  return {
    readFrom: "cckm",
    sites: [{ address: parseAddress(address).origin, domain: domain === "root" ? "" : domain }],
    user: username ?? null,
    readAt: now().toISOString(),
    states: [],
    ...read,
  };
}

async function readAccounts(client: CckmClient): Promise<Read> {
  const accounts = await withAcls(await client.awsKms.list(), (id) => client.awsKms.get(id));
  return {
    places: accounts.map(({ id, name, account_id }) => ({
      kind: "awsAccount" as const,
      id,
      name,
      accountId: account_id,
      managed: null,
    })),
    holdings: accounts.flatMap(({ id, acls }) => holdingsOf("awsAccount", id, acls)),
    notRead: [],
  };
}

// A user who only works with AWS may not see vaults: the answer mentions that and covers the rest.
async function readVaults(client: CckmClient): Promise<Read> {
  try {
    const vaults = await withAcls(await client.azureVaults.list(), (id) => client.azureVaults.get(id));
    return {
      places: vaults.map(({ id, name }) => ({ kind: "azureVault", id, name, managed: null })),
      holdings: vaults.flatMap(({ id, acls }) => holdingsOf("azureVault", id, acls)),
      notRead: [],
    };
  } catch (error) {
    if (!isRefused(error, 403)) throw error;
    return { places: [], holdings: [], notRead: ["the Azure vaults, which this user may not see"] };
  }
}

function holdingsOf(kind: HoldingRead["kind"], place: string, acls: AclTarget["acls"]): HoldingRead[] {
  return acls.map(({ user_id, group, actions }) => ({
    kind,
    place,
    principal: group === undefined ? { kind: "user", id: user_id ?? "" } : { kind: "group", id: group },
    actions,
  }));
}
