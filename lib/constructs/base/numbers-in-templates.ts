import { type IResolvable, type IResolveContext, Lazy, Token } from "cdktf";

/** Whether somebody wrote an expression into a text, also an escaped one: cdktf tells no texts from code there. */
export function holdsWrittenTemplate(text: string): boolean {
  return /[$%]\{(?!TfToken\[)/.test(text);
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
