import type { Z } from "./schema";

/** Fields that every CCKM record has. */
export interface CckmRecord {
  readonly id: string;
  readonly uri?: string;
  readonly account?: string;
  readonly application?: string;
  readonly devAccount?: string;
  /** RFC 3339; nanoseconds in the reply of a POST, microseconds later. */
  readonly createdAt?: string;
  readonly updatedAt?: string;
}

/** A field that may be missing or null. */
export function optionalString(z: Z) {
  return z
    .string()
    .nullish()
    .transform((text) => text ?? undefined);
}

export function optionalBoolean(z: Z) {
  return z
    .boolean()
    .nullish()
    .transform((flag) => flag ?? undefined);
}

/** A list of texts, empty when missing or null. */
export function stringList(z: Z) {
  return z
    .array(z.string())
    .nullish()
    .transform((list) => list ?? []);
}

/** An object of texts; values of other types are written as JSON. */
export function stringMap(z: Z) {
  return z
    .record(z.string(), z.unknown())
    .nullish()
    .transform((map) =>
      map
        ? Object.fromEntries(
            Object.entries(map).map(([key, value]) => [key, typeof value === "string" ? value : JSON.stringify(value)]),
          )
        : undefined,
    );
}

/** The common fields, to spread into a record's schema. */
export function recordFields(z: Z) {
  return {
    id: z.string().min(1),
    uri: optionalString(z),
    account: optionalString(z),
    application: optionalString(z),
    devAccount: optionalString(z),
    createdAt: optionalString(z),
    updatedAt: optionalString(z),
  };
}
