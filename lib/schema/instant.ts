const RFC_3339 =
  /^(\d{4})-(\d{2})-(\d{2})[Tt](?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?(?:[Zz]|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/;
// Times outside of this range, in UTC, cannot be written in RFC 3339, so they could not be sent.
const FIRST = Date.parse("0000-01-01T00:00:00Z");
const LAST = Date.parse("9999-12-31T23:59:59.999Z");

/**
 * Parses a time in RFC 3339 into milliseconds since 1970; undefined if it is malformed, names a day or an hour that
 * does not exist, or lies after the year 9999 in UTC.
 */
export function parseInstant(text: string): number | undefined {
  const parts = RFC_3339.exec(text);
  if (!parts) return undefined;
  const [year, month, day] = parts.slice(1, 4).map(Number) as [number, number, number];
  const lastDay = new Date(Date.UTC(year, month, 0)).getUTCDate();
  if (day > lastDay) return undefined;
  const instant = Date.parse(text.toUpperCase());
  return instant >= FIRST && instant <= LAST ? instant : undefined;
}

/** Whether two times in RFC 3339 name the same instant, to the millisecond. */
export function sameInstant(a: string, b: string): boolean {
  const instant = parseInstant(a);
  return a === b || (instant !== undefined && instant === parseInstant(b));
}
