import { misspelt, nearest } from "./did-you-mean";
import { VALUE, type Validator } from "./validator";
import { isBlank } from "./validators";
import * as words from "./words";

/**
 * A value from a list that may grow: what can only be a typo is an error, any other unknown value gets a warning.
 * @param what The noun for one value: "report type".
 */
export function openChoice(values: readonly string[], what: string): Validator<string> {
  const rule = values.map((value) => `\`${value}\``).join(", ");
  return {
    rule: `one of ${rule}; with a warning a ${what} that only a newer release of CCKM knows`,
    check: (value, name = VALUE) => {
      if (values.includes(value)) return undefined;
      const meant = misspelt(value, values);
      if (meant !== undefined) return words.notOneOf({ name, value, values, near: meant });
      if (isBlank(value)) return words.notOneOf({ name, value, values });
      const near = nearest(value, values);
      return words.notKnown({ name, value, values, what, ...(near !== undefined && { near }) });
    },
  };
}
