import { notBlank, readable, type Validator } from "../schema";

/** An id or a name of something in CCKM. CCKM takes an empty filter for none, and a blank one finds nothing. */
export const identifier = notBlank(readable(1, 255));

const shown = notBlank();

/** A name that counts as not set when it is empty, as the variables of a pipeline may be. */
export const nameOrEmpty: Validator<string> = {
  rule: `${shown.rule}; empty counts as not set`,
  check: (value, name) => (value === "" ? undefined : shown.check(value, name)),
};
