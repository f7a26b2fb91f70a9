import type { IncomingHttpHeaders, OutgoingHttpHeaders, ServerHttp2Stream } from "node:http2";
import { framed } from "./message";
import { GrpcError, percentEncoded, STATUS } from "./status";

const HEADERS: OutgoingHttpHeaders = {
  ":status": 200,
  "content-type": "application/grpc",
  "grpc-accept-encoding": "identity",
};
const OK = { "grpc-status": String(STATUS.OK) };

/** One call, which ends with a reply or an error. */
export class GrpcCall {
  readonly #stream: ServerHttp2Stream;
  readonly #timer?: NodeJS.Timeout;
  #abort?: AbortController;
  #givenUp?: Error;
  #ended = false;

  constructor(stream: ServerHttp2Stream, headers: IncomingHttpHeaders) {
    this.#stream = stream;
    const timeout = timeoutMs(headers["grpc-timeout"]);
    if (timeout !== undefined) this.#timer = setTimeout(() => this.#late(), timeout);
    stream.on("close", () => {
      clearTimeout(this.#timer);
      if (!this.#ended) this.#giveUp("Terraform no longer waits for the answer");
    });
  }

  /** Aborted when the client no longer waits for the answer. Created on demand: few calls need it. */
  get signal(): AbortSignal {
    this.#abort ??= new AbortController();
    if (this.#givenUp) this.#abort.abort(this.#givenUp);
    return this.#abort.signal;
  }

  /** Calls back when the call has ended, and its answer was sent. */
  afterwards(then: () => void): void {
    this.#stream.once("close", then);
  }

  /** Sends the reply. */
  reply(message: Uint8Array): void {
    if (!this.#end()) return;
    this.#stream.respond(HEADERS, { waitForTrailers: true });
    this.#stream.on("wantTrailers", () => this.#stream.sendTrailers(OK));
    this.#stream.end(framed(message));
  }

  /** Ends the call without a reply. */
  refuse({ status, message }: GrpcError): void {
    if (!this.#end()) return;
    const ending = { "grpc-status": String(status), "grpc-message": percentEncoded(message) };
    this.#stream.respond({ ...HEADERS, ...ending }, { endStream: true });
    // Discards the rest of the request.
    this.#stream.resume();
  }

  #end(): boolean {
    if (this.#ended) return false;
    this.#ended = true;
    clearTimeout(this.#timer);
    return !this.#stream.destroyed && !this.#stream.closed;
  }

  #late(): void {
    this.#giveUp("The deadline of the call is over");
    this.refuse(new GrpcError(STATUS.DEADLINE_EXCEEDED, "The deadline of the call is over"));
  }

  #giveUp(why: string): void {
    this.#givenUp = new Error(why);
    this.#abort?.abort(this.#givenUp);
  }
}

/** Opens a stream that stays open as long as both sides keep it; `first` is sent at once. */
export function openStream(stream: ServerHttp2Stream, first?: Uint8Array): void {
  stream.respond(HEADERS, { waitForTrailers: true });
  stream.on("wantTrailers", () => stream.sendTrailers(OK));
  if (first) stream.write(framed(first));
  stream.resume();
}

const UNITS: Readonly<Record<string, number>> = { H: 3_600_000, M: 60_000, S: 1000, m: 1, u: 1e-3, n: 1e-6 };
// Maximum delay of setTimeout.
const LONGEST_MS = 2 ** 31 - 1;

function timeoutMs(header: string | string[] | undefined): number | undefined {
  const [, amount, unit] = /^(\d{1,8})([HMSmun])$/.exec(String(header ?? "")) ?? [];
  return unit === undefined ? undefined : Math.min(Number(amount) * UNITS[unit]!, LONGEST_MS);
}
