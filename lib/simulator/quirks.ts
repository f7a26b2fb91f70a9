import { type OptionKinds, object, required, span as time, whole as wholeFrom } from "./option-kinds";
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

const COUNT = required(wholeFrom(1, Number.MAX_SAFE_INTEGER));
const STATUS = { type: "429 or 503", takes: (value: unknown) => value === 429 || value === 503 };
export const OVERLOAD: OptionKinds<Overload> = {
  status: required(STATUS),
  every: COUNT,
  length: required(wholeFrom(0, Number.MAX_SAFE_INTEGER)),
  retryAfter: time,
};
export const RATE_LIMIT: OptionKinds<RateLimit> = { requests: COUNT, seconds: COUNT, retryAfter: time };

/**
 * Differences between CCKM releases, between the API pages and the actual replies, or between a healthy and a struggling
 * server. Each is a field of {@link Quirks} and, with the same name, an argument of `cckm simulator --quirk`.
 */
export const QUIRKS = {
  // Lists
  maxPageSize: whole(100, 1, "maximum page size; a request with a greater limit gets this many records"),
  unstableOrder: flag(false, "lists are in a different order in every reply, as far as sort allows"),
  listChanges: whole(0, 0, "how many times a record disappears between two pages of a list"),
  negativeLimit: choice(["all", "refuse"], "limit=-1 returns the whole list, or 400"),
  nameFilter: choice(["exact", "any-case"], "whether the filters name and secret_name are case-sensitive"),
  ignoredFilters: text("", "comma-separated filters that lists ignore, or * for all"),
  jobVaultFilter: choice(
    ["any", "name", "id"],
    "what the filter key_vaults of sync jobs matches: ids and names in any case, names as listed, or ids",
  ),
  wrapSecretJobList: flag(false, 'the list of secret sync jobs is wrapped in {"application/json": …}'),

  // Replies
  timestamps: choice(
    ["page", "nanoseconds", "microseconds"],
    "timestamps in replies to writes: as on each API page, in nanoseconds, or in microseconds as in reads",
  ),
  deleteReply: choice(["body", "empty"], 'DELETE returns 200 with {"status":204}, or 204 without a body'),
  patchReply: choice(
    ["record", "empty", "no-content", "old"],
    "PATCH returns the record, 200 without a body, 204, or the record before the change",
  ),
  aclsReply: choice(["record", "empty", "no-content", "old"], "the same for update-acls"),
  otherTypes: flag(false, "unused fields, such as application and tenant, have another type"),
  unknownFields: choice(["ignore", "refuse"], "what happens to request fields that no API page names"),
  jobStartReply: choice(
    ["record", "empty", "lost"],
    "starting a sync job returns its record, 202 without a body, or 502",
  ),

  addVaultsReply: choice(["record", "empty"], "add-vaults returns the records, or 200 without a body"),

  deleteSettleSeconds: span(0, "SECONDS", "how long the name of a deleted KMS, vault or report is rejected with 409"),

  // AWS
  shuffleRegions: flag(false, "KMS replies list the regions in a different order each time"),
  aclsInList: flag(true, "lists of KMSs include permissions, not only the reply for a single one"),
  connectionAs: choice(
    ["sent", "name", "id"],
    "KMS and vault replies show the connection as it was sent, its name, or its id",
  ),
  kmsPatch: choice(
    ["one-differs", "one-given", "any"],
    "PATCH of a KMS accepts all parameters if only one differs, just one parameter, or any number; empty ones are ignored",
  ),
  kmsNameAs: choice(["sent", "nfc", "nfd", "trimmed", "lower"], "the form in which KMS names are stored"),
  directoryNameAs: choice(
    ["sent", "nfc", "nfd", "trimmed", "lower"],
    "the form in which users and groups of a directory are stored in permissions",
  ),
  goneFromDirectory: text(
    "",
    "comma-separated users and groups that no longer exist: update-acls returns 404 for them",
  ),
  autoView: flag(true, "granting an action adds the view actions that it needs"),
  oldViewAction: flag(false, "a single action view instead of viewnative and viewbyok, as in old releases"),
  aclWriteDelay: optional({
    allowed: "MS",
    help: "delay between read and write in update-acls, so that concurrent calls lose updates",
    parse: (given) => (/^\d+$/.test(given) ? Number(given) : undefined),
    kind: time,
  }) satisfies Quirk<number | undefined>,
  unknownAclActions: choice(["refuse", "accept"], "what happens to actions that are not on the API page"),

  // Azure jobs and reports
  keyJobInProgress: text("in progress", "overall_status of a running key sync job"),
  secretJobInProgress: text("in_progress", "overall_status of a running secret sync job"),
  reportInProgress: text("in_progress", "overall_status of a report that is being generated"),
  jobOutcome: choice(
    ["completed", "failed", "failed-with-success-details"],
    "how sync jobs end; the last still reports success for every vault",
  ),
  reportOutcome: choice(["completed", "failed"], "how reports end"),
  reportFields: choice(
    ["page", "all"],
    "rows of reports show the fields of the API page, or every field of the filters",
  ),
  uniqueReports: choice(["name-type-parameters", "name", "no"], "which reports are duplicates, rejected with 409"),

  // Azure secrets
  secretNameAs: choice(
    ["sent", "first", "lower", "upper"],
    "how a new version spells its secret's name, case-insensitive in Azure: as sent, as the first version, …",
  ),
  vaultNameAs: choice(["kept", "lower", "upper"], "how new secrets, jobs and reports spell the vault's name"),
  newVersionEnabled: choice(
    ["asked", "inherited", "never"],
    "whether a new version is enabled if the request does not say; never: not even if it does",
  ),
  valueInSecretReads: flag(false, "GET of a secret includes its value, as the reply to POST always does"),
  contentTypeName: choice(["content_type", "contentType"], "name of the content type field in replies"),
  softDeleteSettleSeconds: span(1, "SECONDS", "how long purge and recover are rejected with 409 after a soft delete"),
  purgeSettleSeconds: span(0, "SECONDS", "how long a new secret with the same name is rejected with 409 after a purge"),
  recoverSettleSeconds: span(0, "SECONDS", "how long changes are rejected with 409 after a recover or restore"),

  // Load and nodes
  overload: optional<Overload>({
    allowed: "429|503/EVERY/LENGTH[/RETRY_AFTER]",
    help: "of every EVERY requests, the first LENGTH are rejected; Retry-After in seconds",
    parse: parseOverload,
    kind: object,
  }),
  rateLimit: optional<RateLimit>({
    allowed: "REQUESTS/SECONDS[/RETRY_AFTER]",
    help: "further requests get 429, without Retry-After unless its seconds are given",
    parse: parseRateLimit,
    kind: object,
  }),
  lagMs: span(0, "MS", "how much later one of two nodes sees changes: old records, missing rows, 404 for new ids"),
  lagEvery: whole(2, 1, "that node answers every Nth request; 1: all"),
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
