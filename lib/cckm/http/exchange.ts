import { CckmError, reasonOf } from "./errors";
import { missingArgument, type Settings } from "./options";
import { requestIdOf } from "./reply";
import { ServerClock } from "./server-clock";
import { type Incoming, type Outgoing, Transport } from "./transport";

/** Sends each request once: opens the pool for the first one, and learns CCKM's time from the replies. */
export class Exchange {
  /** CCKM's clock. */
  readonly serverClock: ServerClock;
  readonly #settings: Settings;
  #transport?: Transport;

  constructor(settings: Settings) {
    this.#settings = settings;
    this.serverClock = new ServerClock(settings.clock);
  }

  /**
   * Sends one request once, and logs it.
   * @throws CckmError of kind `configuration` without an address, and what {@link Transport.exchange} throws
   */
  async send(outgoing: Outgoing): Promise<Incoming> {
    const { address, clock, log } = this.#settings;
    if (!address) throw missingArgument("address", "CIPHERTRUST_ADDRESS", "The address of CipherTrust Manager");
    this.#transport ??= new Transport(this.#settings, address);
    const { method, path } = outgoing;
    const started = clock.now();
    const common = () => ({ method, path, ms: clock.now() - started });
    try {
      const incoming = await this.#transport.exchange(outgoing);
      this.serverClock.note(incoming.date);
      log("debug", "CCKM request", {
        ...common(),
        status: incoming.status,
        // A getter, so that the id is only generated when the line is written.
        get requestID() {
          return requestIdOf(incoming, outgoing.secrets);
        },
      });
      return incoming;
    } catch (error) {
      const reason = error instanceof CckmError ? (reasonOf(error) ?? error.kind) : "unknown";
      log("debug", "CCKM request", { ...common(), reason });
      throw error;
    }
  }

  /** Closes the pool once pending requests are done. */
  async close(): Promise<void> {
    await this.#transport?.close();
  }
}
