/** The time by which tokens expire and jobs and reports proceed. Milliseconds since the epoch. */
export interface SimulatorClock {
  now(): number;
}

/** The machine's time. */
export const realClock: SimulatorClock = { now: () => performance.timeOrigin + performance.now() };

/** A clock that stands still until a test moves it. */
export class ManualClock implements SimulatorClock {
  #time: number;

  /** @param start RFC 3339 text, a Date or milliseconds since the epoch. Default: the machine's time at this moment. */
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
