import { fits } from "./glob";
import { type Arguments, knownTexts, type Outcome, type Reading } from "./outcome";
import * as words from "./words";

/** `AllowedRegions`: each region of an AWS KMS account must match one of the patterns. */
export function allowedRegions(allowed: readonly string[], { regions }: Arguments, reading: Reading): Outcome[] {
  const { known, open } = knownTexts(regions, reading);
  // A list that was split from a text has blanks around what it names.
  const patterns = allowed.map((pattern) => pattern.trim());
  const outside = known.filter((region) => !patterns.some((pattern) => fits(region, pattern)));
  const breaches = outside.map((value) => ({ what: value, message: words.regionNotAllowed({ value, allowed }) }));
  return open ? [...breaches, { notKnown: "regions" }] : breaches;
}
