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
  for (let at = 0; at < text.length; ) {
    const end = endOfPart(text, at);
    const part = text.slice(at, end);
    at = end;
    if (part.length === 1) out.push(ESCAPES[part] ?? part);
    else if (!/[\n\r]/.test(part)) out.push(part);
    // Within braces a line's end is a space, unless it ends a comment or is part of a heredoc: then the writer makes one.
    else if (/<<|#|\/\//.test(part)) return text;
    else out.push(part.replaceAll(/[\n\r]+/g, " "));
  }
  return out.join("");
}

/** A map's key likewise: the writer takes one without odd characters for a name, also where it is none. */
export function hclKey(key: string): string {
  if (!/^[A-Za-z0-9_-]+$/.test(key) || /^\d/.test(key)) return hclText(key);
  const isName = /^[A-Za-z_]/.test(key) && key !== "for";
  return isName ? key : `\\u${key.charCodeAt(0).toString(16).padStart(4, "0")}${key.slice(1)}`;
}

/** The end of the character, the escaped brace or the expression at a position. */
function endOfPart(text: string, at: number): number {
  const sign = text[at];
  if (sign !== "$" && sign !== "%") return at + 1;
  if (text[at + 1] === "{") return endOfExpression(text, at + 2);
  return text[at + 1] === sign && text[at + 2] === "{" ? at + 3 : at + 1;
}

function endOfExpression(text: string, from: number): number {
  // What is open: braces of code, and the texts within it.
  const open: ("code" | "text")[] = ["code"];
  for (let at = from; at < text.length; at++) {
    const sign = text[at];
    if (open.at(-1) === "code") {
      if (sign === '"') open.push("text");
      else if (sign === "{") open.push("code");
      else if (sign === "}") open.pop();
      if (open.length === 0) return at + 1;
    } else if (sign === "\\") at++;
    else if (sign === '"') open.pop();
    else if ((sign === "$" || sign === "%") && text[at + 1] === sign) at++;
    else if ((sign === "$" || sign === "%") && text[at + 1] === "{") {
      open.push("code");
      at++;
    }
  }
  return text.length;
}
