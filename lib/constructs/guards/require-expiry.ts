import { azureSecret } from "../../contract";
import { parseInstant } from "../../schema";
import { inOneLine } from "../../words";
import { isExpression } from "../base/config-value";
import { Guard, mayBeNothing, notKnown, type Violation } from "./guard";
import type { GuardOptions } from "./guard-options";
import * as words from "./words";

const DAY_MS = 86_400_000;

/** What {@link RequireExpiry} takes. */
export interface RequireExpiryOptions extends GuardOptions {
  /** Days after which a secret must have expired, from `from` on; more than 0. Without it any expiry will do. */
  readonly maxDays?: number;
  /** Where the days begin; RFC 3339. Default the time of the synth. */
  readonly from?: string;
}

/**
 * Refuses Azure secrets that never expire, or too late.
 *
 * @example
 * Aspects.of(app).add(new RequireExpiry({ maxDays: 365 }));
 */
export class RequireExpiry extends Guard {
  private readonly maxDays?: number;
  private readonly from?: number;

  /** @throws Error when `maxDays` or `from` is malformed. */
  constructor(options: RequireExpiryOptions = {}) {
    super("RequireExpiry", [azureSecret.type], options, ["maxDays", "from"]);
    const { maxDays, from } = options;
    if (maxDays !== undefined && !(Number.isFinite(maxDays) && maxDays > 0)) {
      throw new Error(`RequireExpiry: ${inOneLine(words.maxDaysInvalid({ got: maxDays }))}`);
    }
    if (from !== undefined && parseInstant(from) === undefined) {
      throw new Error(`RequireExpiry: ${inOneLine(words.fromInvalid({ got: from }))}`);
    }
    this.maxDays = maxDays;
    this.from = from === undefined ? undefined : parseInstant(from);
  }

  /** @internal */
  protected _check({ exp }: Readonly<Record<string, unknown>>): readonly Violation[] {
    if (exp === undefined || exp === null || exp === "") {
      return [{ message: inOneLine(words.expiryMissing({ limit: this.limit() })) }];
    }
    if (this.maxDays === undefined ? mayBeNothing(exp) : isExpression(exp)) return [notKnown("exp")];
    if (this.maxDays === undefined) return [];
    const latest = (this.from ?? Date.now()) + this.maxDays * DAY_MS;
    const expires = parseInstant(String(exp));
    // What is no time is refused by the secret itself.
    if (expires === undefined || expires <= latest) return [];
    return [{ message: inOneLine(words.expiresTooLate({ value: exp, limit: this.limit() })) }];
  }

  private limit(): string {
    if (this.maxDays === undefined) return "";
    const from = this.from === undefined ? "now on" : new Date(this.from).toISOString();
    return `within ${this.maxDays} days from ${from}`;
  }
}
