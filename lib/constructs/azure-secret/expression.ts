/**
 * The references in a Terraform expression, such as `ephemeral.vault.db.data` or `var.password`; undefined if the text
 * is not exactly one expression.
 */
export function references(expression: string): string[] | undefined {
  const text = code(expression);
  if (text === undefined) return undefined;
  // Terraform allows spaces around a dot.
  const words = text
    .split(".")
    .map((part) => part.trim())
    .join(".")
    .match(/[\w.-]+/g);
  const bound = namesOfLoops(words ?? []);
  return (words ?? []).flatMap(pathOf).filter((path) => !bound.has(path.split(".")[0]!));
}

/** Loop variables of `for a, b in …`: they shadow outer names. */
function namesOfLoops(words: readonly string[]): Set<string> {
  return new Set(words.flatMap((word, at) => (word === "for" ? words.slice(at + 1, at + 3) : [])));
}

/** The reference at the start of a word, if it has at least two names. */
function pathOf(word: string): string[] {
  const names = word.split(".");
  const end = names.findIndex((name) => !/^[A-Za-z_][\w-]*$/.test(name));
  const path = end < 0 ? names : names.slice(0, end);
  return path.length < 2 ? [] : [path.join(".")];
}

/** The evaluated parts of an expression: without string literals and comments. */
function code(expression: string): string | undefined {
  let out = "";
  // The nesting at each position: a string's text, or an interpolation that ends at a brace.
  const open: ("text" | "code")[] = [];
  for (let at = 0; at < expression.length; at++) {
    const two = expression.slice(at, at + 2);
    if (open.at(-1) === "text") {
      if (two === "$$" || two === "%%" || expression[at] === "\\") at++;
      else if (two === "${" || two === "%{") {
        open.push("code");
        out += " ";
        at++;
      } else if (expression[at] === '"') open.pop();
      continue;
    }
    if (expression[at] === '"') {
      open.push("text");
      out += " ";
    } else if (two === "//" || expression[at] === "#") at = endOf(expression, "\n", at);
    else if (two === "/*") at = endOf(expression, "*/", at + 2) + 1;
    // Heredocs are not parsed.
    else if (two === "<<") return undefined;
    else {
      if (expression[at] === "{") open.push("code");
      else if (expression[at] === "}" && open.pop() === undefined) return undefined;
      out += expression[at];
    }
  }
  return open.length === 0 ? out : undefined;
}

function endOf(text: string, end: string, from: number): number {
  const found = text.indexOf(end, from);
  return found < 0 ? text.length : found;
}
