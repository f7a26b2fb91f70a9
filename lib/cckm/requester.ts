import type { CallOptions, Clock } from "./clock";
import { CckmError, reasonOf } from "./errors";
import { Gate } from "./gate";
import { missingArgument, type Settings } from "./options";
import { Pace } from "./pace";
import { type Query, queryString } from "./query";
import { type Asked, parseJson, readEnvelope, replyError } from "./reply";
import { withRetries } from "./retry";
import { malformedReply, type ReplyContext, readBySchema, type Schema } from "./schema";
import { explainRefusal, Session, TOKEN_PATH } from "./session";
import { CONNECTIONS, type Incoming, type Outgoing, Transport } from "./transport";

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

/** Sends calls with a token, repeats what may be repeated, and turns replies into values or errors. */
export class Requester {
  readonly #settings: Settings;
  readonly #session: Session;
  readonly #gate = new Gate(CONNECTIONS);
  readonly #pace: Pace;
  #transport?: Transport;

  constructor(settings: Settings) {
    this.#settings = settings;
    this.#pace = new Pace(settings.clock);
    this.#session = new Session(settings, (body, secrets) => this.#grant(body, secrets));
  }

  /** The clock of the client. */
  get clock(): Clock {
    return this.#settings.clock;
  }

  /** Calls and reads the JSON reply by `of`. */
  async json<T>(call: Call, of: Schema<T>, options?: CallOptions): Promise<T> {
    const { incoming, context } = await this.#call(call, options);
    return readBySchema(of, this.#parse(incoming, context), context);
  }

  /** The same for a reply that may also be empty or an acknowledgement without an id. */
  async maybeJson<T>(call: Call, of: Schema<T>, options?: CallOptions): Promise<T | undefined> {
    const { incoming, context } = await this.#call(call, options);
    const value = parseJson(incoming.text)?.value;
    if (typeof value !== "object" || value === null || !("id" in value)) return undefined;
    return readBySchema(of, value, context);
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

  #parse(incoming: Incoming, context: ReplyContext): unknown {
    const parsed = parseJson(incoming.text);
    if (!parsed) throw malformedReply(context, this.#describe(incoming));
    return parsed.value;
  }

  async #call(call: Call, options: CallOptions = {}): Promise<{ incoming: Incoming; context: ReplyContext }> {
    const { method, path } = call;
    const { clock, log } = this.#settings;
    const { signal } = options;
    const readOnly = call.readOnly ?? method === "GET";
    const body = call.body === undefined ? undefined : JSON.stringify(call.body);
    let replayed = false;
    const exchange = (token: string): Promise<Incoming> =>
      this.#exchange({
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
      const secrets = [...this.#session.secrets, ...(call.secrets ?? [])];
      throw replyError(incoming, { method, path, readOnly, byId: call.byId ?? false, secrets }, clock.now());
    };
    // A request that waits for its turn takes its token, and starts its timeout, when the turn comes.
    const what = `${method} ${path}`;
    const send = () => this.#gate.run(() => this.#pace.run(attempt, signal, what), signal, what);
    const signIn = async () => {
      await this.#session.token(signal);
    };
    const incoming = await withRetries({ clock, log, readOnly, method, path, signal, pace: this.#pace }, send, signIn);
    const context = { method, path, status: incoming.status, readOnly };
    // CCKM never speaks HTML: a portal or a proxy does, and a delete that it answered has deleted nothing.
    if (incoming.contentType === "text/html") throw malformedReply(context, this.#describe(incoming));
    return { incoming, context };
  }

  async #grant(body: Readonly<Record<string, string>>, secrets: readonly string[]): Promise<unknown> {
    const { clock, log } = this.#settings;
    const asked: Asked = { method: "POST", path: TOKEN_PATH, readOnly: true, byId: false, secrets };
    const { method, path } = asked;
    const context = { clock, log, readOnly: true, method, path, pace: this.#pace };
    const send = async () => {
      const reply = await this.#exchange({
        method: "POST",
        path: TOKEN_PATH,
        query: "",
        readOnly: true,
        body: JSON.stringify(body),
        headers: { accept: "application/json", "content-type": "application/json" },
      });
      if (reply.status < 200 || reply.status > 299) throw replyError(reply, asked, clock.now());
      return reply;
    };
    try {
      const incoming = await withRetries(context, () => this.#pace.run(send, undefined, `${method} ${path}`));
      return this.#parse(incoming, { ...asked, status: incoming.status });
    } catch (error) {
      throw explainRefusal(error, this.#settings);
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
      const { status } = incoming;
      const requestID = (status >= 400 ? readEnvelope(incoming.text)?.requestID : undefined) ?? incoming.requestID;
      line({ status, requestID });
      return incoming;
    } catch (error) {
      line({ reason: error instanceof CckmError ? (reasonOf(error) ?? error.kind) : "unknown" });
      throw error;
    }
  }
}
