import { withoutMark } from "./body";
import type { CallOptions, Clock } from "./clock";
import { ConcurrencyLimit } from "./concurrency-limit";
import { CckmError } from "./errors";
import { Exchange } from "./exchange";
import { foreignText } from "./foreign-text";
import { parseJson } from "./json";
import { Latest } from "./latest";
import { nextLookMs } from "./look-for";
import type { Settings } from "./options";
import { Pace } from "./pace";
import { type Query, queryString } from "./query";
import { Recent } from "./recent";
import { describeReply, refusalIn, replyError } from "./reply";
import { malformedReply, type ReplyContext, type ReplySchema, readBySchema, recordOfAnother } from "./reply-schema";
import { pauseFor, withRetries } from "./retry";
import type { ServerClock } from "./server-clock";
import { unlessStopped } from "./stop";
import { TokenSource } from "./token-source";
import { CONNECTIONS, type Incoming, type Outgoing } from "./transport";

const LONGEST_TOLD = 200;
// CCKM knows a value from then on, and may quote it in the answer to any later call.
const MOST_SENT = 32;

/** One API call. */
export interface Call {
  readonly method: Outgoing["method"];
  /** Below /api, e.g. `/v1/cckm/aws/kms`. */
  readonly path: string;
  readonly query?: Query;
  readonly body?: unknown;
  /**
   * Whether the path contains an object's id, and the call names no other object: only then does a 404 mean that it is
   * gone.
   */
  readonly byId?: boolean;
  /** Whether it changes nothing; defaults to true for GET. */
  readonly readOnly?: boolean;
  readonly accept?: string;
  /** Whether the body is a text to keep as it is: UTF-8, with its byte order mark. */
  readonly verbatim?: boolean;
  /** Texts from the body that must not appear in an error. */
  readonly secrets?: readonly string[];
}

/** A success reply. */
interface Answered {
  readonly incoming: Incoming;
  /** The reply's JSON; undefined for anything else. */
  readonly parsed: { readonly value: unknown } | undefined;
  readonly context: ReplyContext;
}

/** Sends calls with a token, repeats them where that is safe, and turns replies into values or errors. */
export class Requester {
  readonly #settings: Settings;
  readonly #exchange: Exchange;
  readonly #tokens: TokenSource;
  /** Objects that were created or changed moments ago. */
  readonly recent: Recent;
  readonly #limit = new ConcurrencyLimit(CONNECTIONS);
  readonly #pace: Pace;
  readonly #sent = new Latest(MOST_SENT);

  constructor(settings: Settings) {
    this.#settings = settings;
    this.#pace = new Pace(settings.clock);
    this.#exchange = new Exchange(settings);
    this.recent = new Recent(settings.clock, this.#exchange.serverClock, settings.nodeLagMs);
    this.#tokens = new TokenSource(settings, this.#exchange, this.#pace);
  }

  /** CCKM's clock. */
  get serverClock(): ServerClock {
    return this.#exchange.serverClock;
  }

  /** The client's clock. */
  get clock(): Clock {
    return this.#settings.clock;
  }

  /** The id of the signed-in domain; undefined before sign-in, or if the token does not say. */
  get domainId(): string | undefined {
    return this.#tokens.claims?.domainId;
  }

  /** Signs in if that has not happened yet. */
  async signIn(options: CallOptions = {}): Promise<void> {
    await this.#tokens.token(options.signal);
  }

  /**
   * Sends the call and validates the JSON reply.
   * @param isIt whether the reply is of the object that was asked for
   */
  async json<T>(
    call: Call,
    of: ReplySchema<T>,
    options?: CallOptions,
    isIt: (value: T) => boolean = () => true,
  ): Promise<T> {
    const answered = await this.#call(call, options);
    const { incoming, parsed, context } = answered;
    if (!parsed) throw malformedReply(context, describeReply(incoming));
    const value = readBySchema(of, parsed.value, context);
    if (!isIt(value)) {
      const { id } = value as { readonly id?: unknown };
      const told = typeof id === "string" ? foreignText(id, this.#secretsOf(call), LONGEST_TOLD) : undefined;
      throw recordOfAnother(context, told);
    }
    this.#noteWrite(answered);
    return value;
  }

  /** Like `json`, for a change whose success reply may have any body; undefined if that is not the changed record. */
  async maybeJson<T>(
    call: Call,
    of: ReplySchema<T>,
    options?: CallOptions,
    isIt: (value: T) => boolean = () => true,
  ): Promise<T | undefined> {
    const answered = await this.#call(call, options);
    const value = answered.parsed?.value;
    if (typeof value !== "object" || value === null || !("id" in value)) return undefined;
    try {
      const record = readBySchema(of, value, answered.context);
      if (!isIt(record)) return undefined;
      this.#noteWrite(answered);
      return record;
    } catch (error) {
      // The next read will report what is wrong with the record.
      if (error instanceof CckmError) return undefined;
      throw error;
    }
  }

  /** Sends the call and returns the reply's JSON as it is; undefined for a change that is answered without a body. */
  async any(call: Call, options?: CallOptions): Promise<unknown> {
    const answered = await this.#call(call, options);
    const { incoming, parsed, context } = answered;
    if (!parsed && (context.readOnly || incoming.text !== "")) throw malformedReply(context, describeReply(incoming));
    this.#noteWrite(answered);
    return parsed?.value;
  }

  /** Sends the call and accepts any success reply, whatever its body. */
  async done(call: Call, options?: CallOptions): Promise<void> {
    this.#noteWrite(await this.#call(call, options));
  }

  /** Sends the call and returns the reply's text, just as it was sent. */
  async text(call: Call, options?: CallOptions): Promise<string> {
    const { incoming, context } = await this.#call({ ...call, verbatim: true }, options);
    if (incoming.status === 200) return incoming.text;
    throw malformedReply(context, incoming.status === 206 ? "a part of the text" : "no text");
  }

  async close(): Promise<void> {
    await this.#exchange.close();
  }

  #noteWrite({ parsed, context: { method, path, readOnly } }: Answered): void {
    if (!readOnly) this.recent.wrote(method, path, parsed?.value);
  }

  #secretsOf({ secrets = [] }: Call): string[] {
    return [...new Set([...this.#tokens.secrets, ...this.#sent, ...secrets])];
  }

  /** Repeats the call as long as the answer may come from a node that does not know the latest change yet. */
  #call(call: Call, { signal }: CallOptions = {}): Promise<Answered> {
    return unlessStopped(this.#settings, signal, (until) => this.#answered(call, until));
  }

  async #answered(call: Call, signal: AbortSignal | undefined): Promise<Answered> {
    const { method, path } = call;
    const { clock, log } = this.#settings;
    const readOnly = call.readOnly ?? method === "GET";
    const askedAt = clock.now();
    this.#sent.add(...(call.secrets ?? []));
    for (let look = 0; ; look++) {
      let left: number;
      try {
        const incoming = await this.#send(call, signal);
        const answered = {
          incoming,
          parsed: parseJson(withoutMark(incoming.text)),
          context: { method, path, status: incoming.status, readOnly, secrets: this.#secretsOf(call) },
        };
        const refusal = refusalIn(incoming, answered.parsed?.value, answered.context.secrets);
        if (refusal !== undefined) throw malformedReply(answered.context, refusal);
        left = readOnly ? this.recent.staleMs(answered.parsed?.value) : 0;
        if (left === 0) return answered;
      } catch (error) {
        if (!(error instanceof CckmError)) throw error;
        if (method === "DELETE" && error.outcome === "unknown") this.recent.mayBeRemoved(path);
        left = this.recent.missingMs(path, error, askedAt);
        if (left === 0) throw error;
      }
      log("debug", "CCKM answers with what was before the last change; asking again", { method, path, leftMs: left });
      await pauseFor(clock, nextLookMs(look, left), signal, `${method} ${path}`);
    }
  }

  async #send(call: Call, signal: AbortSignal | undefined): Promise<Incoming> {
    const { method, path } = call;
    const { clock, log } = this.#settings;
    const readOnly = call.readOnly ?? method === "GET";
    const body = call.body === undefined ? undefined : JSON.stringify(call.body);
    let replayed = false;
    const exchange = (token: string): Promise<Incoming> =>
      this.#exchange.send({
        secrets: this.#secretsOf(call),
        method,
        path,
        query: queryString(call.query),
        readOnly,
        verbatim: call.verbatim,
        signal,
        body,
        headers: {
          accept: call.accept ?? "application/json",
          authorization: `Bearer ${token}`,
          ...(body === undefined ? {} : { "content-type": "application/json" }),
        },
      });
    const attempt = async (): Promise<Incoming> => {
      const token = await this.#tokens.token(signal);
      let incoming = await exchange(token);
      if (incoming.status === 401 && !replayed) {
        replayed = true;
        incoming = await exchange(await this.#tokens.tokenAfter(token, signal));
      }
      if (incoming.status >= 200 && incoming.status <= 299) return incoming;
      const asked = { method, path, readOnly, byId: call.byId ?? false, secrets: this.#secretsOf(call) };
      throw replyError(incoming, asked, clock.now());
    };
    // A queued request gets its token, and starts its timeout, when its turn comes.
    const what = `${method} ${path}`;
    const send = () => this.#limit.run(() => this.#pace.run(attempt, signal, what), signal, what);
    const signIn = async () => {
      await this.#tokens.token(signal);
    };
    return withRetries({ clock, log, readOnly, method, path, signal, pace: this.#pace }, send, signIn);
  }
}
