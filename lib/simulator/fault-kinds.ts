/** Which requests a fault hits, and how often. */
export interface FaultMatch {
  /** "GET", "POST", …; "*" or absent: any. */
  method?: string;
  /**
   * Path with or without `/api`; `*` stands for anything but a slash, `**` for anything. Absent: any path.
   * @example "/v1/cckm/aws/kms/*"
   */
  path?: string;
  /** The first matching request that is hit, counted from 1. Default 1. */
  nth?: number;
  /** How many matching requests are hit from there on. Default 1; Infinity: all. */
  times?: number;
}

/** What happens to a request. "Before acting" means that CCKM has changed nothing; all others let it act. */
export type FaultKind =
  /** An error reply with CCKM's envelope, before acting. `retryAfter` (seconds) sets the header of that name. */
  | { kind: "status"; status: number; message?: string; retryAfter?: number }
  /** CCKM acts, then something in between answers with an error status and CCKM's envelope. */
  | { kind: "status-after"; status: number; message?: string }
  /** CCKM acts and answers without a body. Default: with the status that it would answer. */
  | { kind: "empty"; status?: number }
  /** An HTML page as a proxy sends it, before acting. Default status 404. */
  | { kind: "html"; status?: number }
  /** The connection is cut before acting. */
  | { kind: "reset" }
  /** CCKM acts, then the connection is cut instead of a reply. */
  | { kind: "reset-after" }
  /** No reply, before acting, until the client or the simulator gives up. */
  | { kind: "hang" }
  /** CCKM acts, then sends no reply. */
  | { kind: "hang-after" }
  /** The request waits `ms` milliseconds (of the machine's time), then proceeds. */
  | { kind: "delay"; ms: number }
  /** CCKM acts and answers with JSON that breaks off. */
  | { kind: "malformed" }
  /** `handler` runs after CCKM acted and before the reply is sent. */
  | { kind: "after-commit"; handler: () => void | Promise<void> };

export type FaultSpec = FaultMatch & FaultKind;
