/** What an expression of a workflow can name: `github.sha` is `{ github: { sha: … } }`. */
export type Context = Readonly<Record<string, unknown>>;

const TOKEN = /\s*('(?:[^']|'')*'|\|\||&&|==|!=|!|\(|\)|-?\d+(?:\.\d+)?|[A-Za-z_][\w-]*(?:\.[\w-]+)*)/y;

/** Evaluates an expression as GitHub does, as far as this project's workflows use them. */
export function evaluate(
  expression: string,
  context: Context,
  functions: Readonly<Record<string, () => boolean>>,
): unknown {
  const tokens: string[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < expression.trimEnd().length) {
    const found = TOKEN.exec(expression);
    if (!found) throw new Error(`This expression is not understood here: ${expression}`);
    tokens.push(found[1]!);
  }
  let at = 0;
  const take = (token: string) => tokens[at] === token && ++at > 0;
  const either = (): unknown => {
    let left = both();
    while (take("||")) {
      const right = both();
      left = truthy(left) ? left : right;
    }
    return left;
  };
  const both = (): unknown => {
    let left = compared();
    while (take("&&")) {
      const right = compared();
      left = truthy(left) ? right : left;
    }
    return left;
  };
  const compared = (): unknown => {
    const left = single();
    if (take("==")) return String(left ?? "") === String(single() ?? "");
    if (take("!=")) return String(left ?? "") !== String(single() ?? "");
    return left;
  };
  const single = (): unknown => {
    if (take("!")) return !truthy(single());
    if (take("(")) {
      const inner = either();
      if (!take(")")) throw new Error(`A ) is missing: ${expression}`);
      return inner;
    }
    const token = tokens[at++] ?? "";
    if (token.startsWith("'")) return token.slice(1, -1).replaceAll("''", "'");
    if (/^-?\d/.test(token)) return Number(token);
    if (take("(")) {
      const called = functions[token];
      if (!called || !take(")")) throw new Error(`This function is not known here: ${token}`);
      return called();
    }
    return token.split(".").reduce<unknown>((value, name) => (value as Context | undefined)?.[name], context);
  };
  const value = either();
  if (at !== tokens.length) throw new Error(`This expression is not understood here: ${expression}`);
  return value;
}

/** A text with every `${{ … }}` in it put in. */
export function filled(text: string, context: Context): string {
  return text.replaceAll(/\$\{\{(.*?)\}\}/g, (_, expression: string) =>
    String(evaluate(expression, context, {}) ?? ""),
  );
}

export function truthy(value: unknown): boolean {
  return value !== undefined && value !== null && value !== "" && value !== false && value !== 0;
}
