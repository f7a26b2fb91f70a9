import { escapeUnseen } from "../../text";

/** What cdktf, or a check of ours, takes for the text of a token or a piece of one: in the middle, where no sign is near. */
const TOKEN = /(Tf)(T)(?=ok)|(e)(\+)(?=298|289)/gi;

/**
 * Text as TypeScript that cdktf and Terraform take as it is: they would read tokens, `${` and `%{` as the beginning of an
 * expression.
 */
export function textLiteral(text: string): string {
  const escaped = text.replace(/\$+|%+/g, (signs, at: number) => {
    if (text[at + signs.length] !== "{") return signs;
    // Doubling escapes one sign; how Terraform reads more of them, nobody should have to know.
    return signs.length === 1 ? `${signs}${signs}` : `\${"${signs}"}`;
  });
  return jsLiteral(escaped.replace(TOKEN, (_, tf = "", t = "", e = "", plus = "") => `${tf}${e}\${"${t}${plus}"}`));
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
  // Written as a plain key, this one would set the object's prototype, here or in cdktf.
  const key = (name: string) => (name === "__proto__" ? jsLiteral(`\${"${name}"}`) : textLiteral(name));
  return `{ ${Object.entries(map)
    .map(([name, value]) => `${key(name)}: ${textLiteral(value)}`)
    .join(", ")} }`;
}
