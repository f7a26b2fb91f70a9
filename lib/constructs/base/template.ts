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
