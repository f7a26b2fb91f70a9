/** A piece of what a format writes: our own words, or a stranger's, which each format makes harmless in its own way. */
export type Piece = string | { readonly name: string; readonly is?: "action" };

/** A sentence in pieces. */
export type Sentence = readonly Piece[];

/** A stranger's text: a name, a value, an address. */
export function name(text: string): Piece {
  return { name: text };
}

/** An action that somebody may do: a stranger's text as well, which a page shows in the letters of code. */
export function action(text: string): Piece {
  return { name: text, is: "action" };
}

/** Several strangers' texts with commas in between. */
export function names(list: readonly string[]): Sentence {
  return list.flatMap((one, index) => (index === 0 ? [name(one)] : [", ", name(one)]));
}

/** `1 change`, `2 changes`. */
export function count(number: number, one: string, many = `${one}s`): string {
  return `${number} ${number === 1 ? one : many}`;
}

/** The sentence with a capital letter, where it begins with a word of ours. */
export function capital([first, ...rest]: Sentence): Sentence {
  if (typeof first !== "string") return first === undefined ? [] : [first, ...rest];
  return [first.charAt(0).toUpperCase() + first.slice(1), ...rest];
}

/** The sentence as plain text, strangers' texts made harmless by `harmless`. */
export function plain(sentence: Sentence, harmless: (text: string) => string): string {
  return sentence.map((piece) => (typeof piece === "string" ? piece : harmless(piece.name))).join("");
}

/** A text of at most about so many characters: of a longer one its beginning and its end, and how much is left out. */
export function shortened(text: string, longest: number): string {
  if (text.length <= longest) return text;
  const [head, tail] = [Math.floor(longest * 0.75), Math.floor(longest * 0.25)];
  return `${text.slice(0, head)}… (${text.length - head - tail} more characters) …${text.slice(-tail)}`;
}
