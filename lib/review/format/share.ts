/**
 * Divides room among texts: a text that needs less than its share leaves the rest to the others. With more room, no
 * text gets less.
 * @param claims the relative share of each text
 * @returns the room of each text, in the order of the needs
 */
export function share(
  needs: readonly number[],
  room: number,
  claims: readonly number[] = needs.map(() => 1),
): number[] {
  const parts = needs.map(() => 0);
  let left = room;
  let claimed = claims.reduce((sum, one) => sum + one, 0);
  const byNeed = needs.map((_, index) => index).sort((a, b) => needs[a]! / claims[a]! - needs[b]! / claims[b]!);
  for (const index of byNeed) {
    const part = Math.min(needs[index]!, Math.floor((left * claims[index]!) / claimed));
    parts[index] = part;
    left -= part;
    claimed -= claims[index]!;
  }
  return parts;
}
