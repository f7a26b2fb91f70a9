import type { View } from "./redact-views";

const LETTER = /[\p{L}\p{N}]/u;
/** What a terminal takes for a command and shows nothing of. */
const COMMAND = "\u001b[";

/** The letters of a text, and where in the original each of them begins and ends. */
interface Skeleton {
  readonly text: string;
  readonly spans: readonly Span[];
}

type Span = readonly [from: number, to: number];

/**
 * The letters and digits of a view alone, without accents and capitals: what is left of a text that somebody wrapped, split,
 * spaced out, or wrote in other letters.
 */
function skeletonOf({ text, starts }: View): Skeleton {
  const parts: string[] = [];
  const spans: Span[] = [];
  for (let at = 0; at < text.length; ) {
    if (text.startsWith(COMMAND, at)) {
      at += COMMAND.length;
      while (at < text.length && !/[A-Za-z]/.test(text[at]!)) at++;
      at++;
      continue;
    }
    const code = text.codePointAt(at)!;
    const next = at + (code > 0xffff ? 2 : 1);
    const kept = lettersOf(code);
    parts.push(kept);
    for (let unit = 0; unit < kept.length; unit++) spans.push([starts[at]!, starts[next]!]);
    at = next;
  }
  return { text: parts.join(""), spans };
}

const ASCII = Array.from({ length: 128 }, (_, code) => {
  const letter = String.fromCharCode(code);
  return /[A-Za-z0-9]/.test(letter) ? letter.toLowerCase() : "";
});

function lettersOf(code: number): string {
  const ascii = ASCII[code];
  if (ascii !== undefined) return ascii;
  const plain = [...String.fromCodePoint(code).normalize("NFKD")].filter((one) => LETTER.test(one));
  // In capitals first: those of ß are SS.
  return plain.join("").toUpperCase().toLowerCase();
}

const SHORTEST = 8;
const LONGEST = 12;
const LONG = 2000;

/** Letters in a row that give a secret away, by how many they are. */
export type Runs = ReadonlyMap<number, ReadonlySet<string>>;

/** The runs of the texts that a secret is written as. Texts with too few letters to be told from words have none. */
export function runsOf(texts: readonly string[]): Runs {
  const runs = new Map<number, Set<string>>();
  for (const given of new Set(texts)) {
    const { text } = skeletonOf({ text: given, starts: [] });
    if (text.length < SHORTEST) continue;
    const length = Math.min(LONGEST, Math.max(SHORTEST, Math.ceil((2 * text.length) / 3)));
    const known = runs.get(length) ?? new Set();
    runs.set(length, known);
    // Of a long text every eighth will do: what has a few letters more in common has one of them.
    const step = text.length > LONG ? 8 : 1;
    for (let at = 0; at + length <= text.length; at += step) known.add(text.slice(at, at + length));
  }
  return runs;
}

/** Where a view has one of the runs. */
export function runsIn(view: View, wanted: readonly Runs[]): Span[] {
  const { text, spans } = skeletonOf(view);
  return wanted.flatMap((runs) =>
    [...runs].flatMap(([length, known]) => {
      const found: Span[] = [];
      for (let at = 0; at + length <= text.length; at++) {
        if (known.has(text.slice(at, at + length))) found.push([spans[at]![0], spans[at + length - 1]![1]]);
      }
      return found;
    }),
  );
}
