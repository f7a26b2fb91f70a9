import type { IConstruct } from "constructs";
import { nearest, type Problem, unexpected } from "../../schema";
import { isMarked } from "./marks";

/**
 * Finds what is assigned to a construct under a misspelt name, as in `account.regoins = […]`, where JavaScript makes a new
 * member. What resembles no argument is the user's own, and so are the members of a class that extends ours.
 */
export function assignedBeside(
  construct: IConstruct,
  known: readonly string[],
  all: readonly string[],
): () => readonly Problem[] {
  const own = new Set(Object.keys(construct));
  return () => {
    if (!isMarked(construct, construct.constructor.name)) return [];
    const added = Object.keys(construct).filter(
      (name) => !own.has(name) && !name.startsWith("_") && !all.includes(name) && nearest(name, all) !== undefined,
    );
    return unexpected(Object.fromEntries(added.map((name) => [name, true])), known, [], all);
  };
}
