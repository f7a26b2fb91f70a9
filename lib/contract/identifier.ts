import { notBlank, readable } from "../schema";

/** An id or a name of something in CCKM. CCKM takes an empty filter for none, and a blank one finds nothing. */
export const identifier = notBlank(readable(1, 255));
