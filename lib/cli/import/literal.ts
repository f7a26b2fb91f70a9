import { escapeUnseen } from "../../text";

/**
 * Text that cdktf, or one of our checks, would mistake for a token or a part of one; split in the middle, away from
 * special characters.
 */
const TOKEN = /(Tf(?=Tok)|e(?=\+(?:298|289))|TO(?=KEN\.\d))(.)/gi;

/**
 * A TypeScript literal that cdktf and Terraform leave unchanged: they would interpret tokens, `${` and `%{` as the
 * start of an expression.
 */
export function textLiteral(text: string): string {
  const escaped = text.replace(/\$+|%+/g, (signs, at: number) => {
    if (text[at + signs.length] !== "{") return signs;
    // Doubling escapes a single sign; Terraform's rules for several of them are too subtle to rely on.
    return signs.length === 1 ? `${signs}${signs}` : `\${"${signs}"}`;
  });
  // Terraform takes the first letter of a text for a byte order mark if it is one, and drops it.
  const whole = escaped.replace(/^\ufeff/, `\${"\ufeff"}`);
  return jsLiteral(whole.replace(TOKEN, (_, before, split) => `${before}\${"${split}"}`));
}

/** A TypeScript literal with only visible characters: a server's names could otherwise reverse the line. */
export function jsLiteral(text: string): string {
  return escapeUnseen(JSON.stringify(text));
}

/** A TypeScript literal for a list of strings. */
export function listLiteral(texts: readonly string[]): string {
  return `[${texts.map(textLiteral).join(", ")}]`;
}

/** A TypeScript literal for a map of strings. */
export function mapLiteral(map: Readonly<Record<string, string>>): string {
  // As a plain key it would set the object's prototype, here or in cdktf.
  const key = (name: string) => (name === "__proto__" ? jsLiteral(`\${"${name}"}`) : textLiteral(name));
  return `{ ${Object.entries(map)
    .map(([name, value]) => `${key(name)}: ${textLiteral(value)}`)
    .join(", ")} }`;
}
