import type { Change } from "../model";

/** Up to so many changes stand on the page itself; of more, the first page of them, and the others in its data. */
export const WHOLE_UP_TO = 300;
/** Changes on a page of them. */
export const CHANGES_A_PAGE = 100;
/** Rows on a page of the access map. */
export const ROWS_A_PAGE = 100;

/** Changes that stand in the file before its script runs. */
export function firstChanges(changes: readonly Change[]): readonly Change[] {
  return changes.length > WHOLE_UP_TO ? changes.slice(0, CHANGES_A_PAGE) : changes;
}
