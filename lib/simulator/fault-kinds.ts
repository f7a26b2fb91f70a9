/** Which requests a fault hits, and how often. */
export interface FaultMatch {
  /** "GET", "POST", …; "*" or omitted: any. */
  method?: string;
  /**
   * Path with or without `/api`; `*` matches anything but a slash, `**` anything. Omitted: any path.
   * @example "/v1/cckm/aws/kms/*"
   */
  path?: string;
  /** The first matching request to hit, counted from 1. Default 1. */
  nth?: number;
  /** How many matching requests to hit, starting with that one. Default 1; Infinity: all. */
  times?: number;
}

/** What happens to a request. "Before acting" means that CCKM changes nothing; with all others it acts first. */
export type FaultKind =
  /** An error reply with CCKM's envelope, before acting. `retryAfter` (seconds) sets the header of that name. */
  | { kind: "status"; status: number; message?: string; retryAfter?: number }
  /** CCKM acts, then a gateway answers with an error status and CCKM's envelope. */
  | { kind: "status-after"; status: number; message?: string }
  /** CCKM acts and replies without a body. Default: with its normal status. */
  | { kind: "empty"; status?: number }
  /** A proxy's HTML page, before acting. Default status 404. */
  | { kind: "html"; status?: number }
  /** The connection is closed before acting. */
  | { kind: "reset" }
  /** CCKM acts, then the connection is closed without a reply. */
  | { kind: "reset-after" }
  /** No reply, before acting, until the client or the simulator gives up. */
  | { kind: "hang" }
  /** CCKM acts, then sends no reply. */
  | { kind: "hang-after" }
  /** The request is delayed by `ms` milliseconds of real time, then proceeds. */
  | { kind: "delay"; ms: number }
  /** CCKM acts and replies with truncated JSON. */
  | { kind: "malformed" }
  /** CCKM acts and replies with a record of another id and another name. */
  | { kind: "another" }
  /** `handler` runs after CCKM has acted and before the reply is sent. */
  | { kind: "after-commit"; handler: () => void | Promise<void> };

export type FaultSpec = FaultMatch & FaultKind;
