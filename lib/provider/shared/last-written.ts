import type { AclTarget, Clock } from "../../cckm";
import { PAGE_SIZE } from "../../cckm/api/paging";

/** Rows of a list by their ids. */
export type Rows = ReadonlyMap<string, AclTarget>;

/** A page, and when it was requested. */
export interface WrittenPage {
  readonly rows: Rows;
  readonly began: number;
}

/** How many more rows than targets are asked for: others write too. */
const ROOM = 3;
/** After so many pages in a row that saved nothing, no more are asked for. */
const PAGES_IN_VAIN = 2;

/** Who asks for a page, and how. */
interface Asking {
  /** When the page must not have been requested before. */
  readonly due: number;
  readonly clock: Pick<Clock, "now">;
  lastWritten(limit: number): Promise<readonly AclTarget[]>;
}

/** The targets of one type that were written last, by one request for several of them. */
export class LastWritten {
  #page?: { readonly at: number; readonly page: Promise<WrittenPage | undefined> };
  #inVain = 0;
  #showsPermissions = false;

  /**
   * The page for some targets; undefined if a GET for each is cheaper, or if this release sorts otherwise or its lists leave
   * out permissions.
   * @param at when the page is due for all of them
   * @param take names the targets, if a page is to be requested
   */
  page(at: number, take: () => ReadonlySet<string>, asking: Asking): Promise<WrittenPage | undefined> {
    if (this.#page && this.#page.at >= asking.due) return this.#page.page;
    const ids = take();
    if (ids.size < 2 || this.#inVain >= PAGES_IN_VAIN) return Promise.resolve(undefined);
    const page = this.#ask(ids, asking);
    this.#page = { at, page };
    return page;
  }

  /** A list shows all permissions of a row if it shows any, or if it does show permissions of other rows. */
  showsAll(row: AclTarget, among: Rows | undefined): boolean {
    this.#showsPermissions ||= [row, ...(among?.values() ?? [])].some(({ acls }) => acls.length > 0);
    return this.#showsPermissions;
  }

  async #ask(ids: ReadonlySet<string>, { lastWritten, clock }: Asking): Promise<WrittenPage | undefined> {
    try {
      const began = clock.now();
      const listed = await lastWritten(Math.min(PAGE_SIZE, ROOM * ids.size));
      const rows = new Map(listed.map((row) => [row.id, row]));
      const useful = [...ids].filter((id) => rows.has(id) && this.showsAll(rows.get(id)!, rows));
      this.#inVain = useful.length < 2 ? this.#inVain + 1 : 0;
      return { rows, began };
    } catch {
      // Users without permission to list may still look up.
      this.#inVain = PAGES_IN_VAIN;
      return undefined;
    }
  }
}
