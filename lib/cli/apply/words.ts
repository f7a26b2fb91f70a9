import { error } from "../../words";

interface Engines {
  readonly planned: string;
  readonly here: string;
  readonly program: string;
}

const ENGINES: Engines = { planned: "terraform 1.12.0", here: "terraform 1.11.4", program: "terraform" };

export const devOverrides = error("apply-dev-overrides", {
  when: "The configuration of the Terraform CLI overrides providers.",
  text: ({ file }: { file: string }) => ({
    summary: `${file} has dev_overrides, with which no provider is held against its hash`,
    remedy: "Take them out, or let TF_CLI_CONFIG_FILE name another file.",
  }),
  examples: [{ file: "~/.terraformrc" }],
});

export const cacheBreaksLock = error("apply-cache-breaks-lock", {
  when: "The configuration of the Terraform CLI lets a cache of providers break the lock file.",
  text: ({ file, setting }: { file: string; setting: string }) => ({
    summary: `${file} sets ${setting}, with which a provider of the cache is taken that the lock file does not hold`,
    remedy: "Take it out or set it to false, or let TF_CLI_CONFIG_FILE name another file. plugin_cache_dir may stay.",
  }),
  examples: [{ file: "~/.terraformrc", setting: "plugin_cache_may_break_dependency_lock_file" }],
});

export const settingsNotRead = error("apply-cli-config-not-read", {
  when: "The configuration of the Terraform CLI cannot be read, so that nobody knows which providers it names.",
  text: ({ file, reason }: { file: string; reason: string }) => ({
    summary: `${file} cannot be read: ${reason}`,
    remedy: "Correct it, or let TF_CLI_CONFIG_FILE name another file.",
  }),
  examples: [{ file: "~/.terraformrc", reason: "it ends too early" }],
});

export const providerWithoutHash = error("apply-provider-without-hash", {
  when: "A lock file in a change set has no hash of a provider.",
  text: ({ name, address }: { name: string; address: string }) => ({
    summary: `${name}: The lock file has no hash of ${address}, so that any package of it would be taken`,
    remedy: "Plan again. Nothing is applied.",
  }),
  examples: [{ name: "prod", address: "registry.terraform.io/hashicorp/null" }],
});

export const receiptNotWritten = error("apply-receipt-not-written", {
  when: "The receipt of an apply cannot be written.",
  text: ({ reason, told }: { reason: string; told: string }) => ({
    summary: `The receipt cannot be written: ${reason}`,
    detail: told,
  }),
  examples: [{ reason: "EACCES: permission denied", told: "prod: applied." }],
});

export const noReceipts = error("apply-receipts-folder", {
  when: "The folder for receipts cannot be written to; nothing is applied.",
  text: ({ folder, reason }: { folder: string; reason: string }) => ({
    summary: `No receipt can be written in ${folder}: ${reason}`,
    remedy: "Give --receipts a folder in which this user may write. Nothing is applied.",
  }),
  examples: [{ folder: "receipts", reason: "EACCES: permission denied" }],
});

export const stateKept = error("apply-state-kept", {
  when: "The engine could not save the state of a stack, such as when its backend refused it.",
  text: ({ name, file }: { name: string; file: string }) => ({
    summary: `${name}: The state could not be saved; it is in ${file}`,
    remedy: `Before anything else, in a folder of the stack where terraform init was run: terraform state push ${file}. Then remove the file.`,
  }),
  examples: [{ name: "prod", file: "/srv/infra/prod.errored.tfstate" }],
});

export const stateNotKept = error("apply-state-not-kept", {
  when: "The state that the engine could not save cannot be kept in a folder either.",
  text: ({ name, file, reason }: { name: string; file: string; reason: string }) => ({
    summary: `${name}: The state cannot be kept in ${file}: ${reason}`,
    remedy: "Import what the receipt and CCKM name, unless it is told below where else it is kept.",
  }),
  examples: [{ name: "prod", file: "/srv/infra/prod.errored.tfstate", reason: "ENOSPC: no space left on device" }],
});

export const otherBuild = error("apply-other-build", {
  when: "The same version of Terraform or OpenTofu planned, of another build.",
  text: ({ planned, program, own, theirs }: Engines & { own: string; theirs: string }) => ({
    summary: `The file of ${planned} here (${program}) has another SHA-256 than the one that planned: ${own}, planned with ${theirs}`,
    remedy: "Install the same build; or plan and apply here: cckm apply --expect <intent> without a file.",
  }),
  examples: [{ ...ENGINES, own: "5f…", theirs: "9c…" }],
});

export const otherEngine = error("apply-other-engine", {
  when: "Another version of Terraform or OpenTofu planned.",
  text: ({ planned, here, program }: Engines) => ({
    summary: `The change set was planned by ${planned}; here ${program} is ${here}, which cannot apply it`,
    remedy: `Install ${planned} (TERRAFORM_BINARY_NAME names it), or plan again.`,
  }),
  examples: [ENGINES],
});

export const firstPlanElsewhere = error("apply-first-plan-elsewhere", {
  when: "The first plan of a stack whose state is to be a file was made on another machine.",
  text: ({ name, how }: { name: string; how: string }) => ({
    summary: `${name}: The change set is the first plan of this stack, and its state is to be a file of another machine: made here it would be lost to that one`,
    detail: `${how} Nothing is applied.`,
  }),
  examples: [{ name: "prod", how: "Plan and apply on one machine, or keep the state in a backend that both reach." }],
});

export const otherState = error("apply-other-state", {
  when: "The state that a change set was planned on is not found.",
  text: ({ name, here, fix }: { name: string; here: string; fix: string }) => ({
    summary: `${name}: The change set was planned on a state that is not found: ${here}`,
    remedy: `${fix} Nothing is applied.`,
  }),
  examples: [
    {
      name: "prod",
      here: "there is no state here",
      fix: "Give the backend's credentials and address as where it was planned.",
    },
  ],
});

export const stateMoved = error("apply-state-moved", {
  when: "The state has moved since the plan, and the same is no longer planned.",
  text: ({ name, lines }: { name: string; lines: string }) => ({
    summary: `${name}: The state has moved since the plan, and the same is no longer planned`,
    detail: `${lines}\n`,
    remedy: "Plan again, and have that approved. Nothing is applied.",
  }),
  examples: [{ name: "prod", lines: "  update cckm_aws_kms_account.payments" }],
});

export const firstPlanAgain = error("apply-first-plan-again", {
  when: "The first plan of a stack was applied before, and what it made is gone since.",
  text: ({ name }: { name: string }) => ({
    summary: `${name}: The first plan of this stack was applied before, and what it made is gone since: the same change set does not make it again`,
    remedy: "Plan again, and have that approved. Nothing is applied.",
  }),
  examples: [{ name: "prod" }],
});

export const otherPackage = error("apply-other-package", {
  when: "Another version of cdktf-cckm planned.",
  text: ({ planned, here }: { planned: string; here: string }) => ({
    summary: `The change set was planned by cdktf-cckm ${planned}; here is ${here}`,
    remedy: "Install that version, or plan again.",
  }),
  examples: [{ planned: "1.2.0", here: "1.3.0" }],
});

export const notBuilt = error("apply-provider-not-built", {
  when: "The provider is not built where it applies.",
  text: () => ({
    summary: "The provider of cdktf-cckm is not built here",
    remedy: "Install the package again.",
  }),
  examples: [{}],
});

export const otherProvider = error("apply-other-provider", {
  when: "Another build of the provider planned.",
  text: ({ name, planned, here }: { name: string; planned: string; here: string }) => ({
    summary: `${name} was planned with the provider ${planned}; this package has ${here}`,
    remedy: "Install the package that planned, or plan again.",
  }),
  examples: [{ name: "prod", planned: "1.2.0 (h1:old=)", here: "1.2.0 (h1:new=)" }],
});

export const otherIntent = error("apply-other-intent", {
  when: "A change set is another than the approved one.",
  text: ({ expected, file, intent }: { expected: string; file: string; intent: string }) => ({
    summary: "The change set is another than the approved one",
    detail: `Expected sha256:${expected}; ${file} has sha256:${intent}.`,
    remedy: "Review it with cckm review, and have its intent approved.",
  }),
  examples: [{ expected: "5f…", file: "prod.changes", intent: "9c…" }],
});

export const stacksRefused = error("apply-stacks-refused", {
  when: "Stacks of a change set were refused while others were applied.",
  text: ({ told }: { told: string }) => ({
    summary: "Stacks are refused, and nothing is applied",
    detail: `${told}\n`,
    remedy: "Plan again, and have that approved.",
  }),
  examples: [{ told: "Applied: dev. Refused: prod." }],
});

export const stackFailed = error("apply-stack-failed", {
  when: "The apply of a stack failed.",
  text: ({ told, again }: { told: string; again: string }) => ({
    summary: "Not every stack is applied",
    detail: `${told}\n`,
    remedy: `${again}`,
  }),
  examples: [{ told: "Applied: dev. Failed: prod.", again: "Run the same again when the cause is mended." }],
});

export const intentOfOthers = error("apply-intent-mismatch", {
  when: "A change set's intent is not that of its stacks.",
  text: () => ({
    summary: "The change set's intent is not that of its stacks",
    detail: "Nothing is applied.",
    remedy: "Plan again.",
  }),
  examples: [{}],
});

export const notStarted = error("apply-not-started", {
  when: "Something fails before anything is applied.",
  text: ({ reason }: { reason: string }) => ({
    summary: `${reason}`,
    remedy: "Nothing is applied.",
  }),
  examples: [{ reason: "There is no terraform on the PATH. Code: engine-missing" }],
});

export const notApproved = error("apply-not-approved", {
  when: "Neither an approved intent nor `--unreviewed` is given.",
  text: () => ({
    summary: "What was approved is not said",
    remedy: "Give --expect with the intent that was reviewed; or --unreviewed, which applies without an approval.",
  }),
  examples: [{}],
});

export const excludeEachOther = error("apply-options-exclude", {
  when: "Two of the command's arguments exclude each other.",
  text: ({ one, other, remedy }: { one: string; other: string; remedy: string }) => ({
    summary: `${one} and ${other} exclude each other`,
    detail: "Nothing is applied.",
    remedy,
  }),
  examples: [
    {
      one: "--expect",
      other: "--unreviewed",
      remedy: "Give --expect alone to apply what was approved, or --unreviewed alone to apply without an approval.",
    },
  ],
});

export const digestOfNoFile = error("apply-digest-of-no-file", {
  when: "`--digest` is given without a change set's file.",
  text: () => ({
    summary: "--digest is that of a file, and none is given",
    detail: "What is planned afresh is held against --expect.",
    remedy: "Name the change set, or leave --digest out.",
  }),
  examples: [{}],
});

export const noIntent = error("apply-no-intent", {
  when: "`--expect` is given what is no intent.",
  text: ({ expect }: { expect: string }) => ({
    summary: `--expect ${expect} is no intent`,
    detail: "Expected sha256: and 64 hexadecimal digits, as cckm plan prints it.",
  }),
  examples: [{ expect: '"latest"' }],
});

export const otherDigest = error("apply-other-digest", {
  when: "A change set's file has another digest than is expected.",
  text: ({ own, digest }: { own: string; digest: string }) => ({
    summary: `The file has the digest ${own}, not ${digest}`,
    detail: "Nothing of it is used.",
    remedy: "Take the file that was planned.",
  }),
  examples: [{ own: "sha256:5f…", digest: '"sha256:9c…"' }],
});

export const setNotRead = error("apply-not-read", {
  when: "A change set's file cannot be read.",
  text: ({ file, reason }: { file: string; reason: string }) => ({
    summary: `${file} cannot be read: ${reason}`,
  }),
  examples: [{ file: "prod.changes", reason: "ENOENT: no such file or directory" }],
});

export const otherConfiguration = error("apply-other-configuration", {
  when: "The configuration in a change set is not that of its saved plan.",
  text: ({ name }: { name: string }) => ({
    summary: `${name}: The configuration in the change set (cdk.tf.json) is not the one that the saved plan was made of`,
    detail: "Nothing is applied.",
    remedy: "Plan again.",
  }),
  examples: [{ name: "prod" }],
});

export const initFailed = error("apply-init-failed", {
  when: "The folder of a stack cannot be prepared by the change set's lock file.",
  text: ({ name, program, said }: { name: string; program: string; said: string }) => ({
    summary: `${name}: ${program} init -lockfile=readonly failed: the lock file of the change set is not what its configuration needs, a provider of it is not to be had here, or the state is not reached`,
    detail: `Nothing is applied.\n${said}`,
  }),
  examples: [{ name: "prod", program: "terraform", said: "Error: Failed to query available provider packages" }],
});

export const otherManifest = error("apply-other-manifest", {
  when: "A change set's manifest tells what is not so in its saved plan.",
  text: ({ name, what }: { name: string; what: string }) => ({
    summary: `${name}: The manifest of the change set tells of ${what} what is not so in its saved plan and its lock file`,
    detail: "Nothing is applied.",
    remedy: "Plan again.",
  }),
  examples: [{ name: "prod", what: "the backend" }],
});

export const otherReview = error("apply-other-review", {
  when: "The review in a change set is not that of its saved plan.",
  text: ({ name }: { name: string }) => ({
    summary: `${name}: The review in the change set is not the review of its saved plan`,
    detail: "Nothing is applied.",
    remedy: "Plan again, and review that.",
  }),
  examples: [{ name: "prod" }],
});

export const secretsMissing = error("apply-secrets-missing", {
  when: "A variable whose value a change set sends is not set.",
  text: ({ name, variables }: { name: string; variables: string }) => ({
    summary: `${name}: ${variables} not set`,
    detail: "Its value is sent by this change set: set it in the environment and apply again.",
    remedy: "Nothing is applied.",
  }),
  examples: [{ name: "prod", variables: "TF_VAR_db_password" }],
});

export const otherEffect = error("apply-other-effect", {
  when: "What a saved plan does here is not what was planned.",
  text: ({
    name,
    here,
    planned,
    address,
    domain,
  }: {
    name: string;
    here: string;
    planned: string;
    address: string;
    domain: string;
  }) => ({
    summary: `${name}: What the saved plan does here is not what was planned: intent sha256:${here}, planned sha256:${planned}`,
    detail: `Here CCKM is ${address}, domain ${domain}. Nothing is applied.`,
  }),
  examples: [{ name: "prod", here: "5f…", planned: "9c…", address: "https://cm.example.com", domain: "root" }],
});

export const stateTooFarUp = error("apply-state-too-far-up", {
  when: "The path of a state in a file leads more folders up than a change set may.",
  text: ({ levels }: { levels: string }) => ({
    summary: `The path of a state leads ${levels} folders up`,
    detail: "Nothing is applied.",
  }),
  examples: [{ levels: "64" }],
});
