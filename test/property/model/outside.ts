import type { CckmSimulator } from "../../../lib/simulator";

/** What somebody else does in CCKM or in Azure, by the names that people use. */
export type OutsideChange =
  | { readonly kind: "delete account"; readonly name: string }
  | { readonly kind: "delete report"; readonly name: string }
  | { readonly kind: "soft-delete secret"; readonly name: string; readonly vault: string }
  | { readonly kind: "purge secret"; readonly name: string; readonly vault: string }
  | { readonly kind: "revoke rights"; readonly account: string; readonly group: string }
  | {
      readonly kind: "grant rights";
      readonly account: string;
      readonly group: string;
      readonly actions: readonly string[];
    }
  | { readonly kind: "change regions"; readonly account: string; readonly regions: readonly string[] }
  | { readonly kind: "call"; readonly method: "POST" | "PATCH"; readonly path: string; readonly body: object };

/** Does it, without a request: nothing of it is in the log of what Terraform asked for. */
export async function changeOutside(sim: CckmSimulator, change: OutsideChange): Promise<void> {
  const { store } = sim;
  const kmsOf = (name: string) => store.findKms(name);
  switch (change.kind) {
    case "delete account":
      store.kms.delete(kmsOf(change.name)?.id ?? "");
      return;
    case "delete report":
      for (const { id, name } of [...store.reports.values()]) if (name === change.name) store.reports.delete(id);
      return;
    case "soft-delete secret":
      for (const secret of versions(sim, change))
        Object.assign(secret, { status: "SOFT-DELETED", key_soft_deleted_in_azure: true });
      return;
    case "purge secret":
      for (const { id } of versions(sim, change)) store.secrets.delete(id);
      return;
    case "revoke rights": {
      const kms = kmsOf(change.account);
      if (kms) kms.acls = kms.acls.filter(({ group }) => group !== change.group);
      return;
    }
    case "grant rights": {
      const kms = kmsOf(change.account);
      const entry = kms?.acls.find(({ group }) => group === change.group);
      if (entry) entry.actions = [...new Set([...entry.actions, ...change.actions])];
      else kms?.acls.push({ group: change.group, actions: [...change.actions] });
      return;
    }
    case "change regions":
      Object.assign(kmsOf(change.account) ?? {}, { regions: [...change.regions] });
      return;
    case "call":
      await call(sim, change);
  }
}

function versions({ store }: CckmSimulator, { name, vault }: { name: string; vault: string }) {
  const found = store.findVault(vault);
  return found ? store.findSecrets(found.id, name) : [];
}

/** As another client would, over the wire. */
async function call(
  sim: CckmSimulator,
  { method, path, body }: Extract<OutsideChange, { kind: "call" }>,
): Promise<void> {
  const post = (to: string, content: object, more: Record<string, string> = {}) =>
    fetch(`${sim.url}/api/v1/${to}`, {
      method: to === path ? method : "POST",
      headers: { "content-type": "application/json", ...more },
      body: JSON.stringify(content),
    });
  const signedIn = await post("auth/tokens", { username: "admin", password: "test-password", grant_type: "password" });
  const { jwt } = (await signedIn.json()) as { jwt: string };
  const reply = await post(path, body, { authorization: `Bearer ${jwt}` });
  if (!reply.ok) throw new Error(`${method} ${path} was answered ${reply.status}: ${await reply.text()}`);
}
