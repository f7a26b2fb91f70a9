// Strings and comments may contain brackets. Unclosed ones end with the line, or with the text.
const TOKEN = /"(?:[^"\\\n]|\\.)*"?|#[^\n]*|\/\/[^\n]*|\/\*(?:[^*]|\*(?!\/))*(?:\*\/)?|[A-Za-z_][\w-]*|\S/g;

/** An HCL token and its position. */
interface Token {
  readonly text: string;
  readonly at: number;
}

/** The position of a provider's block in a lock file. */
export interface BlockPlace {
  readonly address: string;
  readonly from: number;
  readonly to: number;
}

/** The arguments of a block: strings and lists of strings. */
export type Arguments = ReadonlyMap<string, string | readonly string[]>;

/** The provider blocks in a lock file. */
export function blocksOf(file: string): BlockPlace[] {
  const blocks: BlockPlace[] = [];
  let depth = 0;
  let open: { readonly address: string; readonly from: number } | undefined;
  const words = wordsOf(file);
  for (const [index, { text, at }] of words.entries()) {
    if (isOpening(text)) {
      const [keyword, label] = words.slice(Math.max(0, index - 2), index);
      const isProvider = depth === 0 && text === "{" && keyword?.text === "provider" && label?.text.startsWith('"');
      if (isProvider) open = { address: textOf(label!.text), from: keyword.at };
      depth++;
    } else if (isClosing(text)) {
      depth = Math.max(0, depth - 1);
      if (depth > 0 || !open) continue;
      blocks.push({ ...open, to: at + 1 });
      open = undefined;
    }
  }
  return blocks;
}

/** The arguments of the only block in a text. */
export function argumentsOf(block: string): Arguments {
  const found = new Map<string, string | string[]>();
  let list: string[] | undefined;
  let depth = 0;
  const words = wordsOf(block);
  for (const [index, { text }] of words.entries()) {
    const name = words[index - 1]?.text === "=" ? words[index - 2]?.text : undefined;
    if (isOpening(text)) {
      depth++;
      list = text === "[" && depth === 2 ? [] : undefined;
      if (list && name !== undefined) found.set(name, list);
    } else if (isClosing(text)) {
      depth--;
      list = undefined;
    } else if (text.startsWith('"')) {
      if (list) list.push(textOf(text));
      else if (name !== undefined && depth === 1) found.set(name, textOf(text));
    }
  }
  return found;
}

function wordsOf(text: string): Token[] {
  return [...text.matchAll(TOKEN)]
    .map(({ 0: word, index }) => ({ text: word, at: index }))
    .filter(({ text: word }) => !/^(?:#|\/[/*])/.test(word));
}

function isOpening(text: string): boolean {
  return text === "{" || text === "[" || text === "(";
}

function isClosing(text: string): boolean {
  return text === "}" || text === "]" || text === ")";
}

function textOf(quoted: string): string {
  try {
    return JSON.parse(quoted) as string;
  } catch {
    return quoted.replace(/^"/, "").replace(/"$/, "");
  }
}
