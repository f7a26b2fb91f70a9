import { nearest } from "./did-you-mean";
import { quote, type Validator } from "./validator";

/**
 * One of a list of values that may grow: what is nearly one of them is refused as a slip of the pen, anything else gets a
 * warning.
 * @param what What the values are, in the singular: "report type".
 */
export function openChoice(values: readonly string[], what: string): Validator<string> {
  const rule = values.map((value) => `\`${value}\``).join(", ");
  return {
    rule: `one of ${rule}; with a warning a ${what} that only a newer release of CCKM knows`,
    check: (value) => {
      if (values.includes(value)) return undefined;
      const known = values.map(quote).join(", ");
      const near = nearest(value, values);
      if (near !== undefined || value.trim() === "") {
        const hint = near === undefined ? "" : ` Did you mean ${quote(near)}?`;
        return { summary: "Invalid value", detail: `Got ${quote(value)}; allowed: ${known}.${hint}` };
      }
      const detail = `Got ${quote(value)}; known: ${known}. Correct a misspelt name. A ${what} that only a newer release of CCKM knows may stay: it is sent as it is.`;
      return { severity: "warning", summary: `Unknown ${what}`, detail };
    },
  };
}
