/**
 * What an expression of Terraform's language refers to, such as `ephemeral.vault.db.data` or `var.password`; undefined where
 * it is not one expression.
 */
export function references(expression: string): string[] | undefined {
  const text = code(expression);
  if (text === undefined) return undefined;
  // A dot may have spaces around it.
  const words = text
    .split(".")
    .map((part) => part.trim())
    .join(".")
    .match(/[\w.-]+/g);
  const bound = namesOfLoops(words ?? []);
  return (words ?? []).flatMap(pathOf).filter((path) => !bound.has(path.split(".")[0]!));
}

/** The names that `for a, b in …` gives to what it goes through: they hide what they are the names of elsewhere. */
function namesOfLoops(words: readonly string[]): Set<string> {
  return new Set(words.flatMap((word, at) => (word === "for" ? words.slice(at + 1, at + 3) : [])));
}

/** The path that a word begins with, where it is one of at least two names. */
function pathOf(word: string): string[] {
  const names = word.split(".");
  const end = names.findIndex((name) => !/^[A-Za-z_][\w-]*$/.test(name));
  const path = end < 0 ? names : names.slice(0, end);
  return path.length < 2 ? [] : [path.join(".")];
}

/** The parts of an expression that are evaluated: without the text of strings and without comments. */
function code(expression: string): string | undefined {
  let out = "";
  // What is open at each place: a string's text, or code that ends at a brace.
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
    // The text of a heredoc is not worth the reading.
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
