import { parseInstant } from "../schema";
import type { Arguments, Outcome, Reading } from "./outcome";
import * as words from "./words";

const DAY_MS = 86_400_000;

/** When an Azure secret has to expire. */
export interface Expiry {
  /** Days after which it must have expired; without them any expiry will do. */
  readonly maxDays?: number | undefined;
  /** Where the days begin, in milliseconds. */
  readonly from: number;
  /** The same in words: `now on`. */
  readonly since: string;
}

/** `RequireExpiry`: an Azure secret expires, and early enough. */
export function requireExpiry({ maxDays, from, since }: Expiry, { exp }: Arguments, reading: Reading): Outcome[] {
  const limit = maxDays === undefined ? "" : `within ${maxDays} days from ${since}`;
  if (exp === undefined || exp === null || exp === "")
    return [{ what: "exp", message: words.expiryMissing({ limit }) }];
  if (maxDays === undefined ? reading.mayBeNothing(exp) : reading.isOpen(exp)) return [{ notKnown: "exp" }];
  if (maxDays === undefined) return [];
  const expires = parseInstant(String(exp));
  // What is no time is refused by the secret itself.
  if (expires === undefined || expires <= from + maxDays * DAY_MS) return [];
  return [{ what: "exp", message: words.expiresTooLate({ value: exp, limit }) }];
}
