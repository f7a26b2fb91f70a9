import { isWhollyKnown } from "../../schema";
import { failure, type Resource, type Values } from "../hooks";
import * as words from "../words";
import type { Plan } from "./plan";

/**
 * The refusal of a replacement of an object that was not read. Either the plan had to leave it open whether a value
 * changes, and now, in the apply, it turns out that it does; or the plan was made without refresh. Nothing tells which.
 */
export function replacementRefused({ type, schema }: Resource, { planned, replace }: Plan, prior: Values): Error {
  const changes = replace
    .filter((name) => isWhollyKnown(planned[name]))
    .map((name) => {
      const secret = schema.attributes[name]?.options.sensitive ?? false;
      return secret ? name : `${name} (${text(prior[name])} in the state, ${text(planned[name])} now)`;
    });
  const refusal =
    changes.length === 0 ? words.replacementOpen({ type, names: replace }) : words.replacementLate({ type, changes });
  return failure(refusal, [replace[0]!]);
}

/** The refusal of a replacement that Terraform was told to plan, of an object that was not read. */
export function replacementOfUnread({ type }: Resource): Error {
  return failure(words.replacedUnread({ type }));
}

function text(value: unknown): string {
  if (value === null || value === undefined) return "not set";
  return JSON.stringify(value, (_, item: unknown) => (typeof item === "bigint" ? String(item) : item));
}
