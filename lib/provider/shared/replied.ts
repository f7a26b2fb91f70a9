import type { PrivateState, PrivateValues } from "../../plugin";

/**
 * Stores how CCKM spells an attribute if that is not how the state does: some releases reply with an id for a name, or with
 * another form of the name. Terraform writes the whole state for each object of an apply, so nothing is in it twice.
 */
export function rememberReplied(attribute: string, replied: string, inState: string, seen: PrivateState): void {
  seen.set(attribute, replied === inState ? undefined : replied);
}

/** CCKM's last spelling of an attribute; undefined if it is that of the state. */
export function repliedBefore(attribute: string, seen: PrivateValues): string | undefined {
  const replied = seen.get(attribute);
  return typeof replied === "string" ? replied : undefined;
}

/** The spelling of an attribute for the state: the user's, as long as CCKM's reply has not changed. */
export function asWritten(attribute: string, replied: string, prior: string | null, seen: PrivateValues): string {
  return prior !== null && (repliedBefore(attribute, seen) ?? prior) === replied ? prior : replied;
}
