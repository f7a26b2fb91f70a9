import { share } from "./share";

/** A section that may be shortened to fit a limit. */
export interface Part {
  /** Number of its entries. */
  readonly count: number;
  /** Writes the section with only the first `shown` entries, and the number of omitted ones. */
  write(shown: number): string;
  /** Its share of the room, relative to other sections. Default 1. */
  readonly claim?: number;
}

/**
 * Writes sections with a limited total number of characters. More room never shows less of any of them.
 * @returns undefined if there is not even room to say what each section omits
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

/** As many of the first texts as fit, and how many are left out. */
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

// Without any entries, the section always fits.
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
