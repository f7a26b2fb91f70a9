/** Time source for the expiry of tokens and the progress of jobs and reports. Milliseconds since the epoch. */
export interface SimulatorClock {
  now(): number;
}

/** The system clock. */
export const realClock: SimulatorClock = { now: () => performance.timeOrigin + performance.now() };

/** A clock that stands still until a test moves it. */
export class ManualClock implements SimulatorClock {
  #time: number;

  /** @param start RFC 3339 text, a Date or milliseconds since the epoch. Default: the current time. */
  constructor(start: string | Date | number = Date.now()) {
    this.#time = new Date(start).getTime();
  }

  now(): number {
    return this.#time;
  }

  /** Moves the clock forward by `ms` milliseconds. */
  advance(ms: number): void {
    this.#time += ms;
  }
}
