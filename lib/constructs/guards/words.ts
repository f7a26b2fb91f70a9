import { didYouMean, listed, quote } from "../../schema";
import { error, warning } from "../../words";

const OPEN = "regions: Not known at synth. It holds an expression that only Terraform resolves";

export const notKnown = warning("guard-value-not-known", {
  when: "A guard cannot judge a value that only Terraform resolves.",
  text: ({ found }: { found: string }) => ({ summary: found, remedy: "Look at it in the plan." }),
  examples: [{ found: OPEN }],
});

export const notKnownRefused = error("guard-value-not-known-refused", {
  when: "A guard with `refuseUnknown` meets a value that only Terraform resolves.",
  text: ({ found }: { found: string }) => ({ summary: found, remedy: "Set a value that is known here." }),
  examples: [{ found: OPEN }],
});

const LEFT = (argument: string) => ({
  summary: "Not enforced",
  detail: `${argument} is ignored by the resource's lifecycle (ignore_changes): what is written holds for its create alone, and Terraform leaves what it finds then.`,
});

export const ignored = warning("guard-value-ignored", {
  when: "A resource has Terraform ignore changes of what a guard judges.",
  text: ({ argument }: { argument: string }) => ({
    ...LEFT(argument),
    remedy: `Leave ${argument} out of ignoreChanges.`,
  }),
  examples: [{ argument: "regions" }],
});

export const ignoredRefused = error("guard-value-ignored-refused", {
  when: "A guard with `refuseUnknown` meets a resource that has Terraform ignore changes of what the guard judges.",
  text: ({ argument }: { argument: string }) => ({
    ...LEFT(argument),
    remedy: `Leave ${argument} out of ignoreChanges.`,
  }),
  examples: [{ argument: "regions" }],
});

interface Hidden {
  readonly guard: string;
  readonly type: string;
  readonly where: string;
}

const MODULE = { guard: "RequireTags", type: "cckm_azure_secret", where: "inside the module vaults" };

export const hidden = warning("guard-resource-hidden", {
  when: "A guard cannot see a resource inside a module, or one that Terraform generates for an import.",
  text: ({ type, where }: Hidden) => ({
    summary: "Not known at synth",
    detail: `A ${type} ${where} cannot be seen here.`,
    remedy: "Look at it in the plan.",
  }),
  examples: [MODULE],
});

export const hiddenRefused = error("guard-resource-hidden-refused", {
  when: "A guard with `refuseUnknown` meets a module, or an import for which Terraform generates a resource.",
  text: ({ guard, type, where }: Hidden) => ({
    summary: "Not known at synth",
    detail: `A ${type} ${where} cannot be seen here.`,
    remedy: `Take it out of what ${guard} guards, or make its resources with constructs.`,
  }),
  examples: [MODULE],
});

export const nothingToGuard = error("guard-empty", {
  when: "A guard is made without anything to guard by.",
  text: ({ got, what }: { got: unknown; what: string }) => ({
    summary: "Nothing to guard",
    detail: `Expected a list with at least one ${what}, got ${JSON.stringify(got)}.`,
  }),
  examples: [{ got: [], what: "region or pattern" }],
});

export const guardNotKnown = error("guard-of-expression", {
  when: "A guard is made with an expression that only Terraform resolves.",
  text: ({ what }: { what: string }) => ({
    summary: "Not known at synth",
    detail: `Expected texts, at least one ${what}, got an expression that only Terraform resolves.`,
  }),
  examples: [{ what: "region or pattern" }],
});

export const strayTag = error("guard-tag-stray", {
  when: "`RequireTags` is given allowed values of a tag that it does not require.",
  text: ({ name, names }: { name: string; names: readonly string[] }) => ({
    summary: "Unknown tag",
    detail: `Expected allowedValues of ${listed(names)}, got those of ${quote(name)}.`,
    remedy: "Add it to the names.",
  }),
  examples: [{ name: "stage", names: ["team"] }],
});

export const maxDaysInvalid = error("guard-max-days-invalid", {
  when: "`RequireExpiry` is given a number of days that is none.",
  text: ({ got }: { got: string }) => ({
    summary: "Invalid number",
    detail: `Expected maxDays to be a number, more than 0, got ${got}.`,
  }),
  examples: [{ got: "0" }],
});

export const fromInvalid = error("guard-from-invalid", {
  when: "`RequireExpiry` is given a time to count from that is none.",
  text: ({ got }: { got: unknown }) => ({
    summary: "Invalid time",
    detail: `Expected from to be a time in RFC 3339, such as 2030-01-31T00:00:00Z, got ${quote(got)}.`,
  }),
  examples: [{ got: "tomorrow" }],
});

export const actionNotKnown = warning("guard-action-not-known", {
  when: "`ForbidActions` is given an action that this release does not know.",
  text: ({ action, near }: { action: string; near?: string }) => ({
    summary: "Unknown action",
    detail: `Expected actions that this release knows, got ${quote(action)}, which forbids nothing that is known here; an action of a newer release may stay.`,
    remedy: didYouMean(near),
  }),
  examples: [{ action: "keydelet", near: "keydelete" }, { action: "keyfreeze" }],
});
