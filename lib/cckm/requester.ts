import type { CallOptions, Clock } from "./clock";
import { CckmError, reasonOf } from "./errors";
import { Gate } from "./gate";
import { missingArgument, type Settings } from "./options";
import { Pace } from "./pace";
import { type Query, queryString } from "./query";
import { nextLookMs, Recent } from "./recent";
import { type Asked, parseJson, replyError, requestIdOf } from "./reply";
import { pauseFor, withRetries } from "./retry";
import { malformedReply, type ReplyContext, readBySchema, type Schema } from "./schema";
import { explainSignIn, Session, TOKEN_PATH } from "./session";
import { CONNECTIONS, type Incoming, type Outgoing, Transport } from "./transport";

// Nothing is under way yet: that CCKM is down is better said soon than waited for.
const SIGN_IN_RETRIES = 2;

/** One call of the API. */
export interface Call {
  readonly method: Outgoing["method"];
  /** Below /api, e.g. `/v1/cckm/aws/kms`. */
  readonly path: string;
  readonly query?: Query;
  readonly body?: unknown;
  /** Whether the path names one object by its id: only then a 404 can mean that it is gone. */
  readonly byId?: boolean;
  /** Whether it changes nothing; default for GET. */
  readonly readOnly?: boolean;
  readonly accept?: string;
  /** Texts of the body that must not appear in an error. */
  readonly secrets?: readonly string[];
}

/** A success reply. */
interface Answered {
  readonly incoming: Incoming;
  /** The reply's JSON; undefined for anything else. */
  readonly parsed: { readonly value: unknown } | undefined;
  readonly context: ReplyContext;
}

/** Sends calls with a token, repeats what may be repeated, and turns replies into values or errors. */
export class Requester {
  readonly #settings: Settings;
  readonly #session: Session;
  /** What was made and changed a moment ago. */
  readonly recent: Recent;
  readonly #gate = new Gate(CONNECTIONS);
  readonly #pace: Pace;
  #transport?: Transport;

  constructor(settings: Settings) {
    this.#settings = settings;
    this.#pace = new Pace(settings.clock);
    this.recent = new Recent(settings.clock, settings.nodeLagMs);
    this.#session = new Session(settings, (body, secrets) => this.#grant(body, secrets));
  }

  /** The clock of the client. */
  get clock(): Clock {
    return this.#settings.clock;
  }

  /** The id of the domain that one is signed in to; undefined before the sign-in, or where the token does not say. */
  get domainId(): string | undefined {
    return this.#session.domainId;
  }

  /** Signs in, where that has not been done yet. */
  async signIn(options: CallOptions = {}): Promise<void> {
    await this.#session.token(options.signal);
  }

  /** Calls and reads the JSON reply by `of`. */
  async json<T>(call: Call, of: Schema<T>, options?: CallOptions): Promise<T> {
    const { incoming, parsed, context } = await this.#call(call, options);
    if (!parsed) throw malformedReply(context, this.#describe(incoming));
    return readBySchema(of, parsed.value, context);
  }

  /** The same for a change whose success may come with any body; undefined where it is not the changed record. */
  async maybeJson<T>(call: Call, of: Schema<T>, options?: CallOptions): Promise<T | undefined> {
    const { parsed, context } = await this.#call(call, options);
    const value = parsed?.value;
    if (typeof value !== "object" || value === null || !("id" in value)) return undefined;
    try {
      return await readBySchema(of, value, context);
    } catch (error) {
      // What is wrong with the record, its next read tells.
      if (error instanceof CckmError) return undefined;
      throw error;
    }
  }

  /** Calls and takes any success for an answer, whatever its body. */
  async done(call: Call, options?: CallOptions): Promise<void> {
    await this.#call(call, options);
  }

  /** Calls and returns the reply's text. */
  async text(call: Call, options?: CallOptions): Promise<string> {
    return (await this.#call(call, options)).incoming.text;
  }

  async close(): Promise<void> {
    await this.#transport?.close();
  }

  #describe(incoming: Incoming): string {
    if (incoming.text === "") return "an empty reply";
    if (incoming.contentType === "application/json") return "JSON that cannot be parsed";
    return `a reply that is not CCKM's (${incoming.contentType || "no content type"}): a proxy or load balancer?`;
  }

  /** Calls, and calls again as long as the answer may come from a node that does not know the last change yet. */
  async #call(call: Call, options: CallOptions = {}): Promise<Answered> {
    const { method, path } = call;
    const { clock, log } = this.#settings;
    const readOnly = call.readOnly ?? method === "GET";
    const askedAt = clock.now();
    for (let look = 0; ; look++) {
      let left: number;
      try {
        const incoming = await this.#send(call, options);
        const answered = {
          incoming,
          parsed: parseJson(incoming.text),
          context: { method, path, status: incoming.status, readOnly },
        };
        // CCKM never speaks HTML: a portal or a proxy does, and a delete that it answered has deleted nothing.
        if (incoming.contentType === "text/html") throw malformedReply(answered.context, this.#describe(incoming));
        if (!readOnly) this.recent.wrote(method, path, answered.parsed?.value);
        left = readOnly ? this.recent.staleMs(answered.parsed?.value) : 0;
        if (left === 0) return answered;
      } catch (error) {
        if (!(error instanceof CckmError)) throw error;
        if (method === "DELETE" && error.outcome === "unknown") this.recent.mayBeRemoved(path);
        left = this.recent.missingMs(path, error, askedAt);
        if (left === 0) throw error;
      }
      log("debug", "CCKM answers with what was before the last change; asking again", { method, path, leftMs: left });
      await pauseFor(clock, nextLookMs(look, left), options.signal, `${method} ${path}`);
    }
  }

  async #send(call: Call, options: CallOptions): Promise<Incoming> {
    const { method, path } = call;
    const { clock, log } = this.#settings;
    const { signal } = options;
    const readOnly = call.readOnly ?? method === "GET";
    const body = call.body === undefined ? undefined : JSON.stringify(call.body);
    let replayed = false;
    const secrets = () => [...this.#session.secrets, ...(call.secrets ?? [])];
    const exchange = (token: string): Promise<Incoming> =>
      this.#exchange({
        secrets: secrets(),
        method,
        path,
        query: queryString(call.query),
        readOnly,
        signal,
        body,
        headers: {
          accept: call.accept ?? "application/json",
          authorization: `Bearer ${token}`,
          ...(body === undefined ? {} : { "content-type": "application/json" }),
        },
      });
    const attempt = async (): Promise<Incoming> => {
      const token = await this.#session.token(signal);
      let incoming = await exchange(token);
      if (incoming.status === 401 && !replayed) {
        replayed = true;
        incoming = await exchange(await this.#session.tokenAfter(token, signal));
      }
      if (incoming.status >= 200 && incoming.status <= 299) return incoming;
      const asked = { method, path, readOnly, byId: call.byId ?? false, secrets: secrets() };
      throw replyError(incoming, asked, clock.now());
    };
    // A request that waits for its turn takes its token, and starts its timeout, when the turn comes.
    const what = `${method} ${path}`;
    const send = () => this.#gate.run(() => this.#pace.run(attempt, signal, what), signal, what);
    const signIn = async () => {
      await this.#session.token(signal);
    };
    return withRetries({ clock, log, readOnly, method, path, signal, pace: this.#pace }, send, signIn);
  }

  async #grant(body: Readonly<Record<string, string>>, secrets: readonly string[]): Promise<unknown> {
    const { clock, log } = this.#settings;
    const asked: Asked = { method: "POST", path: TOKEN_PATH, readOnly: true, byId: false, secrets };
    const { method, path } = asked;
    const context = { clock, log, readOnly: true, method, path, pace: this.#pace, retries: SIGN_IN_RETRIES };
    const send = async () => {
      const reply = await this.#exchange({
        method: "POST",
        path: TOKEN_PATH,
        query: "",
        readOnly: true,
        secrets,
        body: JSON.stringify(body),
        headers: { accept: "application/json", "content-type": "application/json" },
      });
      if (reply.status < 200 || reply.status > 299) throw replyError(reply, asked, clock.now());
      return reply;
    };
    try {
      const incoming = await withRetries(context, () => this.#pace.run(send, undefined, `${method} ${path}`));
      const parsed = parseJson(incoming.text);
      if (!parsed) throw malformedReply({ ...asked, status: incoming.status }, this.#describe(incoming));
      return parsed.value;
    } catch (error) {
      throw explainSignIn(error, this.#settings);
    }
  }

  async #exchange(outgoing: Outgoing): Promise<Incoming> {
    const { address, clock, log } = this.#settings;
    if (!address) throw missingArgument("address", "CIPHERTRUST_ADDRESS", "The address of CipherTrust Manager");
    this.#transport ??= new Transport(this.#settings, address);
    const { method, path } = outgoing;
    const started = clock.now();
    const line = (fields: { status?: number; requestID?: string; reason?: string }) =>
      log("debug", "CCKM request", { method, path, ms: clock.now() - started, ...fields });
    try {
      const incoming = await this.#transport.exchange(outgoing);
      this.recent.noteDate(incoming.date);
      line({ status: incoming.status, requestID: requestIdOf(incoming, outgoing.secrets) });
      return incoming;
    } catch (error) {
      line({ reason: error instanceof CckmError ? (reasonOf(error) ?? error.kind) : "unknown" });
      throw error;
    }
  }
}
