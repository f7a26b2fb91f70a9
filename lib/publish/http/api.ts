import { addressOf } from "../../cckm/http/address";
import { UnreadableBody } from "../../cckm/http/body";
import { type Clock, LAST_DATE, systemClock } from "../../cckm/http/clock";
import { foreignText } from "../../cckm/http/foreign-text";
import { type Growth, growingMs } from "../../cckm/http/growth";
import { isTooMuch } from "../../cckm/http/json";
import { escapeUnseen } from "../../text";
import { PublishError, TooLong } from "../errors";
import * as words from "../words";
import { nextPage } from "./link";
import { overTheWire, type PlatformReply, type PlatformRequest, type SendOnce } from "./send-once";
import { limitedFor } from "./wait";

/** The platform's address and credentials. */
export interface ApiOptions {
  readonly platform: string;
  /** URL of its API, without a trailing slash. */
  readonly address: string;
  readonly token: string;
  /** The headers of every request, including the token's. */
  readonly headers: Readonly<Record<string, string>>;
  /** Explains why a token may not do something. */
  readonly hint: (reply: PlatformReply) => string;
  readonly clock?: Clock;
  readonly exchange?: SendOnce;
}

/** One API call. */
export interface PlatformCall {
  readonly method: PlatformRequest["method"];
  /** Path below the API's address, or the URL of a next page as returned by the platform. */
  readonly path: string;
  readonly json?: unknown;
  /** What the call does, as part of a sentence: `comment on the pull request`. */
  readonly doing: string;
  /** The permission that the token needs, as the platform names it. */
  readonly right: string;
  /** Set for a POST that changes nothing. */
  readonly reads?: true;
}

const REPEATS = 3;
const PAUSES: Growth = { firstMs: 1000, factor: 2, longestMs: 4000 };
/** How long a job waits for a platform at most. */
const PATIENCE_MS = 300_000;
const MOST_PAGES = 300;
const LONGEST_SAID = 300;
const LONGEST_HINT = 500;

/** Calls a platform's API: retries where that is safe, respects its rate limits, and explains its rejections. */
export class Api {
  readonly #options: ApiOptions;
  readonly #clock: Clock;
  readonly #exchange: SendOnce;
  #waited = 0;

  constructor(options: ApiOptions) {
    this.#options = { ...options, address: checkedAddress(options.address) };
    this.#clock = options.clock ?? systemClock;
    this.#exchange = options.exchange ?? overTheWire();
  }

  /**
   * Makes a call.
   * @returns its reply, as JSON
   * @throws TooLong if a text exceeds the platform's limit
   * @throws PublishError for every other rejection
   */
  async call(call: PlatformCall): Promise<unknown> {
    return this.#json(call, await this.#send(call));
  }

  /** Every page of a list, one after the other. */
  async *pages(call: Omit<PlatformCall, "method">): AsyncGenerator<unknown> {
    let path: string | undefined = call.path;
    for (let page = 0; path !== undefined; page++) {
      if (page === MOST_PAGES) {
        const { platform } = this.#options;
        throw new PublishError(words.tooManyPages({ platform, doing: call.doing, pages: MOST_PAGES }));
      }
      const one: PlatformCall = { ...call, method: "GET", path };
      const reply = await this.#send(one);
      yield this.#json(one, reply);
      const next = nextPage(reply.headers.link);
      path = next === undefined ? undefined : this.#below(next);
    }
  }

  async #send(call: PlatformCall): Promise<PlatformReply> {
    const { method, path, json } = call;
    const outgoing: PlatformRequest = {
      method,
      url: `${this.#options.address}${path}`,
      headers: {
        "user-agent": "cdktf-cckm",
        ...this.#options.headers,
        ...(json !== undefined && { "content-type": "application/json" }),
      },
      ...(json !== undefined && { body: JSON.stringify(json) }),
    };
    // Repeating a POST that may have succeeded would create a second comment.
    const safe = method !== "POST" || call.reads === true;
    for (let attempt = 0; ; attempt++) {
      const reply = await this.#once(call, outgoing, safe && attempt < REPEATS);
      const asked = reply && limitedFor(reply, attempt, this.#clock.now());
      if (asked !== undefined) await this.#wait(asked, call);
      else if (reply && (!safe || attempt >= REPEATS || reply.status < 502 || reply.status > 504)) {
        if (reply.status >= 200 && reply.status < 300) return reply;
        throw this.#refused(call, reply);
      } else await this.#wait(growingMs(PAUSES, attempt), call);
    }
  }

  // Undefined if the connection failed and the call is to be retried.
  async #once({ doing }: PlatformCall, outgoing: PlatformRequest, again: boolean): Promise<PlatformReply | undefined> {
    try {
      return await this.#exchange(outgoing);
    } catch (error) {
      const { platform, address } = this.#options;
      if (error instanceof UnreadableBody) throw this.#unreadable(error.message);
      if (again) return undefined;
      const reason = this.#shown((error as Error).message);
      throw new PublishError(words.unreachable({ platform, doing, reason, address }));
    }
  }

  async #wait(ms: number, { doing }: PlatformCall): Promise<void> {
    if (this.#waited + ms > PATIENCE_MS) {
      const until = new Date(Math.min(this.#clock.now() + ms, LAST_DATE)).toISOString();
      throw new PublishError(words.limited({ platform: this.#options.platform, doing, until }));
    }
    this.#waited += ms;
    await this.#clock.sleep(ms);
  }

  #refused({ doing, right }: PlatformCall, reply: PlatformReply): PublishError {
    const { platform, hint } = this.#options;
    const { status, text, headers } = reply;
    const refused = { platform, doing, status, said: this.#said(text) };
    const told = this.#shown(hint(reply), LONGEST_HINT);
    if (status === 401) return new PublishError(words.tokenInvalid(refused));
    if (status === 403) return new PublishError(words.forbidden({ ...refused, right, hint: told }));
    if (status === 404) return new PublishError(words.notFound({ ...refused, right, hint: told }));
    if ([400, 413, 422].includes(status) && /too long|too large/i.test(text))
      return new TooLong(words.tooLong(refused));
    const { location } = headers;
    if (location === undefined) return new PublishError(words.refused(refused));
    return new PublishError(words.moved({ ...refused, location: this.#shown(location) }));
  }

  #json({ doing }: PlatformCall, { text }: PlatformReply): unknown {
    if (isTooMuch(text)) throw this.#unreadable("a reply of more values than are read");
    try {
      return JSON.parse(text);
    } catch {
      const { platform, address } = this.#options;
      throw new PublishError(words.notTheApi({ platform, doing, address }));
    }
  }

  #unreadable(what: string): PublishError {
    const { platform } = this.#options;
    return new PublishError(words.replyUnexpected({ platform, where: "the reply", problem: this.#shown(what) }));
  }

  // The token must only be sent to the platform.
  #below(next: string): string {
    const { address, platform } = this.#options;
    const url = URL.canParse(next, address) ? new URL(next, address).href : "";
    if (url.startsWith(`${address}/`)) return url.slice(address.length);
    throw new PublishError(words.pageElsewhere({ platform, next: this.#shown(next), address }));
  }

  #said(text: string): string {
    try {
      const { message, error_description, error } = JSON.parse(text) as Record<string, unknown>;
      const found = message ?? error_description ?? error;
      const errors = (JSON.parse(text) as { errors?: unknown }).errors;
      return this.#shown(
        [found, errors]
          .filter(Boolean)
          .map((one) => (typeof one === "string" ? one : JSON.stringify(one)))
          .join(" "),
      );
    } catch {
      return this.#shown(text);
    }
  }

  #shown(text: string, longest = LONGEST_SAID): string {
    return foreignText(text, [this.#options.token], longest);
  }
}

/** The address as URLs are compared, without what may be a password. */
function checkedAddress(address: string): string {
  const url = /^https?:\/\//i.test(address) && URL.canParse(address) ? new URL(address) : undefined;
  const shown = url ? `${url.origin}${url.pathname}`.replace(/\/$/, "") : address.slice(address.lastIndexOf("@") + 1);
  if (url !== undefined && (url.protocol === "https:" || addressOf(url).loopback)) return shown;
  throw new PublishError(words.addressNotHttps({ got: JSON.stringify(escapeUnseen(shown)) }));
}
