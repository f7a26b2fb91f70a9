import { error, warning } from "../../words";

const AS_TEXT = "Token.asString(number)";

export const invalidExpression = error("expression-invalid", {
  when: "cdktf cannot resolve what a prop holds.",
  text: ({ reason }: { reason: string }) => ({ summary: "Invalid expression", detail: reason }),
  examples: [{ reason: "Found an encoded list token string in a scalar string context." }],
});

export const overrideHoldsItself = error("override-holds-itself", {
  when: "An override is a construct, or holds one.",
  text: () => ({
    summary: "Invalid value",
    detail: "Expected a value, got a construct or another object that holds itself.",
    remedy: "Give one of its attributes, such as its id.",
  }),
  examples: [{}],
});

export const numberInText = error("token-number-in-text", {
  when: "A text holds a number that only Terraform knows.",
  text: () => ({
    summary: "Invalid value",
    detail:
      "Expected a text without numbers that only Terraform knows, got one with such a number: cdktf writes it there as a literal.",
    remedy: `Put it there as text: ${AS_TEXT}.`,
  }),
  examples: [{}],
});

export const numberOfListInText = error("token-list-number-in-text", {
  when: "A text holds a number of a list that only Terraform knows.",
  text: () => ({
    summary: "Invalid value",
    detail:
      "Expected a text without numbers that only Terraform knows, got one with such a number of a list: cdktf writes it there as a literal.",
    remedy:
      "Take it out of the list with Fn.element(list, index), and put it there as text: Token.asString(Fn.element(list, index)).",
  }),
  examples: [{}],
});

export const listMisplaced = error("token-list-misplaced", {
  when: "A list that only Terraform knows is in a text, or among other elements.",
  text: () => ({
    summary: "Invalid value",
    detail:
      "Expected a list that only Terraform knows to stand alone, got one, or an element of one, in a text or among other elements: JavaScript cannot look into it.",
    remedy:
      "Use Terraform's functions: Fn.element(list, index), Fn.join(separator, list) and Fn.concat([list, others]).",
  }),
  examples: [{}],
});

export const mapMisplaced = error("token-map-misplaced", {
  when: "A map that only Terraform knows, or another object, is in a text or among other keys.",
  text: () => ({
    summary: "Invalid value",
    detail:
      "Expected a map that only Terraform knows to stand alone, got one, a value of one or another object in a text or among other keys: JavaScript cannot look into it.",
    remedy:
      "Use Terraform's functions: Fn.lookup(map, key), Fn.keys(map), Fn.jsonencode(map) and Fn.merge([map, others]).",
  }),
  examples: [{}],
});

export const brokenToken = error("token-broken", {
  when: "JavaScript took a token apart, wrote it in other letters, or calculated with it.",
  text: () => ({
    summary: "Invalid value",
    detail:
      "Expected a whole token as cdktf made it, got a piece of one, one in other letters, or a number that was calculated from one: JavaScript cannot change what only Terraform knows.",
    remedy: "Use Terraform's functions and operators, such as Fn.upper, Fn.substr, Fn.keys and Op.mul.",
  }),
  examples: [{}],
});

export const numberBeyondRange = error("token-number-beyond-range", {
  when: "A text holds Infinity or NaN, which JavaScript makes of a calculation with a number that only Terraform knows.",
  text: ({ got }: { got: string }) => ({
    summary: "Invalid value",
    detail: `Expected a text without numbers that only Terraform knows, got one with ${got}: what JavaScript calculated from such a number.`,
    remedy: `Use Terraform's operators, such as Op.mul. For a text that is really so, write it as an expression: \${"Infini"}ty, \${"Na"}N.`,
  }),
  examples: [{ got: "-Infinity" }],
});

export const textInQuotes = error("token-text-in-quotes", {
  when: "An override has a text that only Terraform knows within the quotes of an expression.",
  text: () => ({
    summary: "Invalid value",
    detail:
      "Expected an expression whose quotes hold no text that only Terraform knows, got one with such a text within quotes: cdktf writes the words of its reference there, not its value.",
    remedy: "Give it to the argument in place of the override, or use Terraform's functions, such as Fn.upper(text).",
  }),
  examples: [{}],
});

export const constantMissing = error("constant-missing", {
  when: "A program reads a constant that does not exist, such as a misspelt one: it would count as not given.",
  text: ({ of, name, near, known }: { of: string; name: string; near?: string; known: readonly string[] }) => ({
    summary: "Unknown constant",
    detail: `${of} has no ${name}.`,
    remedy: near === undefined ? `Use one of ${known.join(", ")}.` : `Did you mean ${of}.${near}?`,
  }),
  examples: [
    { of: "SecretDestroyPolicy", name: "PURG", near: "PURGE", known: ["PURGE", "RETAIN"] },
    { of: "ProviderRuntime", name: "DENO", known: ["NODE", "STANDALONE"] },
  ],
});

export const numberInExpression = error("token-number-in-expression", {
  when: "An expression has a number that only Terraform knows inside one of its texts.",
  text: () => ({
    summary: "Invalid value",
    detail:
      "Expected an expression whose texts have no number that only Terraform knows, got one with such a number inside a text.",
    remedy: `Give the expression the number alone, or put it into the text as text: ${AS_TEXT}.`,
  }),
  examples: [{}],
});

export const elementMissing = warning("element-missing", {
  when: "A list that an argument is given has an element without a value, such as that of a misspelt constant.",
  text: ({ name }: { name: string }) => ({
    summary: "No value",
    detail: `Expected ${name} to have a value, got none: it is left out.`,
    remedy: "Correct a misspelt constant, or leave the element out.",
  }),
  examples: [{ name: "actions[1]" }],
});
