import type { SimulatorClock } from "./clock";

const NANOSECONDS = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)\.(\d{9})Z$/;

/** Gives each event a unique timestamp with nine decimals, later than all before it. */
export class Timestamps {
  #last = 0n;

  readonly #clock: SimulatorClock;

  constructor(clock: SimulatorClock) {
    this.#clock = clock;
  }

  next(): string {
    const now = BigInt(Math.floor(this.#clock.now() * 1000)) * 1000n + 319n;
    this.#last = now > this.#last ? now : this.#last + 1003n;
    const seconds = new Date(Number(this.#last / 1_000_000n)).toISOString().slice(0, 19);
    return `${seconds}.${String(this.#last % 1_000_000_000n).padStart(9, "0")}Z`;
  }
}

/** The timestamp for milliseconds since the epoch, with nine decimals. */
export function timestampAt(ms: number): string {
  const micros = BigInt(Math.round(ms * 1000));
  const seconds = new Date(Number(micros / 1000n)).toISOString().slice(0, 19);
  return `${seconds}.${String(micros % 1_000_000n).padStart(6, "0")}000Z`;
}

/** RFC 3339 in whole seconds, Azure's own format. */
export function wholeSeconds(ms: number): string {
  return `${new Date(Math.floor(ms)).toISOString().slice(0, 19)}Z`;
}

/** Shortens "2020-12-21T05:40:10.483319803Z" to "2020-12-21T05:40:10.48332Z". Other text is returned unchanged. */
export function microseconds(timestamp: string): string {
  const match = NANOSECONDS.exec(timestamp);
  if (!match) return timestamp;
  const micros = BigInt(Date.parse(`${match[1]}Z`)) * 1000n + (BigInt(match[2] ?? "0") + 500n) / 1000n;
  const seconds = new Date(Number(micros / 1000n)).toISOString().slice(0, 19);
  return `${seconds}${fraction(String(micros % 1_000_000n).padStart(6, "0"))}Z`;
}

function nanoseconds(timestamp: string): string {
  const match = NANOSECONDS.exec(timestamp);
  return match ? `${match[1]}${fraction(match[2] ?? "")}Z` : timestamp;
}

function fraction(digits: string): string {
  const trimmed = digits.replace(/0+$/, "");
  return trimmed && `.${trimmed}`;
}

/** Which timestamps of a record come from memory: all of a new one, one of a changed one, or none. */
export type TimestampForm = "created" | "changed" | "read";

/**
 * Formats a record's timestamps for a reply: those in CCKM's memory have nanoseconds, those from its database microseconds
 * without trailing zeros. The API pages show the same report with `10.483319803Z` and `10.48332Z`, and a KMS that was just
 * changed with only `updatedAt` in nanoseconds.
 */
export function withTimestamps<T extends object>(record: T, form: TimestampForm): T {
  const inMemory = (name: string) => form === "created" || (form === "changed" && name === "updatedAt");
  return Object.fromEntries(
    Object.entries(record).map(([name, value]) => {
      if (typeof value !== "string") return [name, value];
      return [name, inMemory(name) ? nanoseconds(value) : microseconds(value)];
    }),
  ) as T;
}
