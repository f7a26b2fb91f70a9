import { isCckmId, sameButCapitals } from "../../text";
import type { CallOptions } from "../http/clock";
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
type IsIt = (asked: string, record: Named) => boolean;

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
  isIt = isNamed,
): Promise<T> {
  const call = { method: "GET", path: `${path}/${segment(id)}`, byId: true } as const;
  const wrong = (record: T) =>
    isIt(id, record) ? undefined : `the record of another object, with the id ${record.id}`;
  return requester.json(call, of, options, wrong);
}

/** Changes the object with an id; undefined if the reply is not the changed record. */
export async function changedRecord<T extends Named>(
  requester: Requester,
  id: string,
  call: Call,
  of: ReplySchema<T>,
  options?: CallOptions,
): Promise<T | undefined> {
  const record = await requester.maybeJson(call, of, options);
  return record && isNamed(id, record) ? record : undefined;
}
