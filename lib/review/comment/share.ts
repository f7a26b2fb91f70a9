/**
 * Shares room out among texts: what needs less than its part leaves the rest to the others.
 * @returns the room of each, in the order of the needs
 */
export function share(needs: readonly number[], room: number): number[] {
  const parts = needs.map(() => 0);
  let left = room;
  const byNeed = needs.map((_, index) => index).sort((a, b) => needs[a]! - needs[b]!);
  for (const [done, index] of byNeed.entries()) {
    const part = Math.min(needs[index]!, Math.floor(left / (byNeed.length - done)));
    parts[index] = part;
    left -= part;
  }
  return parts;
}
