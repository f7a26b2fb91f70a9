import { type Growth, growingMs } from "../../cckm/http/growth";
import { parseRetryAfter } from "../../cckm/http/retry";
import type { PlatformReply } from "./send-once";

/** GitHub asks clients to wait at least a minute if it does not say how long. */
const UNTOLD: Growth = { firstMs: 60_000, factor: 2, longestMs: 480_000 };

/**
 * How long a rate-limited client must wait, in milliseconds; undefined if a rate limit was not the reason. GitHub replies
 * with 403 or 429 and Retry-After, or x-ratelimit-remaining 0 and the time of the reset, or just a sentence; GitLab replies
 * with 429 and Retry-After or RateLimit-Reset.
 */
export function limitedFor({ status, headers, text }: PlatformReply, attempt: number, now: number): number | undefined {
  const asked = parseRetryAfter(headers["retry-after"], now);
  const used = headers["x-ratelimit-remaining"] === "0" || headers["ratelimit-remaining"] === "0";
  const limited = status === 429 || (status === 403 && (asked !== undefined || used || /\brate limit/i.test(text)));
  if (!limited) return undefined;
  return asked ?? (used ? untilReset(headers, now) : undefined) ?? growingMs(UNTOLD, attempt);
}

function untilReset(headers: PlatformReply["headers"], now: number): number | undefined {
  const second = headers["x-ratelimit-reset"] ?? headers["ratelimit-reset"] ?? "";
  return /^\d+$/.test(second) ? Math.max(Number(second) * 1000 - now, 0) + 1000 : undefined;
}
