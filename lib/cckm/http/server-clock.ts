import { type Clock, LAST_DATE } from "./clock";

/** CCKM's clock, derived from the Date headers of its replies. */
export class ServerClock {
  readonly #clock: Pick<Clock, "now">;
  #aheadMs = 0;

  constructor(clock: Pick<Clock, "now">) {
    this.#clock = clock;
  }

  /** Milliseconds since 1970, accurate to a second; this machine's clock before the first reply. */
  now(): number {
    return this.#clock.now() + this.#aheadMs;
  }

  /** Records a reply's Date header. */
  note(header: string | undefined): void {
    const date = header === undefined ? Number.NaN : Date.parse(header);
    if (date >= 0 && date <= LAST_DATE) this.#aheadMs = date - this.#clock.now();
  }
}
