const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** An instant as people read it, in UTC whatever the machine's zone is; the text itself where it is none. */
export function instant(text: string): string {
  const at = new Date(text);
  if (Number.isNaN(at.getTime())) return text;
  const time = at.toISOString().slice(11, 16);
  return `${day(text)}, ${time} UTC`;
}

/** The day of an instant. */
export function day(text: string): string {
  const at = new Date(text);
  if (Number.isNaN(at.getTime())) return text;
  return `${at.getUTCDate()} ${MONTHS[at.getUTCMonth()]} ${at.getUTCFullYear()}`;
}
