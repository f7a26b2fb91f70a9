import { groundGoes } from "./refusals";

interface Named {
  readonly type: string;
  readonly what: string;
}

/**
 * Which permissions a plan keeps or makes on which account, by its id: an account that the same plan destroys would take
 * them along. Each call adds one and throws where two of them cannot be true together.
 */
export class PlannedGround {
  readonly #standing = new Map<string, Named>();
  readonly #going = new Map<string, Named>();

  /** Permissions whose configuration names the account by this id. */
  stands(accountId: string, permissions: Named): void {
    const account = this.#going.get(accountId);
    if (account) throw groundGoes(account, permissions);
    this.#standing.set(accountId, permissions);
  }

  /** An account that is destroyed, be it for another one. */
  goes(accountId: string, account: Named): void {
    const permissions = this.#standing.get(accountId);
    if (permissions) throw groundGoes(account, permissions);
    this.#going.set(accountId, account);
  }
}
