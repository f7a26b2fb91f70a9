import { z } from "zod";

const line = z.number().int().positive();
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

/** What a policy requires for findings of a rule. */
export const EFFECTS = ["forbid", "require_waiver"] as const;

/** A finding of a rule. */
export const policyFinding = z.strictObject({
  /** The rule's name; null for what every policy rejects: a plan that cannot be reviewed. */
  rule: z.string().nullable(),
  effect: z.enum(EFFECTS),
  /** The rule's line in the policy file. */
  line: line.nullable(),
  /** The change concerned; omitted if it is the plan as a whole. */
  change: z.number().int().positive().optional(),
  /** The name by which a waiver refers to it. */
  finding: z.string(),
  reason: z.string(),
  /** The rule needs a value that is unknown until the apply, or not shown here: that counts as a finding. */
  unknown: z.literal(true).optional(),
  /** The waiver that permits it. */
  waiver: z.strictObject({ line, reason: z.string(), until: day }).optional(),
});

/** A waiver that matches no finding. */
export const idleWaiver = z.strictObject({
  rule: z.string(),
  finding: z.string(),
  line,
  until: day,
  /** `elsewhere`: the finding it names exists here, but the waiver is for another environment. */
  state: z.enum(["expired", "unused", "elsewhere"]),
  /** The environment that the waiver is for, if it is another one. */
  environment: z.string().optional(),
});

/** The result of checking a plan against a policy. */
export const policyResult = z.strictObject({
  /** The name of the policy file. */
  file: z.string(),
  /** SHA-256 of its content, without comments and formatting: `sha256:` and 64 hexadecimal digits. */
  digest: z.string(),
  /** The day of the check, in UTC, on which waivers must be valid. */
  on: day,
  /** Number of rules. */
  rules: z.number().int().nonnegative(),
  passed: z.boolean(),
  findings: z.array(policyFinding),
  waivers: z.array(idleWaiver),
});

export type PolicyResult = z.infer<typeof policyResult>;
export type PolicyFinding = z.infer<typeof policyFinding>;
export type IdleWaiver = z.infer<typeof idleWaiver>;
