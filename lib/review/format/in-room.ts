import { share } from "./share";

/** A part of a text that a limit may cut. */
export interface Part {
  /** Entries that it has. */
  readonly count: number;
  /** The part with only the first of them, and how many are left out. */
  write(shown: number): string;
  /** How much room it is to have beside the others. Default 1 */
  readonly claim?: number;
}

/**
 * Writes parts so that they have so many characters together at most. The more room there is, the more of each is shown.
 * @returns undefined where there is not even room to say of each what is left out
 */
export function inRoom(parts: readonly Part[], room: number): string[] | undefined {
  const wholes = parts.map((part) => part.write(part.count));
  const least = parts.map((part, index) => shorter(part.write(0), wholes[index]!));
  const left = room - least.reduce((sum, text) => sum + text.length, 0);
  if (left < 0) return undefined;
  const more = wholes.map((text, index) => text.length - least[index]!.length);
  const parted = share(
    more,
    left,
    parts.map(({ claim = 1 }) => claim),
  );
  return parts.map((part, index) =>
    parted[index]! >= more[index]! ? wholes[index]! : cut(part, least[index]!.length + parted[index]!),
  );
}

/** The first of some texts, as many as there is room for, and how many are left out. */
export function fitted(texts: readonly string[], room: number): { readonly texts: string[]; readonly left: number } {
  let used = 0;
  let shown = 0;
  for (const text of texts) {
    if (used + text.length > room) break;
    used += text.length;
    shown++;
  }
  return { texts: texts.slice(0, shown), left: texts.length - shown };
}

// With none of its entries it fits.
function cut(part: Part, room: number): string {
  let [fits, tooMany] = [0, part.count];
  while (tooMany - fits > 1) {
    const middle = Math.floor((fits + tooMany) / 2);
    if (part.write(middle).length <= room) fits = middle;
    else tooMany = middle;
  }
  return part.write(fits);
}

function shorter(a: string, b: string): string {
  return a.length < b.length ? a : b;
}
