// `$${` and `%%{` stand for `${` and `%{`, also behind further `$` or `%`.
const BEGIN = /(?<!\$)\$\{|(?<!%)%\{/;
const ESCAPE = /\$(?=\$\{)|%(?=%\{)/g;

/** Whether Terraform evaluates something in a text: `${…}` or `%{…}`, but not `$${…}`. */
export function holdsTemplate(text: string): boolean {
  return BEGIN.test(text);
}

/** The value of a text in which Terraform evaluates nothing: `$${a}` is `${a}`. */
export function unescaped(text: string): string {
  return text.replace(ESCAPE, "");
}

/** The text in front of all that Terraform evaluates in a text, and behind it. */
export function aroundTemplates(text: string): string {
  const from = text.search(BEGIN);
  return from < 0 ? text : text.slice(0, from) + text.slice(text.lastIndexOf("}") + 1);
}

/** What a position of a text is in: the text itself, an expression, at whose first sign it begins, or a text in its code. */
export type Part = "text" | "begin" | "code" | "text of code";

/** What each position of a text is in. The signs that end an expression, and one in it, are of its code. */
export function partsIn(text: string): readonly Part[] {
  const parts = new Array<Part>(text.length).fill("text");
  const open: ("code" | "text of code")[] = [];
  for (let at = 0; at < text.length; at++) {
    const sign = text[at];
    const top = open.at(-1);
    if (top !== undefined) parts[at] = top;
    if (top === "code") {
      if (sign === '"') open.push("text of code");
      else if (sign === "{") open.push("code");
      else if (sign === "}") open.pop();
    } else if (top !== undefined && sign === '"') open.pop();
    else {
      const skipped = top !== undefined && sign === "\\" ? 1 : escapeAt(text, at);
      if (top !== undefined) parts.fill(top, at, at + skipped + 1);
      at += skipped;
      if (skipped === 0 && (sign === "$" || sign === "%") && text[at + 1] === "{") {
        open.push("code");
        parts.fill("code", at, at + 2);
        if (top === undefined) parts[at] = "begin";
        at++;
      }
    }
  }
  return parts;
}

/** How many signs of an escaped beginning, `$${` or `%%{`, follow its first one. */
function escapeAt(text: string, at: number): number {
  const sign = text[at];
  return (sign === "$" || sign === "%") && text[at + 1] === sign && text[at + 2] === "{" ? 2 : 0;
}
