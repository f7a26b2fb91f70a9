import type { Clock } from "./clock";
import { ConcurrencyLimit } from "./concurrency-limit";
import { abortedError, CckmError, isRefused, statusOf } from "./errors";
import { type Growth, growingMs } from "./growth";

const PROBES: Growth = { firstMs: 500, factor: 2, longestMs: 2000 };
const LEAST_SPACING_MS = 50;
const MOST_SPACING_MS = 5000;
const FEW = 5;
const REMEMBERED_MS = 60_000;

/** A call's position in the order in which a run sends its calls. */
type Turn = number;

/**
 * Adapts a run's request rate. It starts without a limit. After a 429 all calls wait while a single one probes; the number
 * of calls granted until then determines the spacing afterwards, which shrinks as long as nothing is rejected.
 */
export class Pace {
  readonly #clock: Clock;
  readonly #order = new ConcurrencyLimit(1);
  #turns: Turn = 0;
  #spacing = 0;
  #next = 0;
  #spanFrom = Number.NEGATIVE_INFINITY;
  #granted = 0;
  /** While calls are rejected: since when, how many probes were sent, and the last turn sent before the first rejection. */
  #refusal?: { readonly since: number; probes: number; lastTurn: Turn };

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** How long CCKM has rejected every call, in milliseconds; 0 while it accepts any. */
  get refusedForMs(): number {
    return this.#refusal ? this.#clock.now() - this.#refusal.since : 0;
  }

  /** Sends when the call's turn has come, and learns from the outcome. */
  async run<T>(send: () => Promise<T>, signal: AbortSignal | undefined, what: string): Promise<T> {
    const turn = await this.#turn(signal, what);
    try {
      const reply = await send();
      this.#grant(turn);
      return reply;
    } catch (error) {
      if (isRefused(error, 429)) this.#refuse(turn, error.retryAfterMs);
      else if (error instanceof CckmError && statusOf(error) !== undefined) this.#grant(turn);
      throw error;
    }
  }

  async #turn(signal: AbortSignal | undefined, what: string): Promise<Turn> {
    if (this.#refusal || this.#spacing > 0 || this.#next > this.#clock.now()) {
      await this.#order.run(() => this.#wait(signal, what), signal, what);
    }
    const now = this.#clock.now();
    if (now - this.#spanFrom > REMEMBERED_MS && !this.#refusal) {
      this.#spanFrom = now;
      this.#granted = 0;
    }
    return ++this.#turns;
  }

  #grant(turn: Turn): void {
    const refusal = this.#refusal;
    if (!refusal) {
      this.#granted++;
      this.#spacing *= this.#spacing > 2 * LEAST_SPACING_MS ? 0.97 : 0.9;
      if (this.#spacing < LEAST_SPACING_MS / 5) this.#spacing = 0;
      return;
    }
    // The reply to a call sent before the first rejection says nothing about the current limit.
    if (turn <= refusal.lastTurn) {
      this.#granted++;
      return;
    }
    const now = this.#clock.now();
    const measured = (now - this.#spanFrom) / Math.max(1, this.#granted);
    // A server that rejects every third call at any pace does not accept more at a slower one.
    const wider = this.#granted < FEW ? this.#spacing : Math.max(LEAST_SPACING_MS, this.#spacing * 1.5);
    this.#spacing = Math.min(refusal.probes > 1 ? Math.max(measured, LEAST_SPACING_MS) : wider, MOST_SPACING_MS);
    this.#next = now + this.#spacing;
    this.#refusal = undefined;
    this.#spanFrom = now;
    this.#granted = 1;
  }

  #refuse(turn: Turn, retryAfterMs = 0): void {
    const now = this.#clock.now();
    this.#refusal ??= { since: now, probes: 0, lastTurn: 0 };
    const refusal = this.#refusal;
    if (turn > refusal.lastTurn) {
      const probe = growingMs(PROBES, refusal.probes++);
      refusal.lastTurn = this.#turns;
      this.#next = Math.max(this.#next, now + probe);
    }
    if (retryAfterMs > 0) this.#next = Math.max(this.#next, now + retryAfterMs + PROBES.firstMs);
  }

  async #wait(signal: AbortSignal | undefined, what: string): Promise<void> {
    for (let now = this.#clock.now(); now < this.#next; now = this.#clock.now()) {
      await this.#clock.sleep(this.#next - now, signal).catch((error: unknown) => {
        throw signal?.aborted ? abortedError(what) : error;
      });
    }
    const apart = this.#refusal ? growingMs(PROBES, this.#refusal.probes) : this.#spacing;
    this.#next = this.#clock.now() + apart;
  }
}
