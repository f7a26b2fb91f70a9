import { type IResolvable, type IResolveContext, Lazy, Token } from "cdktf";

/** Whether somebody wrote an expression into a text, also an escaped one: cdktf tells no texts from code there. */
export function holdsWrittenTemplate(text: string): boolean {
  return /[$%]\{(?!TfToken\[)/.test(text);
}

/** Whether each position of a text is within code that Terraform evaluates: not in a text, nor in one of that code. */
export function codeIn(text: string): readonly boolean[] {
  const isCode = new Array<boolean>(text.length).fill(false);
  const open: ("text" | "code")[] = ["text"];
  for (let at = 0; at < text.length; at++) {
    const sign = text[at];
    if (open.at(-1) === "code") {
      isCode[at] = true;
      if (sign === '"') open.push("text");
      else if (sign === "{") open.push("code");
      else if (sign === "}") open.pop();
    } else if (open.length > 1 && sign === "\\") at++;
    else if (open.length > 1 && sign === '"') open.pop();
    else if (sign === "$" || sign === "%") {
      if (text[at + 1] === sign && text[at + 2] === "{") at += 2;
      else if (text[at + 1] === "{") {
        open.push("code");
        at++;
      }
    }
  }
  return isCode;
}

interface Forms {
  readonly code: string;
  readonly text: string;
}

// A number has one token for each form, so that equal texts stay equal.
const FORMS = new WeakMap<IResolvable, Forms>();

/** A number that only Terraform knows, as text: bare in code, else in braces, whatever cdktf would do there. */
export function inTemplate(number: IResolvable, isCode: boolean): string {
  const known = FORMS.get(number);
  const forms = known ?? {
    code: written(number, (bare) => bare),
    text: written(number, (bare) => `\${${bare}}`),
  };
  if (!known) FORMS.set(number, forms);
  return isCode ? forms.code : forms.text;
}

function written(number: IResolvable, form: (bare: string) => string): string {
  const produce = (given?: unknown) => {
    const context = given as IResolveContext;
    const { suppressBraces } = context;
    context.suppressBraces = true;
    try {
      return form(String(context.resolve(number)));
    } finally {
      context.suppressBraces = suppressBraces;
    }
  };
  return Token.asString(Lazy.anyValue({ produce }));
}
