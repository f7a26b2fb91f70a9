import { parseInstant } from "../../schema/instant";

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

// Formats show a time as it is, so that a text that is none must not become a part of it.
const NO_TIME = "a time that cannot be read";

/** A time in RFC 3339 for readers, in UTC whatever the machine's time zone; undefined if the text is no such time. */
export function readable(text: string): string | undefined {
  const ms = parseInstant(text);
  return ms === undefined ? undefined : `${dayOf(ms)}, ${new Date(ms).toISOString().slice(11, 16)} UTC`;
}

/** The same, or that it is no time. */
export function instant(text: string): string {
  return readable(text) ?? NO_TIME;
}

/** The day of a time. */
export function day(text: string): string {
  const ms = parseInstant(text);
  return ms === undefined ? NO_TIME : dayOf(ms);
}

function dayOf(ms: number): string {
  const at = new Date(ms);
  return `${at.getUTCDate()} ${MONTHS[at.getUTCMonth()]} ${at.getUTCFullYear()}`;
}
