import { error } from "../../words";

export const otherQuestion = error("access-other-question", {
  when: "An earlier answer is of another question.",
  text: ({ file }: { file: string }) => ({
    summary: `${file} answers another question than this one`,
    remedy: "Ask the same, or make it anew without --who-can, --principal and --account: it then does for all of them.",
  }),
  examples: [{ file: "access.json" }],
});

export const incomparable = error("access-incomparable", {
  when: "An earlier answer cannot be compared with this one.",
  text: ({ file, reason }: { file: string; reason: string }) => ({
    summary: `${file} cannot be compared: ${reason}`,
    remedy: "Make it anew.",
  }),
  examples: [{ file: "access.json", reason: "it is of another server" }],
});

export const baseNotRead = error("access-base-not-read", {
  when: "An earlier answer cannot be read.",
  text: ({ file, reason, rule }: { file: string; reason: string; rule: string }) => ({
    summary: `${file} cannot be read: ${reason}`,
    detail: `${rule}`,
  }),
  examples: [
    {
      file: "access.json",
      reason: "ENOENT: no such file or directory",
      rule: "Expected what cckm access --format json wrote.",
    },
  ],
});

export const noAnswer = error("access-no-answer", {
  when: "A file is no earlier answer.",
  text: ({ file, place, reason, rule }: { file: string; place: string; reason: string; rule: string }) => ({
    summary: `${file} is no earlier answer: ${place}: ${reason}`,
    detail: `${rule}`,
  }),
  examples: [
    {
      file: "access.json",
      place: "question",
      reason: "Invalid input",
      rule: "Expected what cckm access --format json wrote.",
    },
  ],
});

export const stateMissing = error("access-state-missing", {
  when: "A state, or a folder of stacks, is not there.",
  text: ({ given, near, rule }: { given: string; near: string; rule: string }) => ({
    summary: `${given} is not there`,
    detail: `${near}${rule}`,
  }),
  examples: [
    {
      given: "cdktf.ot",
      near: 'Did you mean "cdktf.out"? ',
      rule: "Expected a state file, the folder of a stack, or cdktf.out.",
    },
  ],
});

export const stateNotRead = error("access-state-not-read", {
  when: "A state cannot be read.",
  text: ({ file, reason }: { file: string; reason: string }) => ({
    summary: `${file} cannot be read: ${reason}`,
  }),
  examples: [{ file: "prod.tfstate", reason: "EACCES: permission denied" }],
});

export const planNoState = error("access-plan-no-state", {
  when: "A saved plan is given where a state is expected.",
  text: ({ file, rule }: { file: string; rule: string }) => ({
    summary: `${file} is a saved plan: cckm review tells who may do what after it`,
    detail: `${rule}`,
    remedy: "Give the state.",
  }),
  examples: [{ file: "plan.tfplan", rule: "Expected a state file, the folder of a stack, or cdktf.out." }],
});

export const stateNoJson = error("access-state-no-json", {
  when: "A state is no JSON.",
  text: ({ what, reason, rule }: { what: string; reason: string; rule: string }) => ({
    summary: `${what} is no JSON: ${reason}`,
    detail: `${rule}`,
  }),
  examples: [
    {
      what: "prod.tfstate",
      reason: "Unexpected end of JSON input",
      rule: "Expected a state file, the folder of a stack, or cdktf.out.",
    },
  ],
});

export const stateNotUsed = error("access-state-not-used", {
  when: "A state is of a form that is not known.",
  text: ({ what, reason, rule }: { what: string; reason: string; rule: string }) => ({
    summary: `${what} cannot be used: ${reason}`,
    detail: `${rule}`,
  }),
  examples: [
    {
      what: "prod.tfstate",
      reason: "its version is 3",
      rule: "Expected a state file, the folder of a stack, or cdktf.out.",
    },
  ],
});

export const newRights = error("access-new-rights", {
  when: "Rights are new since an earlier answer.",
  text: ({ count, file, rights }: { count: string; file: string; rights: string }) => ({
    summary: `${count} rights are new since ${file}`,
    detail: `${rights}\n`,
  }),
  examples: [{ count: "1", file: "access.json", rights: '  group "Auditors": keydelete on "payments"' }],
});

export const noPlace = error("access-no-place", {
  when: "Nothing of a name is there that permissions are on.",
  text: ({ account, near, names }: { account: string; near: string; names: string }) => ({
    summary: `No account or vault ${account} here${near}`,
    detail: `There are: ${names}.`,
  }),
  examples: [{ account: '"paiments"', near: '; did you mean "payments"?', names: "payments, billing" }],
});

export const nobody = error("access-nobody", {
  when: "Nobody of a name has a right, and somebody of a similar one has.",
  text: ({ principal, near }: { principal: string; near: string }) => ({
    summary: `Nobody called ${principal} has a right here; did you mean ${near}?`,
    detail: "CCKM compares these names letter by letter, capitals too.",
  }),
  examples: [{ principal: '"auditors"', near: '"Auditors"' }],
});

export const severalUsers = error("access-several-users", {
  when: "Several users that have rights are called the same.",
  text: ({ principal, ids }: { principal: string; ids: string }) => ({
    summary: `Several users called ${principal} have rights here: ${ids}`,
    remedy: "Give --principal one of these ids.",
  }),
  examples: [{ principal: '"alice"', ids: "local|6f1c2d0e, local|9a0b1c2d" }],
});
