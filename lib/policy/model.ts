import { z } from "zod";
import { RISK_CLASSES } from "../contract";
import { ACTIONS, EFFECTS, finding, KINDS } from "../review";

/** Kinds of deletion that matter to an approver. */
export const DELETIONS = ["delete", "replace", "forget", "purge", "permanent", "report"] as const;

/** Provider settings that a rule can match. */
export const SETTINGS = ["no_ssl_verify", "plain_http", "adopt"] as const;

/** What can happen to a right. */
export const RIGHTS = ["grant", "revoke"] as const;

const texts = (about: string) => z.array(z.string().min(1)).min(1).describe(about);
const some = <const T extends readonly [string, ...string[]]>(of: T, about: string) =>
  z.array(z.enum(of)).min(1).describe(about);
const name = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/, "a name of 1 to 100 letters, digits, and . _ -")
  .describe("Name of the rule, by which reasons and waivers tell it.");

/** The conditions of a rule: all of them must hold, each by one of its entries. */
export const when = z
  .strictObject({
    environment: texts("Names of stacks; * stands for anything."),
    workspace: texts("Names of workspaces; * stands for anything."),
    target: texts("Addresses of CCKM; * stands for anything."),
    change: some(ACTIONS, "What becomes of the object."),
    kind: some(KINDS, "What the change is about."),
    type: texts("Types of resources in Terraform's language; * stands for anything."),
    account: texts("Names or ids of AWS accounts; * stands for anything."),
    vault: texts("Names of Azure vaults, <vault>::<subscription id>, or ids; * stands for anything."),
    region: texts("AWS regions of the account that changes, before or after; * stands for anything."),
    deletion: some(DELETIONS, "Kinds of deletion."),
    finding: some(
      // The others apply to the plan as a whole.
      finding.shape.code.exclude([
        "certificateNotVerified",
        "targetNotKnown",
        "adoptsIdentical",
        "settingChanged",
        "targetOfConfiguration",
        "checkFailed",
      ]).options as [string, ...string[]],
      "What the review says of the change, by its code.",
    ),
    principal: texts("Groups or users: group:<name>, user:<id>, or either without a prefix; * stands for anything."),
    action: texts("Actions that are granted or revoked; * stands for anything."),
    risk: some(RISK_CLASSES, "Risk classes of the rights; of a change that is about no rights, its own."),
    right: some(RIGHTS, "What becomes of the right; grant when not given."),
    setting: some(SETTINGS, "Settings of the provider."),
  })
  .partial()
  .describe("Conditions: all that are given have to hold, each by one of its entries.");

const tags = z.strictObject({
  names: texts("Names of the tags. Capitals and small letters differ."),
  allowedValues: z
    .record(z.string(), z.array(z.string()).min(1))
    .optional()
    .describe("Values that a tag may have, by its name; a tag without an entry may have any but an empty one."),
});
const expiry = z.strictObject({
  maxDays: z.number().positive().optional().describe("Days after which a secret must have expired."),
  from: z.string().optional().describe("Where the days begin; RFC 3339. Default the time of the plan."),
});

export const tagsKeys = Object.keys(tags.shape);
export const expiryKeys = Object.keys(expiry.shape);

/** Rules that also exist as guards of the constructs, with the same names. */
export const guards = {
  AllowedRegions: texts("Regions that AWS KMS accounts may have, as the guard AllowedRegions takes them.").optional(),
  ForbidActions: texts("Actions that no permissions may hold, as the guard ForbidActions takes them.").optional(),
  RequireTags: tags.optional().describe("Tags that Azure secrets must have, as the guard RequireTags takes them."),
  RequireExpiry: expiry.optional().describe("When Azure secrets must expire, as the guard RequireExpiry takes it."),
};

/** The names of {@link guards}. */
export const GUARDS = Object.keys(guards) as (keyof typeof guards)[];

/** One rule. */
export const rule = z.strictObject({
  name,
  effect: z.enum(EFFECTS).describe("forbid: never; require_waiver: with a waiver that names the finding."),
  description: z.string().optional().describe("Why, for people."),
  when: when.optional(),
  ...guards,
});

/** Lets one finding of a rule pass until a date. */
export const waiver = z.strictObject({
  rule: z.string().describe("Name of the rule."),
  environment: z.string().describe("Name of the stack, in full."),
  finding: z.string().min(1).describe("The finding, as the reason quotes it."),
  reason: z.string().min(1).describe("Why it may pass, for whoever reads the review."),
  until: z.string().describe("The last day on which it holds, in UTC: 2026-12-31."),
});

/** The content of a policy file. */
export const policyFile = z.strictObject({
  version: z.literal(1).describe("Version of the form."),
  rules: z.array(rule).describe("What is forbidden, or needs a waiver."),
  waivers: z.array(waiver).optional().describe("What may pass all the same, and until when."),
});

export type PolicyFile = z.infer<typeof policyFile>;
export type When = z.infer<typeof when>;

/** A rule with its line. */
export type Rule = z.infer<typeof rule> & { readonly line: number };

/** A waiver with its line. */
export type Waiver = z.infer<typeof waiver> & { readonly line: number };

/** A policy after reading. */
export interface Policy {
  /** The name of its file, without the path. */
  readonly file: string;
  /** SHA-256 of its content as canonical JSON: comments, layout and key order do not count. */
  readonly digest: string;
  readonly rules: readonly Rule[];
  readonly waivers: readonly Waiver[];
}
