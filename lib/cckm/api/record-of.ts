import { isCckmId, sameButCapitals } from "../../text";
import type { CallOptions } from "../http/clock";
import { CckmError } from "../http/errors";
import { segment } from "../http/query";
import type { ReplySchema } from "../http/reply-schema";
import type { Call, Requester } from "../http/requester";
import { alikeName } from "./same-name";

/** Identifies a record: its id, or its URI or name, which CCKM's path accepts too. */
interface Named {
  readonly id: string;
  readonly uri?: string;
  readonly name?: string;
}

/** Whether a record is the requested one. */
type IsIt<T extends Named = Named> = (asked: string, record: T) => boolean;

/** Whether a record has that id, or else that URI or name. */
export const isNamed: IsIt = (asked, { id, uri, name }) => {
  if (sameButCapitals(id, asked)) return true;
  if (isCckmId(asked)) return false;
  return sameButCapitals(uri, asked) || (name !== undefined && alikeName(name, asked));
};

/**
 * The record with an id, below a list's path.
 * @throws RangeError, before anything is sent, for what is not an id
 * @throws CckmError of kind `malformed` if the reply is the record of another object
 */
export function recordOf<T extends Named>(
  requester: Requester,
  path: string,
  id: string,
  of: ReplySchema<T>,
  options?: CallOptions,
  isIt: IsIt<T> = isNamed,
): Promise<T> {
  const call = { method: "GET", path: `${path}/${segment(id)}`, byId: true } as const;
  return requester.json(call, of, options, (record) => isIt(id, record));
}

/**
 * Creates an object.
 * @param path its list's path
 * @param isIt whether a record is of what was asked for
 * @throws CckmError of kind `malformed` and unknown outcome if the reply is the record of another object: look up by the
 * natural key whether it was created
 */
export function createdRecord<T extends Named>(
  requester: Requester,
  path: string,
  call: Pick<Call, "body" | "secrets">,
  of: ReplySchema<T>,
  isIt: (record: T) => boolean,
  options?: CallOptions,
): Promise<T> {
  return requester.json({ ...call, method: "POST", path }, of, options, isIt);
}

/** Changes the object with an id; undefined if the reply is not the changed record. */
export function changedRecord<T extends Named>(
  requester: Requester,
  id: string,
  call: Call,
  of: ReplySchema<T>,
  options?: CallOptions,
): Promise<T | undefined> {
  return requester.maybeJson(call, of, options, (record) => isNamed(id, record));
}

/**
 * The changed object: from the reply, or from a read if the reply is not the changed record.
 * @throws CckmError of kind `malformed` and unknown outcome if that read fails: the change itself was answered with success
 */
export async function changedOrRead<T>(changed: Promise<T | undefined>, read: () => Promise<T>): Promise<T> {
  const record = await changed;
  return record ?? read().catch((error: unknown) => Promise.reject(afterChange(error)));
}

function afterChange(error: unknown): unknown {
  if (!(error instanceof CckmError)) return error;
  const { summary, hint, method, path } = error;
  const told = { summary: `The change was confirmed, but not shown: ${summary}`, ...(hint && { hint }) };
  return new CckmError({ outcome: "unknown", kind: "malformed", readOnly: false, method, path, ...told } as const);
}
