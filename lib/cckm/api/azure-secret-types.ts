import { type ReplySchema, replySchema, type Z } from "../http/reply-schema";
import type { Window } from "./paging";
import { type CckmRecord, decisiveString, optionalBoolean, optionalString, recordFields, stringMap } from "./record";

/** A point in time in a request: Unix seconds, or RFC 3339 text, which is sent as Unix seconds. */
export type Instant = number | string;

/** The attributes of a secret in CCKM's replies. */
export interface AzureSecretAttributes {
  readonly enabled?: boolean;
  /** Unix seconds. */
  readonly exp?: number;
  /** Unix seconds. */
  readonly nbf?: number;
  /** Unix seconds. */
  readonly created?: number;
  /** Unix seconds. */
  readonly updated?: number;
  /** Without the `+` of Azure's own spelling, e.g. `RecoverablePurgeable`. */
  readonly recoveryLevel?: string;
  readonly recoverableDays?: number;
}

/**
 * A secret without its value, which is removed from every reply.
 *
 * API page: [azure-secret-create](../../../docs/api-pages.md#azure-secret-create).
 */
export interface AzureSecret extends CckmRecord {
  readonly secret_name: string;
  /** `<vault>::<subscription id>`. */
  readonly key_vault: string;
  readonly key_vault_id?: string;
  readonly region?: string;
  /** `AVAILABLE`, `SOFT-DELETED`, `DELETED`. */
  readonly status: string;
  readonly deleted?: boolean;
  readonly soft_delete_enabled?: boolean;
  readonly azure_param: {
    readonly attributes: AzureSecretAttributes;
    readonly content_type?: string;
    readonly tags: Readonly<Record<string, string>>;
  };
  readonly syncedAt?: string;
  readonly azure_created_at?: string;
  readonly azure_updated_at?: string;
  readonly tenant?: string;
}

/**
 * What is needed to create a secret, or a new version of one.
 *
 * API page: [azure-secret-create](../../../docs/api-pages.md#azure-secret-create).
 */
export interface AzureSecretCreate {
  /** Letters, digits and hyphens. */
  readonly secret_name: string;
  /** Name (`<vault>::<subscription id>`) or id. */
  readonly key_vault: string;
  readonly value: string;
  readonly attributes?: {
    readonly enabled?: boolean;
    readonly exp?: Instant;
    readonly nbf?: Instant;
    readonly recoveryLevel?: string;
    readonly recoverableDays?: number;
  };
  readonly content_type?: string;
  readonly tags?: Readonly<Record<string, string>>;
}

/** What can change without a new version; null removes an attribute. */
export interface AzureSecretUpdate {
  readonly attributes?: {
    readonly enabled?: boolean;
    readonly exp?: Instant | null;
    readonly nbf?: Instant | null;
  };
  readonly content_type?: string;
  readonly tags?: Readonly<Record<string, string>>;
}

/** Filters of the list; a boolean is sent as `true` or `false`. */
export interface AzureSecretFilters extends Window {
  readonly id?: string;
  readonly key_vault?: string;
  readonly key_vault_id?: string;
  readonly secret_name?: string;
  readonly region?: string;
  readonly status?: string;
  readonly enabled?: boolean;
  readonly deleted_in_azure?: boolean;
  readonly gone?: boolean;
  readonly version?: string;
  readonly sort?: string;
}

/** Converts a record's timestamp, which is in Unix seconds, to RFC 3339. */
export function fromUnixSeconds(seconds: number): string {
  return new Date(seconds * 1000).toISOString().replace(".000Z", "Z");
}

/** @throws RangeError when the text is not a valid timestamp. */
export function toUnixSeconds(instant: Instant): number {
  const seconds = typeof instant === "number" ? instant : Date.parse(instant) / 1000;
  if (!Number.isFinite(seconds)) throw new RangeError("not an instant: give Unix seconds or RFC 3339 text");
  return Math.floor(seconds);
}

function unixSeconds(z: Z) {
  const numeric = /^-?\d+$/;
  const instant = z.pipe(
    z.string().check(z.refine((text) => text === "" || numeric.test(text) || !Number.isNaN(Date.parse(text)))),
    z.transform((text) => {
      if (text === "") return undefined;
      return numeric.test(text) ? Number(text) : toUnixSeconds(text);
    }),
  );
  return z.pipe(
    z.nullish(z.union([z.number(), instant])),
    // A timestamp beyond the range of Date is as good as none.
    z.transform((seconds) => (typeof seconds === "number" && hasDate(seconds) ? seconds : undefined)),
  );
}

const [FIRST, LAST] = [Date.parse("0000-01-01T00:00:00Z") / 1000, Date.parse("9999-12-31T23:59:59Z") / 1000];

function hasDate(seconds: number): boolean {
  return seconds >= FIRST && seconds <= LAST;
}

function attributes(z: Z) {
  const known = z.looseObject({
    enabled: z.pipe(
      z.nullish(z.boolean()),
      z.transform((flag) => flag ?? undefined),
    ),
    exp: unixSeconds(z),
    nbf: unixSeconds(z),
    created: z.catch(unixSeconds(z), undefined),
    updated: z.catch(unixSeconds(z), undefined),
    recoveryLevel: z.pipe(
      optionalString(z),
      z.transform((level) => level?.replaceAll("+", "")),
    ),
    recoverableDays: z.pipe(
      z.catch(z.nullish(z.number()), undefined),
      z.transform((days) => days ?? undefined),
    ),
  });
  return z.pipe(
    z.nullish(known),
    z.transform((found) => found ?? {}),
  );
}

function azureParam(z: Z) {
  const param = z.pipe(
    z.looseObject({
      attributes: attributes(z),
      content_type: decisiveString(z),
      contentType: decisiveString(z),
      tags: stringMap(z),
    }),
    z.transform(({ value: _value, contentType, content_type, tags, ...rest }) => ({
      ...rest,
      content_type: content_type ?? contentType,
      tags: tags ?? {},
    })),
  );
  return z.pipe(
    z.nullish(param),
    z.transform((found) => found ?? { attributes: {}, tags: {} }),
  );
}

export const azureSecret: ReplySchema<AzureSecret> = replySchema((z) =>
  z.pipe(
    z.looseObject({
      ...recordFields(z),
      secret_name: z.string(),
      key_vault: z.string(),
      key_vault_id: optionalString(z),
      region: optionalString(z),
      status: z.string(),
      deleted: optionalBoolean(z),
      soft_delete_enabled: optionalBoolean(z),
      azure_param: azureParam(z),
      syncedAt: optionalString(z),
      azure_created_at: optionalString(z),
      azure_updated_at: optionalString(z),
      tenant: optionalString(z),
    }),
    z.transform(({ value: _value, ...secret }) => secret),
  ),
);

/** Whether a secret with this status cannot be used until it is recovered or restored. */
export function isDeleted(status: string | null): status is "SOFT-DELETED" | "DELETED" {
  return status === "SOFT-DELETED" || status === "DELETED";
}
