import { isWhollyKnown } from "../../schema";
import { failure, type Resource, type Values } from "../hooks";
import type { Plan } from "./plan";

const ONLY_READ =
  "A replacement is planned only for an object that the same run has read. With -refresh=false, plan with refresh.";

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
  const again =
    changes.length === 0
      ? `Only a replacement changes ${replace.join(" and ")}: plan again to replace.`
      : `${changes.join(" and ")} ${changes.length > 1 ? "are" : "is"} known now: plan again to replace.`;
  return failure(`Not planned: a replacement of ${type}`, `${again} The object was left as it is. ${ONLY_READ}`, [
    replace[0]!,
  ]);
}

/** The refusal of a replacement that Terraform was told to plan, of an object that was not read. */
export function replacementOfUnread({ type }: Resource): Error {
  return failure(
    `Not planned: a replacement of ${type}`,
    `The object was not read in this run: plan again to replace. ${ONLY_READ}`,
  );
}

function text(value: unknown): string {
  if (value === null || value === undefined) return "not set";
  return JSON.stringify(value, (_, item: unknown) => (typeof item === "bigint" ? String(item) : item));
}
