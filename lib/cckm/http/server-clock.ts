import type { Clock } from "./clock";

/** CCKM's own clock, as the Date headers of its replies tell it. */
export class ServerClock {
  readonly #clock: Pick<Clock, "now">;
  #aheadMs = 0;

  constructor(clock: Pick<Clock, "now">) {
    this.#clock = clock;
  }

  /** Milliseconds since 1970, to a second; by this machine's clock before the first reply. */
  now(): number {
    return this.#clock.now() + this.#aheadMs;
  }

  /** Notes a reply's Date header. */
  note(header: string | undefined): void {
    const date = header === undefined ? Number.NaN : Date.parse(header);
    if (!Number.isNaN(date)) this.#aheadMs = date - this.#clock.now();
  }
}
