import { partsIn } from "./template";

/** What cdktf's HCL writer leaves as it is: a backslash, a quote beside an expression, the end of a line. */
const ESCAPES: Readonly<Record<string, string>> = {
  "\\": "\\\\",
  '"': '\\"',
  "\n": "\\n",
  "\r": "\\r",
};

/**
 * A text for cdktf's HCL writer, which puts quotes around it: in HCL, unlike in JSON, the literal parts of a template have
 * escapes. Expressions stay as they are.
 */
export function hclText(text: string): string {
  if (!/[\\"\n\r]/.test(text)) return text;
  const out: string[] = [];
  const parts = partsIn(text);
  for (let at = 0; at < text.length; ) {
    const from = at++;
    if (parts[from] === "text") {
      out.push(ESCAPES[text[from]!] ?? text[from]!);
      continue;
    }
    while (at < text.length && parts[at] !== "text" && parts[at] !== "begin") at++;
    const code = text.slice(from, at);
    // Within braces a line's end is a space, unless it ends a comment or is part of a heredoc: then the writer makes one.
    if (/[\n\r]/.test(code) && /<<|#|\/\//.test(code)) return text;
    out.push(code.replaceAll(/[\n\r]+/g, " "));
  }
  return out.join("");
}

/** A map's key likewise: the writer takes one without odd characters for a name, also where it is none. */
export function hclKey(key: string): string {
  if (!/^[A-Za-z0-9_-]+$/.test(key) || /^\d/.test(key)) return hclText(key);
  const isName = /^[A-Za-z_]/.test(key) && key !== "for";
  return isName ? key : `\\u${key.charCodeAt(0).toString(16).padStart(4, "0")}${key.slice(1)}`;
}
