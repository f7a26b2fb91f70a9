import { error } from "../../words";

export const policyNotRead = error("policy-not-read", {
  when: "The file of `--policy` cannot be read.",
  text: ({ file, reason }: { file: string; reason: string }) => ({
    summary: `The policy ${file} cannot be read: ${reason}`,
    remedy: "Give the path of a file that is there and that this user may read, in UTF-8.",
  }),
  examples: [{ file: "policy.yaml", reason: "ENOENT: no such file or directory" }],
});

export const policyInvalid = error("policy-invalid", {
  when: "The file of `--policy` is no policy.",
  text: ({ problems }: { problems: string }) => ({
    summary: "The policy cannot be used",
    detail: `${problems}\n`,
    remedy: "Correct these places; docs/policy.md has the form.",
  }),
  examples: [
    {
      problems: 'policy.yaml:4:13: Expected rules[0].effect to be one of ["forbid", "require_waiver"], got "warn".',
    },
  ],
});

export const policyRefuses = error("policy-refuses", {
  when: "A policy does not let a plan pass.",
  text: ({ reasons }: { reasons: string }) => ({
    summary: "The policy refuses the plan",
    detail: `${reasons}\n`,
    remedy:
      "Change the code, or have a waiver put into the policy, where the rule takes one: with the environment, the finding as it is quoted here, a reason and the day until which it holds.",
  }),
  examples: [
    {
      reasons:
        "  prod: policy.yaml:3 no-purge demands a waiver: change 1: db: delete (purge); a waiver names the finding cckm_azure_secret.db purge",
    },
  ],
});

export const policyMissing = error("policy-missing", {
  when: "A change set was planned with a policy and is applied without one.",
  text: ({ planned }: { planned: string }) => ({
    summary: `The change set was planned with the policy ${planned}, and none is given here`,
    remedy: "Give it with --policy, from the protected branch.",
  }),
  examples: [{ planned: "sha256:5f…" }],
});

export const otherPolicy = error("policy-other", {
  when: "A change set was planned with another policy than the one that is given.",
  text: ({ planned, file, here }: { planned: string; file: string; here: string }) => ({
    summary: `The change set was planned with another policy: ${planned}; ${file} is ${here}`,
    remedy: "Plan again with the policy of the protected branch, and have that approved.",
  }),
  examples: [{ planned: "sha256:5f…", file: "policy.yaml", here: "sha256:9c…" }],
});

export const plannedWithoutPolicy = error("policy-not-planned-with", {
  when: "A change set was planned without a policy and is applied with one.",
  text: ({ file }: { file: string }) => ({
    summary: `The change set was planned without a policy, so that its approval does not stand on ${file}`,
    remedy: "Plan again with --policy, and have that approved.",
  }),
  examples: [{ file: "policy.yaml" }],
});
