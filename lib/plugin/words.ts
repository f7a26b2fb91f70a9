import { error } from "../words";

interface Type {
  readonly type: string;
}

const THING = { type: "cckm_aws_kms_account" };
const BUG = "This is a bug of the provider; please report it.";

export const notConfigured = error("provider-not-configured", {
  when: "The provider could not be configured.",
  text: ({ name }: { name: string }) => ({ summary: `Could not configure the provider ${name}` }),
  examples: [{ name: "cckm" }],
});

export const notPlanned = error("provider-plan-failed", {
  when: "Something failed while a create, an update or a replacement was planned. The error's own text says what.",
  text: ({ type }: Type) => ({ summary: `Could not plan ${type}` }),
  examples: [THING],
});

export const deleteNotPlanned = error("provider-plan-delete-failed", {
  when: "Something failed while a delete was planned. The error's own text says what.",
  text: ({ type }: Type) => ({ summary: `Could not plan to delete ${type}` }),
  examples: [THING],
});

export const notRead = error("provider-read-failed", {
  when: "Something failed while an object or a data source was read. The error's own text says what.",
  text: ({ type }: Type) => ({ summary: `Could not read ${type}` }),
  examples: [THING],
});

export const notCreated = error("provider-create-failed", {
  when: "Something failed while an object was created. The error's own text says what; anything that was created is in the state.",
  text: ({ type }: Type) => ({ summary: `Could not create ${type}` }),
  examples: [THING],
});

export const notUpdated = error("provider-update-failed", {
  when: "Something failed while an object was changed. The error's own text says what; what was changed is in the state.",
  text: ({ type }: Type) => ({ summary: `Could not update ${type}` }),
  examples: [THING],
});

export const notDeleted = error("provider-delete-failed", {
  when: "Something failed while an object was deleted. The error's own text says what; the object is still in the state.",
  text: ({ type }: Type) => ({ summary: `Could not delete ${type}` }),
  examples: [THING],
});

export const notImported = error("provider-import-failed", {
  when: "Something failed while an object was imported. The error's own text says what.",
  text: ({ type, id }: Type & { id: string }) => ({ summary: `Could not import ${type} ${JSON.stringify(id)}` }),
  examples: [{ ...THING, id: "payments" }],
});

export const notMoved = error("provider-move-failed", {
  when: "Something failed while a `moved` block took over the state of another type. The error's own text says what.",
  text: ({ type }: Type) => ({ summary: `Could not move to ${type}` }),
  examples: [THING],
});

export const stateNotRead = error("provider-state-unreadable", {
  when: "The state of an object could not be read.",
  text: ({ type }: Type) => ({ summary: `Could not read the state of ${type}` }),
  examples: [THING],
});

export const noImport = error("provider-import-unsupported", {
  when: "The type does not support import.",
  text: ({ type, id }: Type & { id: string }) => ({
    summary: `${type} cannot be imported`,
    detail: `There is nothing with the id ${JSON.stringify(id)} to import: objects of this type are only created by an apply.`,
    remedy: "Remove the import.",
  }),
  examples: [{ type: "acme_event", id: "42" }],
});

export const noMove = error("provider-move-unsupported", {
  when: "A `moved` block targets a type that no other type can be moved to.",
  text: ({ type, from, provider }: Type & { from: string; provider: string }) => ({
    summary: `Cannot move to ${type}`,
    detail: `No type can be moved to it, got a ${from} of ${provider}.`,
    remedy: "Use an import instead.",
  }),
  examples: [{ type: "acme_event", from: "null_resource", provider: "registry.terraform.io/hashicorp/null" }],
});

export const noMoveFrom = error("provider-move-from-other-type", {
  when: "A `moved` block starts from a type or provider that cannot be moved to this type.",
  text: ({ type, from, provider, known }: Type & { from: string; provider: string; known: readonly string[] }) => ({
    summary: `Cannot move to ${type}`,
    detail: `Expected a move from ${known.join(", ")}, got one from a ${from} of ${provider}.`,
    remedy: "Use an import instead.",
  }),
  examples: [
    {
      ...THING,
      from: "null_resource",
      provider: "registry.terraform.io/hashicorp/null",
      known: ["ciphertrust_aws_kms"],
    },
  ],
});

interface Versions extends Type {
  readonly written: number;
  readonly current: number;
}

export const stateIsNewer = error("provider-state-newer", {
  when: "A newer version of the provider wrote the state.",
  text: ({ type, written, current }: Versions) => ({
    summary: `Cannot read the state of ${type}`,
    detail: `The state has schema version ${written}, this provider has ${current}.`,
    remedy: "A newer version of the provider wrote it; install that version or a later one.",
  }),
  examples: [{ ...THING, written: 3, current: 1 }],
});

export const stateIsOlder = error("provider-state-older", {
  when: "The state has an old schema version that cannot be upgraded.",
  text: ({ type, written, current }: Versions) => ({
    summary: `Cannot read the state of ${type}`,
    detail: `The state has schema version ${written}, this provider has ${current}.`,
    remedy:
      "No upgrade from that version exists; remove the object from the state (terraform state rm) and import it again.",
  }),
  examples: [{ ...THING, written: 0, current: 1 }],
});

export const valueMissing = error("provider-value-missing", {
  when: "A hook of the provider did not return a required value.",
  text: ({ type, name }: Type & { name: string }) => ({
    summary: "Value missing after apply",
    detail: `The provider returned no value for ${name} of ${type}.`,
    remedy: BUG,
  }),
  examples: [{ ...THING, name: "arn" }],
});

export const tokenNumber = error("provider-token-number", {
  when: "A text holds a number that only Terraform knows as cdktf writes it where nobody reads it as one: in a local, an output or a module.",
  text: ({ name }: { name: string }) => ({
    summary: "Invalid value",
    detail: `Expected ${name} without numbers that only Terraform knows, got one that cdktf wrote as a literal.`,
    remedy: "Where a local, an output or a module brings it, put it there as text: Token.asString(number).",
  }),
  examples: [{ name: "name" }],
});

export const writeOnlyUnsupported = error("provider-write-only-unsupported", {
  when: "A write-only argument is set, and Terraform, or OpenTofu, is older than 1.11.",
  text: ({ name }: { name: string }) => ({
    summary: "Write-only arguments need Terraform or OpenTofu 1.11 or later",
    detail: `${name} is write-only: it never enters the state. This client does not support that.`,
    remedy: "Use Terraform or OpenTofu 1.11 or later.",
  }),
  examples: [{ name: "value" }],
});

const ONLY_READ =
  "A replacement is planned only for an object that the same run has read. With -refresh=false, plan with refresh.";

export const replacedUnread = error("provider-replacement-unread", {
  when: "Terraform was told to replace an object that this run has not read.",
  text: ({ type }: Type) => ({
    summary: `Not planned: a replacement of ${type}`,
    detail: "The object was not read in this run.",
    remedy: `Plan again to replace. ${ONLY_READ}`,
  }),
  examples: [THING],
});

export const replacementLate = error("provider-replacement-late", {
  when: "During the apply, or without refresh, a value that forces replacement turned out to have changed.",
  text: ({ type, changes }: Type & { changes: readonly string[] }) => ({
    summary: `Not planned: a replacement of ${type}`,
    detail: `Known only now: ${changes.join(", ")}. The object was left as it is.`,
    remedy: `Plan again to replace. ${ONLY_READ}`,
  }),
  examples: [{ ...THING, changes: ['account_id ("123456789012" in the state, "210987654321" now)'] }],
});

export const replacementOpen = error("provider-replacement-open", {
  when: "Arguments that force replacement are unknown, and the object was not read.",
  text: ({ type, names }: Type & { names: readonly string[] }) => ({
    summary: `Not planned: a replacement of ${type}`,
    detail: `Only a replacement changes ${names.join(" and ")}. The object was left as it is.`,
    remedy: `Plan again to replace. ${ONLY_READ}`,
  }),
  examples: [{ ...THING, names: ["account_id"] }],
});
