import { normalizeStatus } from "../../cckm/api/job-status";
import { alikeName, hasOtherForms, sameName } from "../../cckm/api/same-name";
import { sameButCapitals } from "../../text";

/** How a list's rows are held against one of its filters. */
export interface Comparison<T> {
  /** Whether CCKM's filter may miss rows that have the value in another spelling. */
  mayDiffer(wanted: string): boolean;
  /** What a row shows of it; undefined if nothing. */
  shows(row: T): string | undefined;
  /** Whether what a row shows is what the filter asks for. */
  isSame(shown: string, wanted: string): boolean;
  /** Whether a row with it is believed when CCKM's filter returns it. */
  isAlike(shown: string, wanted: string): boolean;
}

type Shows<T> = (row: T) => string | undefined;

/** A value that CCKM's own filter compares; no two values differ in capitals alone. */
export function exact<T>(shows: Shows<T>): Comparison<T> {
  return { mayDiffer: () => false, shows, isSame: sameButCapitals, isAlike: sameButCapitals };
}

/** Names that Azure compares case-insensitively. */
export function caseless<T>(shows: Shows<T>): Comparison<T> {
  const folded = (name: string) => name.normalize().toLowerCase();
  const isSame = (shown: string, wanted: string) => folded(shown) === folded(wanted);
  return { mayDiffer: (wanted) => wanted.toLowerCase() !== wanted.toUpperCase(), shows, isSame, isAlike: isSame };
}

/** Names that CCKM may store in another Unicode form, or in other capitals. */
export function formless<T>(shows: Shows<T>): Comparison<T> {
  return { mayDiffer: hasOtherForms, shows, isSame: sameName, isAlike: alikeName };
}

/** A status, in any of its spellings. */
export function ofStatus<T extends { readonly overall_status: string }>(): Comparison<T> {
  const isSame = (shown: string, wanted: string) => normalizeStatus(shown) === normalizeStatus(wanted);
  return { mayDiffer: () => false, shows: ({ overall_status }) => overall_status, isSame, isAlike: isSame };
}
