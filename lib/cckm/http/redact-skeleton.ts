import type { View } from "./redact-views";

const LETTER = /[\p{L}\p{N}]/u;
/** Start of a terminal escape sequence, which terminals do not display. */
const COMMAND = "\u001b[";

/** The letters of a text, each with its start and end in the original. */
interface Skeleton {
  readonly text: string;
  readonly spans: readonly Span[];
}

type Span = readonly [from: number, to: number];

/**
 * Only the letters and digits of a view, without accents and case: recognizes a text even if it was wrapped, split, spaced
 * out or written in lookalike letters.
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
  // Uppercase first, because ß becomes SS.
  return plain.join("").toUpperCase().toLowerCase();
}

const SHORTEST = 8;
const LONGEST = 12;
const LONG = 2000;

/** Sequences of letters that give a secret away, by length. */
export type Runs = ReadonlyMap<number, ReadonlySet<string>>;

/** The runs for all spellings of a secret. Spellings with too few letters to be told from ordinary words have none. */
export function runsOf(texts: readonly string[]): Runs {
  const runs = new Map<number, Set<string>>();
  for (const given of new Set(texts)) {
    const { text } = skeletonOf({ text: given, starts: [] });
    if (text.length < SHORTEST) continue;
    const length = Math.min(LONGEST, Math.max(SHORTEST, Math.ceil((2 * text.length) / 3)));
    const known = runs.get(length) ?? new Set();
    runs.set(length, known);
    // For long texts every eighth start is enough: any overlap a few letters longer contains one of them.
    const step = text.length > LONG ? 8 : 1;
    for (let at = 0; at + length <= text.length; at += step) known.add(text.slice(at, at + length));
  }
  return runs;
}

/** Where any of the runs occurs in a view. */
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
