import { azureSecret } from "../../contract";
import { requireExpiry } from "../../rules";
import { parseInstant } from "../../schema";
import { inOneLine } from "../../words";
import { describe } from "../base/config-value";
import { AT_SYNTH, Guard, type Violation, violationsOf } from "./guard";
import type { GuardOptions } from "./guard-options";
import * as words from "./words";

/** Options of {@link RequireExpiry}. */
export interface RequireExpiryOptions extends GuardOptions {
  /** Maximum number of days from `from` until a secret expires; more than 0. Without it, any expiry is accepted. */
  readonly maxDays?: number;
  /** Start of these days; RFC 3339. Default: the time of the synth. */
  readonly from?: string;
}

/**
 * Rejects Azure secrets that never expire, or expire too late.
 *
 * @example
 * Aspects.of(app).add(new RequireExpiry({ maxDays: 365 }));
 */
export class RequireExpiry extends Guard {
  private readonly maxDays?: number;
  private readonly from?: number;

  /** @throws Error if `maxDays` or `from` is malformed. */
  constructor(options: RequireExpiryOptions = {}) {
    super("RequireExpiry", [azureSecret.type], options, { argument: "exp" }, ["maxDays", "from"]);
    const { maxDays, from } = options;
    if (maxDays !== undefined && !(Number.isFinite(maxDays) && maxDays > 0)) {
      throw new Error(`RequireExpiry: ${inOneLine(words.maxDaysInvalid({ got: describe(maxDays) }))}`);
    }
    if (from !== undefined && parseInstant(from) === undefined) {
      throw new Error(`RequireExpiry: ${inOneLine(words.fromInvalid({ got: from }))}`);
    }
    this.maxDays = maxDays;
    this.from = from === undefined ? undefined : parseInstant(from);
  }

  /** @internal */
  protected _check(attributes: Readonly<Record<string, unknown>>): readonly Violation[] {
    const { maxDays, from = Date.now() } = this;
    const since = this.from === undefined ? "now on" : new Date(from).toISOString();
    return violationsOf(requireExpiry({ maxDays, from, since }, attributes, AT_SYNTH));
  }
}
