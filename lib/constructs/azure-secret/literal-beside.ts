import { references } from "./expression";

/** A string with its literal text and interpolations, a number, a name, or an operator. */
type Token =
  | { readonly kind: "text"; readonly literal: string; readonly inner: readonly string[] }
  | { readonly kind: "number" | "name" | "sign"; readonly value: string };

/** Positions of function arguments that do not end up in the result: separators, patterns, keys. */
const HARMLESS: Readonly<Record<string, readonly number[]>> = {
  ...{ split: [0], join: [0], replace: [1, 2], regex: [0], regexall: [0], lookup: [1], format: [0], formatlist: [0] },
  ...{ trim: [1], trimprefix: [1], trimsuffix: [1], startswith: [1], endswith: [1], strcontains: [1] },
  ...{ textdecodebase64: [1], textencodebase64: [1], formatdate: [0], timeadd: [1], contains: [1] },
};
/** Positions of function arguments that are numbers and say where in a text or list the result is. */
const PLACES: Readonly<Record<string, readonly number[]>> = {
  ...{ substr: [1, 2], slice: [1, 2], element: [1], chunklist: [1], indent: [0], parseint: [1] },
};
/** What may stand beside a number that is only compared with, or is a key or an index. */
const COMPARING = ["==", "!=", "<", ">", "<=", ">="];
/** What follows a condition, or a part of one. */
const ASKING = [...COMPARING, "?", "&&", "||"];
/** Keywords that a value follows. */
const BEFORE_VALUE = ["in", "if"];
const OWN_TEXT = "an expression with a text or number of its own that it may give";

interface Open {
  readonly sign: string;
  /** The name of the called function. */
  readonly called?: string;
  readonly isIndex: boolean;
  /** The position of the argument being read. */
  place: number;
}

/**
 * Describes what an expression may evaluate to besides something ephemeral: a text or number written in it, or a variable
 * that is not ephemeral, as a branch, a default, an element of a list. Undefined if there is nothing. Keys, separators and
 * patterns do not count, nor does text around a reference.
 */
export function givenBeside(expression: string, isEphemeral: (variable: string) => boolean): string | undefined {
  const tokens = scan(expression);
  const open: Open[] = [];
  for (const [index, token] of tokens.entries()) {
    const before = tokens[index - 1];
    if (token.kind === "text") {
      for (const inner of token.inner) {
        const found = givenBeside(inner, isEphemeral);
        if (found !== undefined) return found;
      }
      if (token.inner.some(isCondition) && couldBeSecret(token.literal)) return OWN_TEXT;
    }
    if (isTelling(token)) {
      const isInResult =
        token.kind === "number"
          ? isNumberGiven(before, tokens[index + 1], open.at(-1))
          : isTextGiven(before, open.at(-1));
      if (isInResult) return OWN_TEXT;
    }
    const variable = variableAt(tokens, index);
    if (variable && !isEphemeral(variable.name) && isTextGiven(before, open.at(-1)) && !isSign(variable.after, ASKING))
      return openVariable(variable.name);
    if (token.kind !== "sign") continue;
    const top = open.at(-1);
    if (token.value === "," && top) top.place++;
    else if ("([{".includes(token.value)) {
      const called = token.value === "(" ? functionAt(tokens, index - 1) : undefined;
      open.push({
        sign: token.value,
        isIndex: isIndexed(tokens, index - 1),
        place: 0,
        ...(called !== undefined && { called }),
      });
    } else if (")]}".includes(token.value)) open.pop();
  }
  return undefined;
}

/** The name of Terraform's own function that a token is. What another of that name does, as in `provider::acme::join`, nobody knows. */
function functionAt(tokens: readonly Token[], index: number): string | undefined {
  const token = tokens[index];
  if (token?.kind !== "name") return undefined;
  return isSign(tokens[index - 1], [":"]) && isSign(tokens[index - 2], [":"]) ? undefined : token.value;
}

/** Whether a bracket after a token holds an index: not after a keyword, as in `for a in [`. */
function isIndexed(tokens: readonly Token[], index: number): boolean {
  const token = tokens[index];
  if (token?.kind === "sign") return ")]}".includes(token.value);
  return token?.kind === "name" && (!BEFORE_VALUE.includes(token.value) || isSign(tokens[index - 1], ["."]));
}

/** Describes a variable whose value Terraform keeps. */
export function openVariable(name: string): string {
  return `the variable ${name}, which is not ephemeral or has a default`;
}

/** The variable whose reference starts at a token, and what follows the reference. */
function variableAt(
  tokens: readonly Token[],
  index: number,
): { readonly name: string; readonly after: Token | undefined } | undefined {
  const [root, dot, name] = tokens.slice(index, index + 3);
  if (root?.kind !== "name" || root.value !== "var" || isSign(tokens[index - 1], ["."])) return undefined;
  if (!isSign(dot, ["."]) || name?.kind !== "name") return undefined;
  let depth = 0;
  for (let at = index + 3; at < tokens.length; at++) {
    const token = tokens[at]!;
    if (isSign(token, ["["])) depth++;
    else if (depth > 0) depth -= isSign(token, ["]"]) ? 1 : 0;
    else if (!isSign(token, ["."]) && !isSign(tokens[at - 1], ["."])) return { name: name.value, after: token };
  }
  return { name: name.value, after: undefined };
}

/** Whether it could be a secret: more than a separator or a path. */
function isTelling(token: Token): boolean {
  if (token.kind === "number") return token.value.replace(/\D/g, "").length > 3;
  if (token.kind !== "text") return false;
  // A text that is nothing but another one, as in `"${"text"}"`.
  if (token.inner.map(scan).some(([only, ...more]) => only !== undefined && more.length === 0 && isTelling(only))) {
    return true;
  }
  if (token.inner.some((inner) => (references(inner) ?? []).length > 0)) return false;
  return couldBeSecret(token.literal);
}

function couldBeSecret(literal: string): boolean {
  return literal.length > 3 || /[\p{L}\p{N}]/u.test(literal);
}

/** Whether what is in braces within a text is `if …`: what follows it is a branch. */
function isCondition(inner: string): boolean {
  return /^~?\s*if\s/.test(inner);
}

function isTextGiven(before: Token | undefined, top: Open | undefined): boolean {
  if (before?.kind === "sign" && ["?", ":", "=", "=>"].includes(before.value)) return true;
  const begins = before === undefined || (before.kind === "sign" && "([{,".includes(before.value));
  if (!begins || top === undefined) return false;
  if (top.sign === "[") return !top.isIndex;
  if (top.sign === "{") return false;
  return top.called === undefined || !isAt(HARMLESS, top);
}

// A number may be reckoned with, so it counts wherever it stands.
function isNumberGiven(before: Token | undefined, after: Token | undefined, top: Open | undefined): boolean {
  if (isSign(before, [...COMPARING, "."]) || isSign(after, [...COMPARING, "=", "=>"])) return false;
  if (top?.sign === "[" && top.isIndex) return false;
  return top === undefined || !isAt(PLACES, top);
}

function isSign(token: Token | undefined, signs: readonly string[]): boolean {
  return token?.kind === "sign" && signs.includes(token.value);
}

function isAt(places: Readonly<Record<string, readonly number[]>>, { called = "", place }: Open): boolean {
  return Object.hasOwn(places, called) && places[called]!.includes(place);
}

const WORD = /\d[\d.]*(?:[eE][+-]?\d+)?|[\p{L}_][\p{L}\p{N}_-]*|==|!=|<=|>=|=>|&&|\|\||\S/uy;

/** The tokens of an expression, without its comments. The expression must be one that {@link references} can read. */
function scan(expression: string): Token[] {
  const tokens: Token[] = [];
  for (let at = 0; at < expression.length; ) {
    const two = expression.slice(at, at + 2);
    if (two === "//" || expression[at] === "#") at = after(expression, "\n", at);
    else if (two === "/*") at = after(expression, "*/", at + 2);
    else if (expression[at] === '"') {
      const { token, end } = textAt(expression, at + 1);
      tokens.push(token);
      at = end;
    } else {
      WORD.lastIndex = at;
      const value = WORD.exec(expression)?.[0];
      if (value !== undefined) {
        const kind = /^\d/.test(value) ? "number" : /^[\p{L}_]/u.test(value) ? "name" : "sign";
        tokens.push({ kind, value });
      }
      at += value?.length ?? 1;
    }
  }
  return tokens;
}

function after(text: string, end: string, from: number): number {
  const found = text.indexOf(end, from);
  return found < 0 ? text.length : found + end.length;
}

/** The string that starts at a position, after its quote. */
function textAt(expression: string, from: number): { readonly token: Token; readonly end: number } {
  const inner: string[] = [];
  let literal = "";
  let at = from;
  while (at < expression.length && expression[at] !== '"') {
    const two = expression.slice(at, at + 2);
    if (two === "$$" || two === "%%" || expression[at] === "\\") {
      literal += two;
      at += 2;
    } else if (two === "${" || two === "%{") {
      const end = endOfCode(expression, at + 2);
      inner.push(expression.slice(at + 2, end));
      at = end + 1;
    } else literal += expression[at++];
  }
  return { token: { kind: "text", literal, inner }, end: at + 1 };
}

/** The position of the brace that ends an interpolation within a string. */
function endOfCode(expression: string, from: number): number {
  let depth = 0;
  for (let at = from; at < expression.length; at++) {
    if (expression[at] === '"') at = textAt(expression, at + 1).end - 1;
    else if (expression[at] === "{") depth++;
    else if (expression[at] === "}" && depth-- === 0) return at;
  }
  return expression.length;
}
