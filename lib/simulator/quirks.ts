/**
 * What differs between releases of CCKM or between its pages and its wire, as switches. `sim.quirks` may be changed
 * while the simulator runs. The defaults are what the pages show.
 */
export interface Quirks {
  /** Largest page of a list; a greater `limit` is answered with this many records. Default 100. */
  maxPageSize: number;
  /** POST and PATCH replies carry nanoseconds, GET replies rounded microseconds. Default true; false: always the latter. */
  nanosecondTimestamps: boolean;
  /** DELETE answers 200 with `{"status":204}` ("body", as the pages show; default) or 204 without a body ("empty"). */
  deleteReply: "body" | "empty";
  /** KMS replies list the regions in a changing order. Default false. */
  shuffleRegions: boolean;
  /** KMS replies hold the connection's name (default) or its UUID. */
  connectionAs: "name" | "id";
  /** PATCH of a KMS takes one parameter at a time (default true) or any number, ignoring blank ones. */
  strictPatch: boolean;
  /** Granted actions bring the view actions that they need. Default true. */
  autoView: boolean;
  /** Old releases have one `view` action where new ones have `viewnative` and `viewbyok`. Default false. */
  oldViewAction: boolean;
  /**
   * Milliseconds between update-acls reading the list and writing it back; concurrent calls on one KMS lose updates
   * in that time. 0 is one turn of the event loop. Default undefined: the call is atomic.
   */
  aclWriteDelay: number | undefined;
  /** update-acls with an action that is not in the page's table is refused (default) or accepted. */
  unknownAclActions: "refuse" | "accept";
  /** `overall_status` of a running key synchronization. Default "in progress". */
  keyJobInProgress: "in progress" | "in_progress";
  /** `overall_status` of a running secret synchronization. Default "in_progress". */
  secretJobInProgress: "in progress" | "in_progress";
  /** `overall_status` of a report that is being made. Default "in_progress". */
  reportInProgress: "in progress" | "in_progress";
  /** The list of secret synchronizations is wrapped in `{"application/json": …}`, as its page prints it. Default false. */
  wrapSecretJobList: boolean;
  /** How synchronizations end that are started from now on; the last is `failed` with a success line for every vault. */
  jobOutcome: "completed" | "failed" | "failed-with-success-details";
  /** How reports end that are started from now on. */
  reportOutcome: "completed" | "failed";
  /** A second report is refused when its name, type and parameters (default) or its name alone are taken; or never. */
  uniqueReports: "name-type-parameters" | "name" | "no";
  /** GET of a secret shows its value. Default false; the POST reply always shows it, as on the page. */
  valueInSecretReads: boolean;
  /** Name of the content type in secret replies; requests may use either. Default "content_type". */
  contentTypeName: "content_type" | "contentType";
  /** Seconds after a soft delete during which purge and recover are answered 409. Default 1. */
  softDeleteSettleSeconds: number;
  /** Of every `every` requests, the first `length` are refused with `status`. Default undefined: none. */
  overload: { status: 429 | 503; every: number; length: number; retryAfter?: number } | undefined;
}

export const DEFAULT_QUIRKS: Readonly<Quirks> = {
  maxPageSize: 100,
  nanosecondTimestamps: true,
  deleteReply: "body",
  shuffleRegions: false,
  connectionAs: "name",
  strictPatch: true,
  autoView: true,
  oldViewAction: false,
  aclWriteDelay: undefined,
  unknownAclActions: "refuse",
  keyJobInProgress: "in progress",
  secretJobInProgress: "in_progress",
  reportInProgress: "in_progress",
  wrapSecretJobList: false,
  jobOutcome: "completed",
  reportOutcome: "completed",
  uniqueReports: "name-type-parameters",
  valueInSecretReads: false,
  contentTypeName: "content_type",
  softDeleteSettleSeconds: 1,
  overload: undefined,
};
