import { awsKmsAccount, awsKmsAcl, azureSecret, azureVaultAcl } from "../contract";
import type { Change, Judgeable, ReviewModel } from "../review";
import {
  type Arguments,
  allowedRegions,
  forbidActions,
  type Outcome,
  type Reading,
  requireExpiry,
  requireTags,
} from "../rules";
import { parseInstant } from "../schema";
import { type Found, numberOf, placeOf } from "./hit";
import { all, type Holds } from "./holds";
import type { GUARDS, Rule } from "./model";

type Guard = (typeof GUARDS)[number];

/** In a plan, unknown values are marked. */
const IN_PLAN: Reading = { isOpen: isMark, mayBeNothing: isMark };

const TYPES: Readonly<Record<Guard, readonly string[]>> = {
  AllowedRegions: [awsKmsAccount.type],
  ForbidActions: [awsKmsAcl.type, azureVaultAcl.type],
  RequireTags: [azureSecret.type],
  RequireExpiry: [azureSecret.type],
};

/** Violations of a guard's rule by the planned values of a change; a deletion violates none. */
export function judgedByGuard(rule: Rule, guard: Guard, model: ReviewModel, change: Judgeable, holds: Holds): Found[] {
  if (!TYPES[guard].includes(change.type) || change.action === "delete" || change.action === "forget") return [];
  const [of, told] = [`${placeOf(change)} ${guard}`, `${numberOf(change)}: ${change.name}`];
  return outcomesOf(rule, guard, model, change, plannedOf(change)).map((one) => {
    if ("notKnown" in one) {
      const { notKnown } = one;
      return { holds: all([holds, "open"]), finding: `${of} unknown ${notKnown}`, reason: `${told}: ${notKnown}` };
    }
    const { summary, detail } = one.message;
    return { holds, finding: `${of} ${one.what}`, reason: `${told}: ${summary}. ${detail}` };
  });
}

// Tags are split into name and value, because a name may be any text.
function plannedOf({ judged }: Change): Arguments {
  const { tags, ...planned } = judged?.planned ?? {};
  if (!Array.isArray(tags)) return { ...planned, tags };
  const named = tags.flatMap((one) =>
    typeof one === "object" && "name" in one ? [[one.name, one.value] as const] : [],
  );
  return { ...planned, tags: Object.fromEntries(named) };
}

function outcomesOf(rule: Rule, guard: Guard, model: ReviewModel, { type }: Change, planned: Arguments): Outcome[] {
  switch (guard) {
    case "AllowedRegions":
      return allowedRegions(rule.AllowedRegions!, planned, IN_PLAN);
    case "ForbidActions":
      return forbidActions(rule.ForbidActions!, planned, type, IN_PLAN);
    case "RequireTags":
      return requireTags({ allowedValues: {}, ...rule.RequireTags! }, planned, IN_PLAN);
    case "RequireExpiry": {
      const { maxDays, from = model.plan.madeAt ?? "" } = rule.RequireExpiry!;
      const start = parseInstant(from);
      // The start of the period must be known.
      if (maxDays !== undefined && start === undefined) return [{ notKnown: "exp" }];
      return requireExpiry({ maxDays, from: start ?? 0, since: from }, planned, IN_PLAN);
    }
  }
}

function isMark(value: unknown): boolean {
  return typeof value === "object" && value !== null && (value as { unknown?: unknown }).unknown === true;
}
