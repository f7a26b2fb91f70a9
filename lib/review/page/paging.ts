import type { Change } from "../model";

/**
 * Up to this many changes are all part of the HTML; with more, only the first page is, and the others are in its data.
 */
export const WHOLE_UP_TO = 300;
/** Number of changes per page. */
export const CHANGES_A_PAGE = 100;
/** Number of access map rows per page. */
export const ROWS_A_PAGE = 100;

/** The changes that are part of the HTML before its script runs. */
export function firstChanges(changes: readonly Change[]): readonly Change[] {
  return changes.length > WHOLE_UP_TO ? changes.slice(0, CHANGES_A_PAGE) : changes;
}
