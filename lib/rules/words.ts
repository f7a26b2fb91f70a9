import { listed, quote } from "../schema";
import { error } from "../words";

/** A value that a guard checks, and what it allows. */
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
  when: "`ForbidActions` refuses an action because CCKM also grants a forbidden view with it.",
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

interface MissingTag {
  readonly name: string;
  readonly got: string;
  readonly names: readonly string[];
  /** Whether the tag is there, but has no value. */
  readonly blank?: boolean;
}

export const tagMissing = error("guard-tag-missing", {
  when: "`RequireTags` refuses an Azure secret without a tag.",
  text: ({ name, got, names, blank = false }: MissingTag) => ({
    summary: "tags: Missing tag",
    detail: `Expected tags with the names ${listed(names)}, got ${got}.`,
    remedy: blank ? `Set a value of ${quote(name)}.` : `Add ${quote(name)}.`,
  }),
  examples: [
    { name: "team", got: "stage", names: ["team", "stage"] },
    { name: "team", got: "team without a value", names: ["team"], blank: true },
  ],
});

export const tagValueNotAllowed = error("guard-tag-value-not-allowed", {
  when: "`RequireTags` refuses the value of a tag.",
  text: ({ name, value, allowed }: { name: string; value: unknown; allowed: readonly string[] }) => ({
    summary: `tags.${name}: Value not allowed`,
    detail: `Expected the tag to be one of ${listed(allowed)}, got ${quote(value)}.`,
  }),
  examples: [{ name: "stage", value: "test", allowed: ["dev", "prod"] }],
});
