import { groupOf } from "../build/order";
import type { Change, ReviewModel } from "../model";
import { name, type Sentence } from "./text";

/** The construct of a change, if it differs from the one that the change is listed under. */
export function constructBelow(change: Change): string | undefined {
  return change.construct === null || change.construct === groupOf(change) ? undefined : change.construct;
}

/** The source line: `main.ts:12`; empty if unknown. */
export function sourceText({ source }: Pick<Change, "source">): string {
  return source === null ? "" : `${source.file}:${source.line}`;
}

/** The provider configuration of a change, if there are several. */
export function throughWords({ targets }: Pick<ReviewModel, "targets">, { target }: Pick<Change, "target">): Sentence {
  return targets.length < 2 || target === null ? [] : [", through ", name(target)];
}
