import { isWhollyKnown } from "../../schema";
import { failure, type Resource, type Values } from "../hooks";
import * as words from "../words";
import type { Plan } from "./plan";

/**
 * Refuses to replace an object that was not read. Either the plan had to leave open whether a value changes, and the apply
 * now shows that it does; or the plan was made without refresh. The two cannot be told apart.
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

/** Refuses a replacement that Terraform was told to plan, for an object that was not read. */
export function replacementOfUnread({ type }: Resource): Error {
  return failure(words.replacedUnread({ type }));
}

function text(value: unknown): string {
  if (value === null || value === undefined) return "not set";
  return JSON.stringify(value, (_, item: unknown) => (typeof item === "bigint" ? String(item) : item));
}
