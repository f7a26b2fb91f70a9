import type { PrivateState, PrivateValues } from "../../plugin";

/** Stores how CCKM spells an attribute: some releases reply with an id for a name, or with another form of the name. */
export function rememberReplied(attribute: string, value: string, seen: PrivateState): void {
  seen.set(attribute, value);
}

/** CCKM's last spelling of an attribute. */
export function repliedBefore(attribute: string, seen: PrivateValues): string | undefined {
  const replied = seen.get(attribute);
  return typeof replied === "string" ? replied : undefined;
}

/** The spelling of an attribute for the state: the user's, as long as CCKM's reply has not changed. */
export function asWritten(attribute: string, replied: string, prior: string | null, seen: PrivateValues): string {
  return prior !== null && repliedBefore(attribute, seen) === replied ? prior : replied;
}
