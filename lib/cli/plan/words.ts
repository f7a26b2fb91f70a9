import { error } from "../../words";

export const onlyProvidersInvalid = error("plan-only-providers-invalid", {
  when: "`--only-providers` names what is no provider.",
  text: ({ one }: { one: string }) => ({
    summary: "Invalid --only-providers",
    detail: `Expected cckm, or addresses as hashicorp/null or registry.example.com/acme/vault, with commas in between, got ${one}.`,
  }),
  examples: [{ one: '"null"' }],
});

export const backendsNotRead = error("plan-backends-not-read", {
  when: "The file of `--only-backends` cannot be read.",
  text: ({ file, reason }: { file: string; reason: string }) => ({
    summary: `${file} cannot be read: ${reason}`,
  }),
  examples: [{ file: "backends.json", reason: "ENOENT: no such file or directory" }],
});

export const backendsInvalid = error("plan-backends-invalid", {
  when: "The file of `--only-backends` holds something else.",
  text: ({ file, place, reason }: { file: string; place: string; reason: string }) => ({
    summary: `${file}: ${place}: ${reason}`,
    detail: 'Expected types of backends with their arguments, as {"http": {"address": "https://state.example.com/*"}}.',
  }),
  examples: [{ file: "backends.json", place: "http", reason: "Invalid input" }],
});

export const backendPatternInvalid = error("plan-backend-pattern-invalid", {
  when: "A pattern of `--only-backends` would allow more than it seems.",
  text: ({ file, pattern }: { file: string; pattern: string }) => ({
    summary: `${file}: invalid pattern`,
    detail: `Expected one *, and in an address only after the host and its /, as in https://state.example.com/*, got ${pattern}.`,
  }),
  examples: [{ file: "backends.json", pattern: '"https://*.example.com"' }],
});

export const strangersRefused = error("plan-strangers-refused", {
  when: "A synthesized app holds what could run or tell something with this job's credentials.",
  text: ({ reasons }: { reasons: string }) => ({
    summary: "This is not planned with the credentials of this job",
    detail: `${reasons}\n`,
    remedy:
      "Nothing was started. Take it out of the code; or allow it here, where the protected branch decides on that.",
  }),
  examples: [{ reasons: "  prod: the provider hashicorp/external" }],
});

export const notReviewed = error("plan-not-reviewed", {
  when: "A plan holds what a review cannot tell.",
  text: ({ name, reason }: { name: string; reason: string }) => ({
    summary: `${name}: ${reason}`,
  }),
  examples: [{ name: "prod", reason: "the plan's format is 2.0" }],
});

export const strangersNotPlaced = error("plan-strangers-not-placed", {
  when: "The provider cannot be placed into a synthesized app.",
  text: ({ name, reason }: { name: string; reason: string }) => ({
    summary: `${name}: ${reason}`,
  }),
  examples: [{ name: "prod", reason: "EACCES: permission denied" }],
});

export const noRegularFile = error("plan-no-regular-file", {
  when: "A folder of a stack holds a link, or something else that is no file.",
  text: ({ name, file }: { name: string; file: string }) => ({
    summary: `${name}: ${file} is no regular file, which a change set does not carry`,
    remedy: "Put a copy of the file there.",
  }),
  examples: [{ name: "prod", file: "cdktf.out/stacks/prod/modules" }],
});

export const stateNotRead = error("plan-state-not-read", {
  when: "What `state pull` prints is no state.",
  text: ({ name }: { name: string }) => ({
    summary: `${name}: state pull prints no state of a form that is known here`,
    remedy: "See what terraform state pull prints in the stack's folder.",
  }),
  examples: [{ name: "prod" }],
});

export const remotePlans = error("plan-remote", {
  when: "A stack plans remotely, by the block `cloud`.",
  text: ({ name }: { name: string }) => ({
    summary: `${name}: The block "cloud" runs plans remotely, where they cannot be saved and carried`,
    remedy: "Use another backend for the state, or HCP Terraform's own approval.",
  }),
  examples: [{ name: "prod" }],
});

export const initDamaged = error("plan-init-damaged", {
  when: "What `init` keeps of a backend is damaged.",
  text: ({ file, folder }: { file: string; folder: string }) => ({
    summary: `${file} is not what init writes`,
    remedy: `Remove ${folder} and plan again.`,
  }),
  examples: [{ file: ".terraform/terraform.tfstate", folder: ".terraform" }],
});

export const backendCredential = error("plan-backend-credential", {
  when: "A backend's configuration holds a credential, which a saved plan would hold too.",
  text: ({ name, argument, backend }: { name: string; argument: string; backend: string }) => ({
    summary: `${name}: The argument ${argument} of the backend ${backend} is a credential (its value is not shown), and a saved plan would hold it`,
    remedy: "Take it out of the configuration and of -backend-config, and give it in the environment.",
  }),
  examples: [{ name: "prod", argument: "access_key", backend: "s3" }],
});

export const onlyBackendsAlone = error("plan-only-backends-alone", {
  when: "`--only-backends` is given without `--only-providers`.",
  text: () => ({
    summary: "--only-backends goes with --only-providers",
    remedy: "Give both.",
  }),
  examples: [{}],
});

export const strangersWithoutApp = error("plan-strangers-without-app", {
  when: "`--only-providers` is given without a synthesized app.",
  text: () => ({
    summary: "--only-providers takes what was synthesized elsewhere",
    detail: "Without it the code of the app would run here.",
    remedy: "Give --app cdktf.out.",
  }),
  examples: [{}],
});

export const setNotWritten = error("plan-not-written", {
  when: "A change set cannot be written.",
  text: ({ file, reason }: { file: string; reason: string }) => ({
    summary: `${file} cannot be written: ${reason}`,
  }),
  examples: [{ file: "prod.changes", reason: "EACCES: permission denied" }],
});

export const engineUnknown = error("plan-engine-unknown", {
  when: "The program that plans tells no version.",
  text: ({ program }: { program: string }) => ({
    summary: `${program} version -json tells no version`,
    remedy: "Is it Terraform or OpenTofu?",
  }),
  examples: [{ program: "terraform" }],
});

export const engineTooOld = error("plan-engine-too-old", {
  when: "The program that plans is older than the provider needs.",
  text: ({ program, found, least }: { program: string; found: string; least: string }) => ({
    summary: `${program} is ${found}. Expected ${least} or later, for write-only arguments`,
    remedy: `Install Terraform or OpenTofu ${least} or later, or name the program by TERRAFORM_BINARY_NAME.`,
  }),
  examples: [{ program: "tofu", found: "OpenTofu 1.10.6", least: "1.11" }],
});

export const engineNotFound = error("plan-engine-missing", {
  when: "The program that plans is not on the PATH.",
  text: ({ program }: { program: string }) => ({
    summary: `There is no ${program} on the PATH`,
  }),
  examples: [{ program: "terraform" }],
});
