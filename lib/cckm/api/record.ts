import { mayBeId } from "../http/query";
import type { Z } from "../http/reply-schema";

/** Fields that every CCKM record has. */
export interface CckmRecord {
  readonly id: string;
  readonly uri?: string;
  readonly account?: string;
  readonly application?: string;
  readonly devAccount?: string;
  /** RFC 3339; with nanoseconds in the reply to a POST, with microseconds later. */
  readonly createdAt?: string;
  readonly updatedAt?: string;
}

/** A text field that may be missing or null; any other type is an error. */
export function decisiveString(z: Z) {
  return z.pipe(
    z.nullish(z.string()),
    z.transform((text) => text ?? undefined),
  );
}

/** A text field that may be missing or null. Nothing depends on it, so other types count as missing; a number becomes text. */
export function optionalString(z: Z) {
  return z.pipe(
    z.catch(z.nullish(z.union([z.string(), z.pipe(z.number(), z.transform(String))])), undefined),
    z.transform((text) => text ?? undefined),
  );
}

/** A flag that may be missing or null. Nothing depends on it, so other types count as missing. */
export function optionalBoolean(z: Z) {
  return z.pipe(
    z.catch(z.nullish(z.boolean()), undefined),
    z.transform((flag) => flag ?? undefined),
  );
}

/** A list of strings; empty when missing or null. */
export function stringList(z: Z) {
  return z.pipe(
    z.nullish(z.array(z.string())),
    z.transform((list) => list ?? []),
  );
}

/** A list of strings that nothing depends on: anything that is not a string or a list is dropped. */
export function optionalStringList(z: Z) {
  return z.pipe(
    z.catch(z.nullish(z.array(z.unknown())), undefined),
    z.transform((list) => (list ?? []).filter((text) => typeof text === "string")),
  );
}

/** A map of strings; values of other types are written as JSON. */
export function stringMap(z: Z) {
  return z.pipe(
    z.nullish(z.record(z.unknown())),
    z.transform((map) =>
      map
        ? Object.fromEntries(
            Object.entries(map).map(([key, value]) => [key, typeof value === "string" ? value : JSON.stringify(value)]),
          )
        : undefined,
    ),
  );
}

/** An id, which is part of the path of later calls. */
export function idField(z: Z) {
  return z.string().check(z.refine(mayBeId));
}

/** The common fields, to spread into a record's schema. */
export function recordFields(z: Z) {
  return {
    id: idField(z),
    uri: optionalString(z),
    account: optionalString(z),
    application: optionalString(z),
    devAccount: optionalString(z),
    createdAt: optionalString(z),
    updatedAt: optionalString(z),
  };
}
