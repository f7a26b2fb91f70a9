import { groupOf } from "../build/order";
import type { Change, ReviewModel } from "../model";
import { name, type Sentence } from "./text";

/** The construct of a change, where it is not the one that the change is listed under. */
export function constructBelow(change: Change): string | undefined {
  return change.construct === null || change.construct === groupOf(change) ? undefined : change.construct;
}

/** Where the code has it: `main.ts:12`; empty where that is not known. */
export function sourceText({ source }: Pick<Change, "source">): string {
  return source === null ? "" : `${source.file}:${source.line}`;
}

/** The provider's configuration that a change goes through, where there are several. */
export function throughWords({ targets }: Pick<ReviewModel, "targets">, { target }: Pick<Change, "target">): Sentence {
  return targets.length < 2 || target === null ? [] : [", through ", name(target)];
}
