import { groupOf } from "../build/order";
import type { Change, ReviewModel } from "../model";

/** The changes of one construct, in their order. */
export interface Group {
  readonly name: string;
  readonly changes: readonly Change[];
}

/** The changes by construct, worst first, ordered by number. */
export function groupsOf(changes: readonly Change[]): Group[] {
  const groups: { name: string; changes: Change[] }[] = [];
  for (const change of changes) {
    const group = groupOf(change);
    const last = groups.at(-1);
    if (last?.name === group) last.changes.push(change);
    else groups.push({ name: group, changes: [change] });
  }
  return groups;
}

/** The changes with the given numbers. */
export function byNumber({ changes }: ReviewModel, numbers: readonly number[]): Change[] {
  return numbers.map((number) => changes[number - 1]!);
}
