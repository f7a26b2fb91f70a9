/** The candidate closest to the text, for "did you mean"; undefined if none is close enough. */
export function nearest(text: string, candidates: readonly string[]): string | undefined {
  const limit = Math.max(1, Math.floor(text.length / 3));
  let best: { candidate: string; distance: number } | undefined;
  for (const candidate of candidates) {
    // The distance is at least the difference in length, so long texts need no comparison letter by letter.
    if (Math.abs(text.length - candidate.length) > limit) continue;
    const distance = editDistance(text.toLowerCase(), candidate.toLowerCase());
    if (distance <= limit && (!best || distance < best.distance)) best = { candidate, distance };
  }
  return best?.candidate;
}

/**
 * The candidate that the text can only be a misspelling of: with other capitals or separators, its letters in another
 * order, or one letter too many, missing or wrong. Undefined for anything that may be a new name.
 */
export function misspelt(text: string, candidates: readonly string[]): string | undefined {
  const given = plainName(text);
  const known = candidates.map((candidate) => ({ candidate, letters: plainName(candidate) }));
  const found =
    known.find(({ letters }) => letters === given) ??
    known.find(({ letters }) => sameLetters(letters, given)) ??
    known.find(({ letters }) => digits(letters) === digits(given) && differInOne(letters, given));
  return found?.candidate;
}

/** Whether two names have the same letters in a different order. */
export function sameLetters(a: string, b: string): boolean {
  return [...a].sort().join("") === [...b].sort().join("");
}

/** The letters and digits of a name, in small letters: what is left when capitals and separators make no difference. */
export function plainName(text: string): string {
  return text.toLowerCase().replace(/[^a-z0-9]/g, "");
}

// A number counts the versions of a name.
function digits(text: string): string {
  return text.replace(/[^0-9]/g, "");
}

function differInOne(a: string, b: string): boolean {
  return Math.abs(a.length - b.length) <= 1 && editDistance(a, b) === 1;
}

// Two letters that changed places are one slip, not two.
function editDistance(a: string, b: string): number {
  let before: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    for (let column = 1; column <= b.length; column++) {
      const substitution = previous[column - 1]! + (a[row - 1] === b[column - 1] ? 0 : 1);
      const swapped = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      const swap = swapped ? before[column - 2]! + 1 : Number.POSITIVE_INFINITY;
      current.push(Math.min(substitution, swap, previous[column]! + 1, current[column - 1]! + 1));
    }
    [before, previous] = [previous, current];
  }
  return previous[b.length]!;
}
