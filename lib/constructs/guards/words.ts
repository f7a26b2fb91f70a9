import { didYouMean, listed, quote } from "../../schema";
import { error, warning } from "../../words";

/** A value that a guard judges, and what it allows. */
interface Judged {
  readonly value: string;
  readonly allowed: readonly string[];
}

export const regionNotAllowed = error("guard-region-not-allowed", {
  when: "`AllowedRegions` refuses a region of an AWS KMS account.",
  text: ({ value, allowed }: Judged) => ({
    summary: "regions: Region not allowed",
    detail: `Expected each of regions to be one of ${listed(allowed)}, got ${quote(value)}.`,
    remedy: "Remove it.",
  }),
  examples: [{ value: "us-east-1", allowed: ["eu-*"] }],
});

interface Forbidden {
  readonly action: string;
  readonly forbidden: readonly string[];
}

export const actionForbidden = error("guard-action-forbidden", {
  when: "`ForbidActions` refuses an action of permissions.",
  text: ({ action, forbidden }: Forbidden) => ({
    summary: "actions: Forbidden action",
    detail: `Expected each of actions to not be any of ${listed(forbidden)}, got ${quote(action)}.`,
    remedy: "Remove it.",
  }),
  examples: [{ action: "keydelete", forbidden: ["keydelete"] }],
});

export const actionBringsForbidden = error("guard-action-brings-forbidden", {
  when: "`ForbidActions` refuses an action with which CCKM grants a view that is forbidden.",
  text: ({ action, brought, forbidden }: Forbidden & { brought: readonly string[] }) => ({
    summary: "actions: Forbidden action",
    detail: `Expected each of actions to not be any of ${listed(forbidden)}, got ${quote(action)}, with which CCKM grants ${brought.join(" and ")}.`,
    remedy: "Remove it.",
  }),
  examples: [{ action: "keycreate", brought: ["viewnative"], forbidden: ["viewnative"] }],
});

export const expiryMissing = error("guard-expiry-missing", {
  when: "`RequireExpiry` refuses an Azure secret that never expires.",
  text: ({ limit }: { limit: string }) => ({
    summary: "exp: Missing expiry",
    detail: limit === "" ? "A secret must expire here." : `A secret must expire here ${limit}.`,
    remedy: "Set exp.",
  }),
  examples: [{ limit: "within 365 days from now on" }, { limit: "" }],
});

export const expiresTooLate = error("guard-expires-too-late", {
  when: "`RequireExpiry` refuses an Azure secret that expires later than is allowed.",
  text: ({ value, limit }: { value: unknown; limit: string }) => ({
    summary: "exp: Expires too late",
    detail: `Expected the secret to expire ${limit}, got ${quote(value)}.`,
    remedy: "Set an earlier one.",
  }),
  examples: [{ value: "2099-01-01T00:00:00Z", limit: "within 365 days from now on" }],
});

export const tagMissing = error("guard-tag-missing", {
  when: "`RequireTags` refuses an Azure secret without a tag.",
  text: ({ name, got, names }: { name: string; got: string; names: readonly string[] }) => ({
    summary: "tags: Missing tag",
    detail: `Expected tags with the names ${listed(names)}, got ${got}.`,
    remedy: `Add ${quote(name)}.`,
  }),
  examples: [{ name: "team", got: "stage", names: ["team", "stage"] }],
});

export const tagValueNotAllowed = error("guard-tag-value-not-allowed", {
  when: "`RequireTags` refuses the value of a tag.",
  text: ({ name, value, allowed }: { name: string; value: unknown; allowed: readonly string[] }) => ({
    summary: `tags.${name}: Value not allowed`,
    detail: `Expected the tag to be one of ${listed(allowed)}, got ${quote(value)}.`,
  }),
  examples: [{ name: "stage", value: "test", allowed: ["dev", "prod"] }],
});

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
    detail: `Expected at least one ${what}, got ${JSON.stringify(got)}.`,
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
  text: ({ got }: { got: unknown }) => ({
    summary: "Invalid number",
    detail: `Expected maxDays to be more than 0, got ${quote(got)}.`,
  }),
  examples: [{ got: 0 }],
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
