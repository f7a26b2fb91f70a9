import { failure, type Resource, type Values } from "../hooks";
import type { Plan } from "./plan";

const WITH_REFRESH =
  "With -refresh=false, plan with refresh instead: a replacement is planned only for an object that the same run has read.";

/**
 * The refusal of a replacement of an object that was not read. Either the plan had to leave it open whether a value
 * changes, and now, in the apply, it turns out that it does; or the plan was made without refresh. Nothing tells which.
 */
export function replacementRefused({ type, schema }: Resource, { planned, replace }: Plan, prior: Values): Error {
  const [first] = replace;
  const changes = replace.map((name) => {
    const secret = schema.attributes[name]?.options.sensitive ?? false;
    return secret ? name : `${name} (${text(prior[name])} in the state, ${text(planned[name])} now)`;
  });
  return failure(
    `Not planned: a replacement of ${type}`,
    `Known now: plan again to replace. A change of ${changes.join(", ")} replaces the object, and what this run may do was planned before that was known. Nothing was changed. ${WITH_REFRESH}`,
    first === undefined ? undefined : [first],
  );
}

/** The refusal of a replacement that Terraform was told to plan, of an object that was not read. */
export function replacementOfUnread({ type }: Resource): Error {
  return failure(`Not planned: a replacement of ${type}`, `The object was not read in this run. ${WITH_REFRESH}`);
}

function text(value: unknown): string {
  if (typeof value === "symbol") return "not known yet";
  if (value === null || value === undefined) return "not set";
  return JSON.stringify(value, (_, item: unknown) => (typeof item === "bigint" ? String(item) : item));
}
