import { z } from "zod";

const line = z.number().int().positive();
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

/** What a policy demands of what one of its rules finds. */
export const EFFECTS = ["forbid", "require_waiver"] as const;

/** Something that a rule found. */
export const policyFinding = z.strictObject({
  /** The rule's name; null for what any policy refuses: a plan that cannot be reviewed. */
  rule: z.string().nullable(),
  effect: z.enum(EFFECTS),
  /** The rule's line in the policy's file. */
  line: line.nullable(),
  /** The change that it is of; left out for what is of the plan as a whole. */
  change: z.number().int().positive().optional(),
  /** What a waiver names it by. */
  finding: z.string(),
  reason: z.string(),
  /** A rule needs what is not known until the apply, or not told here: that counts as found. */
  unknown: z.literal(true).optional(),
  /** The waiver that lets it pass. */
  waiver: z.strictObject({ line, reason: z.string(), until: day }).optional(),
});

/** A waiver that lets nothing pass. */
export const idleWaiver = z.strictObject({
  rule: z.string(),
  finding: z.string(),
  line,
  until: day,
  /** `elsewhere`: what it names is found here, and it is for another environment. */
  state: z.enum(["expired", "unused", "elsewhere"]),
  /** The environment that it is for, where that is another one. */
  environment: z.string().optional(),
});

/** What a policy says of a plan. */
export const policyResult = z.strictObject({
  /** The name of its file. */
  file: z.string(),
  /** SHA-256 of what it says, without comments and layout: `sha256:` and 64 hexadecimal digits. */
  digest: z.string(),
  /** The day on which it was judged, in UTC: until when waivers hold. */
  on: day,
  /** How many rules it has. */
  rules: z.number().int().nonnegative(),
  passed: z.boolean(),
  findings: z.array(policyFinding),
  waivers: z.array(idleWaiver),
});

export type PolicyResult = z.infer<typeof policyResult>;
export type PolicyFinding = z.infer<typeof policyFinding>;
export type IdleWaiver = z.infer<typeof idleWaiver>;
