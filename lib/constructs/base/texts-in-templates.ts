import { type IResolvable, type IResolveContext, Lazy, Token, Tokenization } from "cdktf";
import { holdsWrittenTemplate } from "./numbers-in-templates";
import { partsIn } from "./template";

const TEXT_TOKEN = /\$\{TfToken\[TOKEN\.\d+\]\}/g;

/**
 * A text in which a text that only Terraform knows stands in braces within the quotes of a written expression, as in
 * `${upper("a-${var.b}")}`. cdktf leaves them out in code, and takes such quotes for code.
 */
export function withTextsInQuotes(text: string): string {
  if (!holdsWrittenTemplate(text)) return text;
  const parts = partsIn(text.replace(TEXT_TOKEN, (token) => "x".repeat(token.length)));
  return text.replace(TEXT_TOKEN, (token, at: number) => (parts[at] === "text of code" ? inBraces(token) : token));
}

// A text has one token for this, so that equal texts stay equal.
const FORMS = new WeakMap<IResolvable, string>();

function inBraces(text: string): string {
  const [token] = Tokenization.reverseString(text).tokens;
  if (token === undefined) return text;
  const form = FORMS.get(token) ?? Token.asString(Lazy.anyValue({ produce: (context) => written(token, context) }));
  FORMS.set(token, form);
  return form;
}

function written(token: IResolvable, given: unknown): unknown {
  const context = given as IResolveContext;
  const { suppressBraces } = context;
  context.suppressBraces = false;
  try {
    return context.resolve(token);
  } finally {
    context.suppressBraces = suppressBraces;
  }
}
