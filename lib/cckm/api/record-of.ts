import { isCckmId, sameButCapitals } from "../../text";
import type { CallOptions } from "../http/clock";
import { segment } from "../http/query";
import type { ReplySchema } from "../http/reply-schema";
import type { Call, Requester } from "../http/requester";
import { alikeName } from "./same-name";

/** By what a record is asked for: its id, or its URI or name, which CCKM takes in the same place. */
interface Named {
  readonly id: string;
  readonly uri?: string;
  readonly name?: string;
}

/** Whether a record is what was asked for. */
type IsIt = (asked: string, record: Named) => boolean;

/** Whether a record has that id, or else that URI or name. */
export const isNamed: IsIt = (asked, { id, uri, name }) => {
  if (sameButCapitals(id, asked)) return true;
  if (isCckmId(asked)) return false;
  return sameButCapitals(uri, asked) || (name !== undefined && alikeName(name, asked));
};

/**
 * The record of an id, below a path that lists such records.
 * @throws CckmError of kind `malformed` where the reply is the record of another object
 */
export async function recordOf<T extends Named>(
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

/** Calls for a change of the object of an id; undefined where the reply is not the changed record. */
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
