import { isKnown, isObject, parseInstant } from "../schema";

type Values = Readonly<Record<string, unknown>>;
type KeyOf = (values: Values) => readonly unknown[] | undefined;

/** What tells one object of a type from all others of a server and domain, beside its id: the same text for the same object. */
export type NaturalKey = string;

/**
 * The natural key of the object that the arguments or the state describe, by type; undefined where the type has none (a
 * synchronization is an event) or where a part of it is not known yet. Every comparison of names goes through here.
 */
export function naturalKey(type: string, values: Values): NaturalKey | undefined {
  const parts = KEYS[type]?.(values);
  if (!parts?.every((part) => part !== undefined && isKnown(part))) return undefined;
  return JSON.stringify(parts);
}

/** The same for an object whose arguments are all known. Throws for others. */
export function knownKey(type: string, values: Values): NaturalKey {
  const key = naturalKey(type, values);
  if (key === undefined) throw new Error(`${type}: the natural key is not known.`);
  return key;
}

const KEYS: Readonly<Record<string, KeyOf>> = {
  cckm_aws_kms_account: ({ name }) => [exact(name)],
  cckm_aws_kms_acl: ({ kms_id, kms_name, user_id, group }) => {
    if (!isKnown(user_id) || !isKnown(group)) return undefined;
    const principal = typeof group === "string" ? ["group", exact(group)] : ["user", exact(user_id)];
    // Where the account's id is not known yet, its own natural key stands for it.
    return [typeof kms_name === "string" ? `name:${exact(kms_name)}` : exact(kms_id), ...principal];
  },
  cckm_azure_secret: ({ key_vault, secret_name }) => [caseless(key_vault), caseless(secret_name)],
  cckm_azure_report: ({ name, report_type, start_time, end_time, log_analytic_params }) => [
    exact(name),
    isKnown(report_type) ? (report_type ?? "key-report") : undefined,
    instant(start_time),
    instant(end_time),
    params(log_analytic_params),
  ],
};

/** What the natural key of permissions says. */
export interface RightsKey {
  /** The account's id, or its name behind `name:`. */
  readonly kms: string;
  readonly kind: "group" | "user";
  readonly principal: string;
}

/** Reads the natural key of permissions. */
export function parseRightsKey(key: NaturalKey): RightsKey {
  const [kms, kind, principal] = JSON.parse(key) as [string, RightsKey["kind"], string];
  return { kms, kind, principal };
}

/** Names that the owning system compares letter by letter; in the form of Unicode in which Terraform sends them. */
function exact(value: unknown): string | undefined {
  return typeof value === "string" ? value.normalize() : undefined;
}

/** Names that Azure compares without regard to capitals. */
function caseless(value: unknown): string | undefined {
  return exact(value)?.toLowerCase();
}

// A time that CCKM chooses makes no difference: the next report "until now" asks for the same.
function instant(value: unknown): number | string | null | undefined {
  if (!isKnown(value)) return undefined;
  return typeof value === "string" ? (parseInstant(value) ?? value) : null;
}

function params(value: unknown): unknown[] | null | undefined {
  if (!isKnown(value)) return undefined;
  if (!Array.isArray(value)) return null;
  const texts = value.map((one) => {
    if (!isObject(one) || !isKnown(one.work_space_id)) return undefined;
    return [caseless(one.key_vault), caseless(one.work_space_id) ?? null];
  });
  return texts.every((text) => text?.[0] !== undefined) ? texts.map((text) => JSON.stringify(text)).sort() : undefined;
}
