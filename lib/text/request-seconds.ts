/** The whole seconds that one request may be given. */
export const REQUEST_SECONDS = { least: 1, most: 3600 } as const;

/** Reads the seconds that one request may take; undefined for anything else than a whole number in their range. */
export function readRequestSeconds(text: string): number | undefined {
  const seconds = /^\s*\d{1,9}\s*$/.test(text) ? Number(text) : 0;
  return seconds >= REQUEST_SECONDS.least && seconds <= REQUEST_SECONDS.most ? seconds : undefined;
}
