import { choice, flag, optional, parseWholes, type Quirk, span, text, whole } from "./quirk-kinds";

/** Of every `every` requests, the first `length` are rejected with `status`. `retryAfter` in seconds. */
export interface Overload {
  status: 429 | 503;
  every: number;
  length: number;
  retryAfter?: number;
}

/** How many requests are answered within any period of `seconds`; the others get 429. `retryAfter` in seconds. */
export interface RateLimit {
  requests: number;
  seconds: number;
  retryAfter?: number;
}

/**
 * Differences between CCKM releases, between the API pages and the actual replies, or between a healthy and a struggling
 * server. Each is a field of {@link Quirks} and, with the same name, an argument of `cckm simulator --quirk`.
 */
export const QUIRKS = {
  // Lists
  maxPageSize: whole(100, 1, "largest page of a list; a greater limit is answered with this many records"),
  unstableOrder: flag(false, "a list has another order in every reply, as far as sort leaves it open"),
  listChanges: whole(0, 0, "so many times, while a list is paged, a record of it goes away between two pages"),
  negativeLimit: choice(["all", "refuse"], "limit=-1 gives the whole list, or 400"),
  nameFilter: choice(
    ["exact", "any-case"],
    "whether the filters name and secret_name tell capitals from small letters",
  ),
  jobVaultFilter: choice(
    ["any", "name", "id"],
    "what the filter key_vaults of synchronizations takes: ids and names in any capitals, names as listed, or ids",
  ),
  wrapSecretJobList: flag(false, 'the list of secret synchronizations is wrapped in {"application/json": …}'),

  // Replies
  timestamps: choice(
    ["page", "nanoseconds", "microseconds"],
    "times in replies to writes: as each page prints them, all in nanoseconds, or all in microseconds as in reads",
  ),
  deleteReply: choice(["body", "empty"], 'DELETE answers 200 with {"status":204}, or 204 without a body'),
  patchReply: choice(
    ["record", "empty", "no-content", "old"],
    "PATCH answers with the record, 200 without a body, 204, or the record as it was before",
  ),
  aclsReply: choice(["record", "empty", "no-content", "old"], "the same for update-acls"),
  otherTypes: flag(false, "fields that nobody needs, such as application and tenant, have another type"),
  unknownFields: choice(["ignore", "refuse"], "what happens to fields of a request that no page names"),
  jobStartReply: choice(
    ["record", "empty", "lost"],
    "a synchronization that starts is answered with its record, 202 without a body, or 502",
  ),

  addVaultsReply: choice(["record", "empty"], "add-vaults answers with the records, or 200 without a body"),

  deleteSettleSeconds: span(
    0,
    "SECONDS",
    "time after DELETE of a KMS, vault or report in which its name is answered 409",
  ),

  // AWS
  shuffleRegions: flag(false, "KMS replies list the regions in a changing order"),
  aclsInList: flag(true, "a list of KMSs has their permissions, not only the reply for one"),
  connectionAs: choice(
    ["sent", "name", "id"],
    "replies of KMSs and vaults hold the connection as it was sent, its name, or its id",
  ),
  kmsPatch: choice(
    ["one-differs", "one-given", "any"],
    "PATCH of a KMS takes all parameters of which one differs, only one at all, or any number; blank ones are ignored",
  ),
  kmsNameAs: choice(["sent", "nfc", "nfd", "trimmed", "lower"], "the form in which the name of a KMS is kept"),
  directoryNameAs: choice(
    ["sent", "nfc", "nfd", "trimmed", "lower"],
    "the form in which permissions keep users and groups of a directory",
  ),
  goneFromDirectory: text(
    "",
    "users and groups, divided by commas, that are no more: update-acls answers 404 for them",
  ),
  autoView: flag(true, "granted actions bring the view actions that they need"),
  oldViewAction: flag(false, "one action view instead of viewnative and viewbyok, as in old releases"),
  aclWriteDelay: optional({
    allowed: "MS",
    help: "time between reading and writing in update-acls, in which calls at once lose updates",
    parse: (given) => (/^\d+$/.test(given) ? Number(given) : undefined),
  }) satisfies Quirk<number | undefined>,
  unknownAclActions: choice(["refuse", "accept"], "what happens to actions that are not in the page's table"),

  // Azure jobs and reports
  keyJobInProgress: text("in progress", "overall_status of a key synchronization that runs"),
  secretJobInProgress: text("in_progress", "overall_status of a secret synchronization that runs"),
  reportInProgress: text("in_progress", "overall_status of a report that is being made"),
  jobOutcome: choice(
    ["completed", "failed", "failed-with-success-details"],
    "how synchronizations end; the last has a line of success for every vault all the same",
  ),
  reportOutcome: choice(["completed", "failed"], "how reports end"),
  uniqueReports: choice(["name-type-parameters", "name", "no"], "what makes a report the same as another: 409"),

  // Azure secrets
  secretNameAs: choice(
    ["sent", "first", "lower", "upper"],
    "how a new version spells its secret's name, in which Azure sees no capitals: as sent, as the first version, …",
  ),
  vaultNameAs: choice(["kept", "lower", "upper"], "how new secrets, jobs and reports spell the vault's name"),
  newVersionEnabled: choice(
    ["asked", "inherited", "never"],
    "whether a new version is enabled when the request does not say; never: not even when it does",
  ),
  valueInSecretReads: flag(false, "GET of a secret shows its value, as the reply to POST always does"),
  contentTypeName: choice(["content_type", "contentType"], "name of the content type in replies"),
  softDeleteSettleSeconds: span(1, "SECONDS", "time after a soft delete in which purge and recover are answered 409"),
  purgeSettleSeconds: span(0, "SECONDS", "time after a purge in which a new secret of that name is answered 409"),
  recoverSettleSeconds: span(0, "SECONDS", "time after a recovery or restore in which changes are answered 409"),

  // Load and nodes
  overload: optional<Overload>({
    allowed: "429|503/EVERY/LENGTH[/RETRY_AFTER]",
    help: "of every so many requests, the first few are refused; Retry-After in seconds",
    parse: parseOverload,
  }),
  rateLimit: optional<RateLimit>({
    allowed: "REQUESTS/SECONDS[/RETRY_AFTER]",
    help: "more requests than that are answered 429, without Retry-After unless its seconds are given",
    parse: parseRateLimit,
  }),
  lagMs: span(0, "MS", "one of two nodes sees changes so much later: old records, missing rows, 404 for new ids"),
  lagEvery: whole(2, 1, "which requests that node answers: every second one, or every third one…; 1: all"),
};

/** The settings of a simulator; {@link QUIRKS} describes them. `sim.quirks` may be changed while it runs. */
export type Quirks = {
  -readonly [K in keyof typeof QUIRKS]: (typeof QUIRKS)[K] extends Quirk<infer T> ? T : never;
};

/** As on the API pages; where they say nothing, as the requests of other clients imply. */
export const DEFAULT_QUIRKS: Readonly<Quirks> = Object.fromEntries(
  Object.entries<Quirk<unknown>>(QUIRKS).map(([name, { initial }]) => [name, initial]),
) as Quirks;

function parseOverload(given: string): Overload | undefined {
  const [status, every, length, retryAfter] = parseWholes(given, 3, 4) ?? [];
  if ((status !== 429 && status !== 503) || !every || length === undefined) return undefined;
  return { status, every, length, ...(retryAfter === undefined ? {} : { retryAfter }) };
}

function parseRateLimit(given: string): RateLimit | undefined {
  const [requests, seconds, retryAfter] = parseWholes(given, 2, 3) ?? [];
  if (!requests || !seconds) return undefined;
  return { requests, seconds, ...(retryAfter === undefined ? {} : { retryAfter }) };
}
