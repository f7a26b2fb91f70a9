/**
 * Text as TypeScript that Terraform takes as it is: it would read `${` and `%{` as the beginning of an expression.
 */
export function textLiteral(text: string): string {
  return jsLiteral(
    text.replace(/(\$+|%+)\{/g, (_, signs: string) =>
      // Doubling escapes one sign; how Terraform reads more of them, nobody should have to know.
      signs.length === 1 ? `${signs}${signs}{` : `\${"${signs}"}{`,
    ),
  );
}

/** Text as TypeScript, on one line also where a line may end at other characters than a line feed. */
export function jsLiteral(text: string): string {
  return JSON.stringify(text).replaceAll("\u2028", "\\u2028").replaceAll("\u2029", "\\u2029");
}

/** A list of texts as TypeScript. */
export function listLiteral(texts: readonly string[]): string {
  return `[${texts.map(textLiteral).join(", ")}]`;
}

/** A map of texts as TypeScript. */
export function mapLiteral(map: Readonly<Record<string, string>>): string {
  // Written as a plain key, this one would set the object's prototype.
  const key = (name: string) => (name === "__proto__" ? `["__proto__"]` : textLiteral(name));
  return `{ ${Object.entries(map)
    .map(([name, value]) => `${key(name)}: ${textLiteral(value)}`)
    .join(", ")} }`;
}
