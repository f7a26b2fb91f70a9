import type { Problem } from "../../schema";
import * as words from "../words";
import { withTextsInQuotes } from "./texts-in-templates";

/**
 * Texts that only Terraform knows within the quotes of an expression in an override: cdktf writes the text of their
 * reference there, as in `${upper("var.b")}`. In a prop they are their value.
 */
export function textsInQuotes(override: unknown, path: Problem["path"] = []): Problem[] {
  if (typeof override === "string") {
    return withTextsInQuotes(override) === override ? [] : [{ ...words.textInQuotes({}), path }];
  }
  if (Array.isArray(override)) return override.flatMap((one, index) => textsInQuotes(one, [...path, index]));
  if (typeof override !== "object" || override === null) return [];
  if (Object.getPrototypeOf(override) !== Object.prototype) return [];
  return Object.entries(override).flatMap(([name, one]) => textsInQuotes(one, [...path, name]));
}
