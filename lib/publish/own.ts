import type { Posted } from "./platform";

/**
 * What this token has posted with a marker, oldest first. The marker is the first line of a post; posts by others are
 * ignored.
 */
export async function ownMarked(posted: AsyncIterable<Posted>, self: string, marker: string): Promise<Posted[]> {
  const own: Posted[] = [];
  for await (const one of posted) {
    if (one.author === self && firstLine(one.body) === marker) own.push(one);
  }
  return own;
}

function firstLine(body: string): string {
  return body.split("\n", 1)[0]!.trim();
}
