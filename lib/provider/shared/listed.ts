import { parseInstant } from "../../schema";
import type { CckmSession } from "../session";

/** Times in replies are whole seconds, and clocks of CCKM's nodes differ a little. */
const PRECISION_MS = 2000;

/**
 * Checks objects that are found after a lost reply, where a list showed before that there were none. Somebody else may have
 * created one between list and request, so what is older than the request is not its result.
 * @returns throws for what is older than now; passes everything else on
 */
export function youngerThanNow({ client }: CckmSession) {
  const since = client.serverNow() - PRECISION_MS;
  return <T extends { readonly createdAt?: string | undefined }>(found: T | undefined): T | undefined => {
    const made = parseInstant(found?.createdAt ?? "");
    if (made !== undefined && made < since) throw new Error("it was created before it was requested");
    return found;
  };
}
