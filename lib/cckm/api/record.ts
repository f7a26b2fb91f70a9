import type { Z } from "../http/reply-schema";

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

/** A field that may be missing or null; another type than text is an error. */
export function decisiveString(z: Z) {
  return z.pipe(
    z.nullish(z.string()),
    z.transform((text) => text ?? undefined),
  );
}

/** A field that may be missing or null. One of another type counts as missing, as nothing depends on it; a number is text. */
export function optionalString(z: Z) {
  return z.pipe(
    z.catch(z.nullish(z.union([z.string(), z.pipe(z.number(), z.transform(String))])), undefined),
    z.transform((text) => text ?? undefined),
  );
}

/** A flag that may be missing, null or of another type, on which nothing depends. */
export function optionalBoolean(z: Z) {
  return z.pipe(
    z.catch(z.nullish(z.boolean()), undefined),
    z.transform((flag) => flag ?? undefined),
  );
}

/** A list of texts, empty when missing or null. */
export function stringList(z: Z) {
  return z.pipe(
    z.nullish(z.array(z.string())),
    z.transform((list) => list ?? []),
  );
}

/** A list of texts on which nothing depends: what else is in it, or instead of it, is left out. */
export function optionalStringList(z: Z) {
  return z.pipe(
    z.catch(z.nullish(z.array(z.unknown())), undefined),
    z.transform((list) => (list ?? []).filter((text) => typeof text === "string")),
  );
}

/** An object of texts; values of other types are written as JSON. */
export function stringMap(z: Z) {
  return z.pipe(
    z.nullish(z.record(z.string(), z.unknown())),
    z.transform((map) =>
      map
        ? Object.fromEntries(
            Object.entries(map).map(([key, value]) => [key, typeof value === "string" ? value : JSON.stringify(value)]),
          )
        : undefined,
    ),
  );
}

/** The common fields, to spread into a record's schema. */
export function recordFields(z: Z) {
  return {
    id: z.string().check(z.minLength(1)),
    uri: optionalString(z),
    account: optionalString(z),
    application: optionalString(z),
    devAccount: optionalString(z),
    createdAt: optionalString(z),
    updatedAt: optionalString(z),
  };
}
