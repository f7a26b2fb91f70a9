import { escapeUnseen } from "../../text";

/**
 * Text as TypeScript that Terraform takes as it is: it would read `${` and `%{` as the beginning of an expression.
 */
export function textLiteral(text: string): string {
  return jsLiteral(
    text.replace(/\$+|%+/g, (signs, at: number) => {
      if (text[at + signs.length] !== "{") return signs;
      // Doubling escapes one sign; how Terraform reads more of them, nobody should have to know.
      return signs.length === 1 ? `${signs}${signs}` : `\${"${signs}"}`;
    }),
  );
}

/** Text as TypeScript, in which every character is one that is seen: a server's name could turn the line around. */
export function jsLiteral(text: string): string {
  return escapeUnseen(JSON.stringify(text));
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
