import { parseInstant } from "../schema";
import type { Arguments, Outcome, Reading } from "./outcome";
import * as words from "./words";

const DAY_MS = 86_400_000;

/** When an Azure secret must expire. */
export interface Expiry {
  /** Maximum number of days until it expires; without it, any expiry is accepted. */
  readonly maxDays?: number | undefined;
  /** Start of that period, in milliseconds. */
  readonly from: number;
  /** The start in words: `now on`. */
  readonly since: string;
}

/** `RequireExpiry`: an Azure secret must expire, and early enough. */
export function requireExpiry({ maxDays, from, since }: Expiry, { exp }: Arguments, reading: Reading): Outcome[] {
  const limit = maxDays === undefined ? "" : `within ${maxDays} days from ${since}`;
  if (exp === undefined || exp === null || exp === "")
    return [{ what: "exp", message: words.expiryMissing({ limit }) }];
  if (maxDays === undefined ? reading.mayBeNothing(exp) : reading.isOpen(exp)) return [{ notKnown: "exp" }];
  if (maxDays === undefined) return [];
  const expires = parseInstant(String(exp));
  // An invalid time is rejected by the secret itself.
  if (expires === undefined || expires <= from + maxDays * DAY_MS) return [];
  return [{ what: "exp", message: words.expiresTooLate({ value: exp, limit }) }];
}
