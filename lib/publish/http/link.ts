/** The URL of the next page from a Link header (RFC 8288); undefined on the last one. */
export function nextPage(header: string | undefined): string | undefined {
  for (const part of (header ?? "").split(/,\s?(?=<)/)) {
    const end = part.indexOf(">");
    if (!part.trimStart().startsWith("<") || end < 0) continue;
    const parameters = part
      .slice(end + 1)
      .split(";")
      .map((one) => one.trim().toLowerCase());
    if (parameters.some((one) => one === 'rel="next"' || one === "rel=next"))
      return part.slice(part.indexOf("<") + 1, end);
  }
  return undefined;
}
