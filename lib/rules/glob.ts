/**
 * Whether a text matches a pattern, in which `*` stands for any characters. Like Terraform, it does not tell apart the
 * Unicode forms of a letter.
 */
export function fits(text: string, pattern: string): boolean {
  return fitsNormalized(text.normalize(), pattern.normalize());
}

function fitsNormalized(text: string, pattern: string): boolean {
  const [first = "", ...others] = pattern.split("*");
  const last = others.pop();
  if (last === undefined) return text === first;
  if (!text.startsWith(first)) return false;
  // The earliest match of each part leaves the most text for the next.
  let from = first.length;
  for (const part of others) {
    const at = text.indexOf(part, from);
    if (at < 0) return false;
    from = at + part.length;
  }
  return text.length - last.length >= from && text.endsWith(last);
}
