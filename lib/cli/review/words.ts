import { error } from "../../words";

export const noStackHere = error("review-no-stack", {
  when: "A folder holds no stack.",
  text: ({ folder }: { folder: string }) => ({
    summary: `${folder} holds no cdk.tf.json`,
    remedy: "Give the folder of a stack, as in cdktf.out/stacks/prod.",
  }),
  examples: [{ folder: "cdktf.out" }],
});

export const severalStacks = error("review-several-stacks", {
  when: "A folder holds several stacks.",
  text: ({ folder, count, names }: { folder: string; count: string; names: string }) => ({
    summary: `${folder} holds ${count} stacks: ${names}`,
    remedy: "Give the folder of one.",
  }),
  examples: [{ folder: "cdktf.out", count: "2", names: "stacks/dev, stacks/prod" }],
});

export const planNotRead = error("review-plan-not-read", {
  when: "A plan cannot be read.",
  text: ({ file, reason }: { file: string; reason: string }) => ({
    summary: `${file} cannot be read: ${reason}`,
    detail: "Expected a saved plan, a plan in JSON, or - for standard input.",
  }),
  examples: [{ file: "plan.json", reason: "ENOENT: no such file or directory" }],
});

export const showFailed = error("review-show-failed", {
  when: "Terraform could not show a saved plan.",
  text: ({ program, file, said, help }: { program: string; file: string; said: string; help: string }) => ({
    summary: `${program} show -json ${file} failed`,
    detail: `${said}\n`,
    remedy: `${help}`,
  }),
  examples: [
    {
      program: "terraform",
      file: "plan.tfplan",
      said: "Error: Failed to load plugin schemas",
      help: "Run it in the folder in which the plan was made, with the same terraform; or give the output of terraform show -json.",
    },
  ],
});

export const noPlan = error("review-no-plan", {
  when: "A file is no plan.",
  text: ({ what, reason }: { what: string; reason: string }) => ({
    summary: `${what} is neither a saved plan nor JSON: ${reason}`,
  }),
  examples: [{ what: "notes.txt", reason: "Unexpected token h in JSON" }],
});

export const withdrawAlone = error("review-withdraw-alone", {
  when: "`--withdraw` is given without `--publish`, or with a plan.",
  text: () => ({
    summary: "--withdraw takes back what was published",
    remedy: "Give --publish with it, and no plan.",
  }),
  examples: [{}],
});

export const planRefused = error("review-plan-refused", {
  when: "A plan is refused by `--fail-on`.",
  text: ({ reasons }: { reasons: string }) => ({
    summary: "The plan is refused",
    detail: `${reasons}\n`,
  }),
  examples: [{ reasons: "  delete: 1 object is destroyed." }],
});

export const notReviewed = error("review-not-possible", {
  when: "A plan cannot be reviewed; what is known of it was told all the same.",
  text: ({ reasons }: { reasons: string }) => ({
    summary: "A plan could not be reviewed",
    detail: `${reasons}\n`,
    remedy: "Mend what the reasons name, and plan again.",
  }),
  examples: [{ reasons: "  The plan ended with an error, so that it does not hold all changes." }],
});

export const formatOfOne = error("review-format-of-one", {
  when: "A format tells of one stack, and there are several.",
  text: ({ format, count, names, joinable }: { format: string; count: string; names: string; joinable: string }) => ({
    summary: `${format} tells of one stack; there are ${count}: ${names}`,
    remedy: `Name one with --stack; ${joinable} take several.`,
  }),
  examples: [{ format: "json", count: "2", names: "dev, prod", joinable: "text and markdown" }],
});

export const configurationNoJson = error("review-configuration-no-json", {
  when: "A saved plan holds a configuration that is no JSON.",
  text: ({ file }: { file: string }) => ({
    summary: `${file} holds a configuration that is no JSON`,
  }),
  examples: [{ file: "plan.tfplan" }],
});

export const planDamaged = error("review-plan-damaged", {
  when: "A saved plan is damaged.",
  text: ({ reason }: { reason: string }) => ({
    summary: `The plan cannot be read: ${reason}`,
  }),
  examples: [{ reason: "it ends before its last entry" }],
});

export const noSuchStackInSet = error("review-no-such-stack", {
  when: "A change set has no stack of a name.",
  text: ({ stack, names }: { stack: string; names: string }) => ({
    summary: "No such stack in the change set",
    detail: `Expected --stack to be one of ${names}, got ${stack}.`,
  }),
  examples: [{ stack: '"prd"', names: "dev, prod" }],
});

export const setWithoutReview = error("review-set-without-review", {
  when: "A change set holds no review of a stack that can be read.",
  text: ({ name }: { name: string }) => ({
    summary: `The change set holds no review of ${name} that can be read`,
    remedy: "Plan again.",
  }),
  examples: [{ name: "prod" }],
});

export const compareFormat = error("review-compare-format", {
  when: "`--compare` is given with a format that cannot tell of it.",
  text: ({ formats, got }: { formats: string; got: string }) => ({
    summary: `--compare goes with --format ${formats}; got ${got}`,
  }),
  examples: [{ formats: "text or markdown", got: "json" }],
});

export const liveWhere = error("review-live-unknown", {
  when: "`--live` is given, and it is not known which CCKM the plan is for.",
  text: () => ({
    summary: "--live: which CCKM the plan is for is not known here",
    remedy: "Set CIPHERTRUST_ADDRESS, or give --app.",
  }),
  examples: [{}],
});

export const liveElsewhere = error("review-live-elsewhere", {
  when: "`--live` would ask another CCKM than the plan is for.",
  text: ({ here, plan }: { here: string; plan: string }) => ({
    summary: `--live asks the CCKM of the environment, ${here}; the plan is for ${plan}`,
    remedy: "Set CIPHERTRUST_ADDRESS and CIPHERTRUST_DOMAIN to those of the plan.",
  }),
  examples: [{ here: "https://cm-test.example.com", plan: "https://cm.example.com" }],
});

export const noReview = error("review-no-review", {
  when: "A file is no review that this version can read.",
  text: ({ file, place, reason }: { file: string; place: string; reason: string }) => ({
    summary: `${file} is no review that this version can read: ${place}: ${reason}`,
    remedy: "Make it anew.",
  }),
  examples: [{ file: "review.json", place: "changes", reason: "Invalid input" }],
});

export const otherEnvironment = error("review-other-environment", {
  when: "`--stack` or `--workspace` names another one than the plan was made for.",
  text: ({ given, told }: { given: string; told: string }) => ({
    summary: `${given} is not what the plan was made for: ${told}`,
    remedy: "Leave it out: the plan tells it.",
  }),
  examples: [{ given: '--workspace "dev"', told: '"prod"' }],
});
