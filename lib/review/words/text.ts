/** A piece of output: our own words, or untrusted text, which each format escapes in its own way. */
export type Piece = string | { readonly name: string; readonly is?: "action" };

/** A sentence in pieces. */
export type Sentence = readonly Piece[];

/** Untrusted text: a name, a value, an address. */
export function name(text: string): Piece {
  return { name: text };
}

/** An action: also untrusted text, which pages show as code. */
export function action(text: string): Piece {
  return { name: text, is: "action" };
}

/** Several untrusted texts, separated by commas. */
export function names(list: readonly string[]): Sentence {
  return list.flatMap((one, index) => (index === 0 ? [name(one)] : [", ", name(one)]));
}

/** `1 change`, `2 changes`. */
export function count(number: number, one: string, many = `${one}s`): string {
  return `${number} ${number === 1 ? one : many}`;
}

/** The sentence with its first letter capitalized, if it starts with our own words. */
export function capital([first, ...rest]: Sentence): Sentence {
  if (typeof first !== "string") return first === undefined ? [] : [first, ...rest];
  return [first.charAt(0).toUpperCase() + first.slice(1), ...rest];
}

/** The sentence as plain text, with untrusted texts escaped by `harmless`. */
export function plain(sentence: Sentence, harmless: (text: string) => string): string {
  return sentence.map((piece) => (typeof piece === "string" ? piece : harmless(piece.name))).join("");
}

/** Shortens a text to about `longest` characters: keeps its beginning and end, and says how much is left out. */
export function shortened(text: string, longest: number): string {
  if (text.length <= longest) return text;
  const [head, tail] = [Math.floor(longest * 0.75), Math.floor(longest * 0.25)];
  return `${text.slice(0, head)}… (${text.length - head - tail} more characters) …${text.slice(-tail)}`;
}
