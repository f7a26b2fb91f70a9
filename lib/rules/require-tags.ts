import { exact } from "../contract";
import { isObject } from "../schema";
import { isBlank } from "./blank";
import type { Arguments, Outcome, Reading } from "./outcome";
import * as words from "./words";

/** The tags that an Azure secret must have. */
export interface Tags {
  readonly names: readonly string[];
  /** Allowed values by tag name; a tag that is not listed may have any value except an empty one. */
  readonly allowedValues: Readonly<Record<string, readonly string[]>>;
}

/** `RequireTags`: an Azure secret must have the tags, with allowed values. */
export function requireTags(required: Tags, { tags }: Arguments, reading: Reading): Outcome[] {
  if (tags !== undefined && tags !== null && (!isObject(tags) || reading.isOpen(tags))) return [{ notKnown: "tags" }];
  return required.names.flatMap((name) => ofTag(required, name, tags ?? {}, reading));
}

function ofTag({ names, allowedValues }: Tags, name: string, tags: Arguments, reading: Reading): Outcome[] {
  const [, value] = Object.entries(tags).find(([tag]) => exact(tag) === exact(name)) ?? [];
  // An unknown name may be the required one.
  if (value === undefined && Object.keys(tags).some((tag) => reading.isOpen(tag))) return [{ notKnown: "tags" }];
  if (isBlank(value)) {
    const got = Object.entries(tags).map(([tag, of]) => (isBlank(of) ? `${tag} without a value` : tag));
    const blank = value !== undefined;
    return [{ what: name, message: words.tagMissing({ name, got: got.join(", ") || "none", names, blank }) }];
  }
  const allowed = Object.hasOwn(allowedValues, name) ? allowedValues[name] : undefined;
  if (!allowed) return reading.mayBeNothing(value) ? [{ notKnown: `tags.${name}` }] : [];
  if (allowed.some((one) => exact(one) === exact(String(value)))) return [];
  if (reading.isOpen(value)) return [{ notKnown: `tags.${name}` }];
  return [{ what: name, message: words.tagValueNotAllowed({ name, value, allowed }) }];
}
