import { type CckmError, isRefused } from "../../cckm";
import type { RunList } from "../../cckm/reads";
import { parseInstant } from "../../schema";
import type { Write } from "../ownership";
import type { CckmSession } from "../session";

/** Times in replies are whole seconds, and clocks of CCKM's nodes differ a little. */
const PRECISION_MS = 2000;

interface Made {
  readonly id: string;
  readonly createdAt?: string | undefined;
}

/** An object that was created, or that CCKM did not take: perhaps because of what the list did not show yet. */
export type CreatedFromList<R> = { readonly made: R } | { readonly refusal: CckmError; readonly error: unknown };

/**
 * Creates an object that a {@link RunList} does not have, without another look. If CCKM rejects the very first request, the
 * caller must look freshly. After a lost reply, what is older than the request is not its result: somebody else may have
 * created it since the list was read.
 */
export async function createFromList<T extends Made, R>(
  list: RunList<T>,
  { send, find }: Write<T>,
  session: CckmSession,
  create: (write: Write<T>) => Promise<R>,
): Promise<CreatedFromList<R>> {
  const since = session.client.serverNow() - PRECISION_MS;
  let sent = 0;
  let refusal: CckmError | undefined;
  const watched: Write<T> = {
    send: async () => {
      const isFirst = sent++ === 0;
      try {
        return await list.creating(send);
      } catch (error) {
        if (isFirst && isRefused(error, 400, 409, 422)) refusal = error;
        throw error;
      }
    },
    find: async () => {
      const found = await find();
      const made = parseInstant(found?.createdAt ?? "");
      if (made !== undefined && made < since) throw new Error("it was created before it was requested");
      return found;
    },
  };
  try {
    return { made: await create(watched) };
  } catch (error) {
    if (!refusal) throw error;
    return { refusal, error };
  }
}
