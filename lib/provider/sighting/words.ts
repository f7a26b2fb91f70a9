import { error } from "../shared/one-line";

interface Changed {
  /** Type and name: `AWS KMS account "payments"`. */
  readonly what: string;
  /** Its changes, each with the value before and now. */
  readonly changes: readonly string[];
}

/** One difference between what the plan saw and the current object; part of a refusal. */
export const differences = {
  value: ({ name, before, now }: { name: string; before: string; now: string }) =>
    `${name}: ${before} at the plan, ${now} now`,
  rights: ({ who, before, now }: { who: string; before: readonly string[]; now: readonly string[] }) =>
    `rights of ${who}: ${listed(before)} at the plan, ${listed(now)} now`,
  rightsNow: ({ who, now }: { who: string; now: readonly string[] }) => `rights of ${who}: ${listed(now)} now`,
};

const RIGHTS = differences.rights({ who: 'group "Auditors"', before: ["view"], now: ["view", "keydelete"] });
const PLAN_AGAIN = "Plan again, and have that plan approved.";

export const changedBeforeUpdate = error("changed-since-plan", {
  when: "An object has changed since its update was planned: applying the plan would overwrite somebody else's change.",
  text: ({ what, changes }: Changed) => ({
    summary: `Could not change the ${what}: not what the plan saw`,
    detail: `${changes.join("; ")}. Nothing of it was changed by this run.`,
    remedy: PLAN_AGAIN,
  }),
  examples: [{ what: `permissions of group "Auditors" on the AWS KMS account 0b90f8de`, changes: [RIGHTS] }],
});

export const changedBeforeDelete = error("changed-since-plan-delete", {
  when: "An object has changed since its destroy was planned: more, or something else, would be lost than the plan showed.",
  text: ({ what, changes }: Changed) => ({
    summary: `Could not destroy the ${what}: not what the plan saw`,
    detail: `${changes.join("; ")}. Nothing of it was destroyed.`,
    remedy: `${PLAN_AGAIN} Where no plan is to be had: terraform apply -refresh-only looks at it, and terraform destroy -refresh=false then destroys it.`,
  }),
  examples: [
    {
      what: 'AWS KMS account "payments"',
      changes: [RIGHTS, differences.value({ name: "regions", before: "eu-west-1", now: "eu-central-1, eu-west-1" })],
    },
  ],
});

function listed(actions: readonly string[]): string {
  return actions.length === 0 ? "none" : actions.join(", ");
}
