import type { CckmSimulator } from "../../../lib/simulator";
import { SUBSCRIPTION, VAULT } from "./names";

/** What somebody else does in CCKM or in Azure, by the names that people use. Secrets are those of the usual vault. */
export type OutsideChange =
  | { readonly kind: "add account"; readonly name: string; readonly body: object }
  | { readonly kind: "delete account" | "archive account"; readonly name: string }
  | { readonly kind: "change regions"; readonly name: string; readonly regions: readonly string[] }
  | {
      readonly kind: "grant" | "revoke";
      readonly name: string;
      readonly group: string;
      readonly actions: readonly string[];
    }
  /** A new secret, or a new version of one. */
  | { readonly kind: "send secret"; readonly name: string }
  | { readonly kind: "soft-delete secret" | "purge secret" | "disable secret"; readonly name: string }
  | { readonly kind: "delete report" | "add vault" | "remove vault" | "swap vault connection"; readonly name: string };

const AWS = "/v1/cckm/aws/kms";
const AZURE = "/v1/cckm/azure";

/** Does it, as another user would; what is no longer there is left alone. */
export async function changeOutside(sim: CckmSimulator, change: OutsideChange): Promise<void> {
  const { quirks } = sim;
  const usual = { ...quirks };
  // Whoever does it has waited for Azure.
  Object.assign(quirks, { softDeleteSettleSeconds: 0, purgeSettleSeconds: 0, recoverSettleSeconds: 0 });
  for (const [method, path, body] of requestsFor(sim, change)) await sim.outside(method, path, body);
  Object.assign(quirks, usual);
}

type Request = readonly [method: string, path: string, body?: object];

function requestsFor(sim: CckmSimulator, change: OutsideChange): Request[] {
  const kms = sim.store.findKms(change.name)?.id;
  const account = (method: string, path: string, body?: object): Request[] =>
    kms === undefined ? [] : [[method, `${AWS}/${kms}${path}`, body]];
  switch (change.kind) {
    case "add account":
      return [["POST", AWS, change.body]];
    case "delete account":
      return account("DELETE", "");
    case "archive account":
      return account("POST", "/archive");
    case "change regions":
      return account("PATCH", "", { regions: change.regions });
    case "grant":
    case "revoke": {
      const { group, actions } = change;
      return account("POST", "/update-acls", { acls: [{ group, permit: change.kind === "grant", actions }] });
    }
    case "add vault": {
      const body = { connection: "azure", subscription_id: SUBSCRIPTION, vaults: [{ name: change.name }] };
      return sim.store.findVault(`${change.name}::${SUBSCRIPTION}`) ? [] : [["POST", `${AZURE}/add-vaults`, body]];
    }
    case "remove vault":
    case "swap vault connection": {
      const vault = sim.store.findVault(`${change.name}::${SUBSCRIPTION}`);
      if (!vault) return [];
      const at = `${AZURE}/vaults/${vault.id}`;
      return [
        change.kind === "remove vault" ? ["POST", `${at}/remove-vault`] : ["PATCH", at, { connection: "azure-prod" }],
      ];
    }
    case "delete report":
      return [...sim.store.reports.values()]
        .filter(({ name }) => name === change.name)
        .map(({ id }) => ["DELETE", `${AZURE}/reports/${id}`]);
    default:
      return secretRequests(sim, change);
  }
}

function secretRequests({ store }: CckmSimulator, { kind, name }: OutsideChange): Request[] {
  const secrets = `${AZURE}/secrets`;
  const newest = store.findSecrets(store.findVault(VAULT)!.id, name).at(-1);
  const id = newest?.id;
  if (kind === "send secret") {
    const body = { secret_name: name, key_vault: VAULT, azure_param: { value: "test-value-of-somebody" } };
    return [["POST", secrets, body]];
  }
  if (newest?.status !== "AVAILABLE") return [];
  if (kind === "disable secret") return [["PATCH", `${secrets}/${id}`, { attributes: { enabled: false } }]];
  const gone: Request[] = [["POST", `${secrets}/${id}/soft-delete`]];
  if (kind === "purge secret") gone.push(["POST", `${secrets}/${id}/hard-delete`], ["DELETE", `${secrets}/${id}`]);
  return gone;
}
