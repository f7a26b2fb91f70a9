import type { PrivateState, PrivateValues } from "../../plugin";

/** Remembers how CCKM spells an attribute: some releases answer with an id where a name was given, or with another form of it. */
export function rememberReplied(attribute: string, value: string, seen: PrivateState): void {
  seen.set(attribute, value);
}

/** How CCKM spelled an attribute last. */
export function repliedBefore(attribute: string, seen: PrivateValues): string | undefined {
  const replied = seen.get(attribute);
  return typeof replied === "string" ? replied : undefined;
}

/** An attribute as the state should have it: the user's word as long as CCKM still answers as it did to that. */
export function asWritten(attribute: string, replied: string, prior: string | null, seen: PrivateValues): string {
  return prior !== null && repliedBefore(attribute, seen) === replied ? prior : replied;
}
