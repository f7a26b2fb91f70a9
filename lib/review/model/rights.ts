import { z } from "zod";
import { RISK_CLASSES } from "../../contract";

/** How much a right can harm, worst first. */
export const riskClass = z.enum(RISK_CLASSES);

/** Who has rights. What Terraform knows only after the apply has no id. */
export const principal = z.strictObject({
  kind: z.enum(["group", "user", "unknown"]),
  id: z.string().optional(),
  /** What the id comes from, where it is not known yet. */
  from: z.string().optional(),
});

/** What rights are on. */
export const TARGET_KINDS = ["awsAccount", "azureVault"] as const;

export const targetKind = z.enum(TARGET_KINDS);

/** One right of one principal on one target. */
export const right = z.strictObject({
  action: z.string(),
  class: riskClass,
  /** The action is in no list of ours, so that its class is the worst. */
  notListed: z.literal(true).optional(),
  /** `unknown`: held before, and only the apply tells whether after it. */
  state: z.enum(["granted", "revoked", "kept", "unknown"]),
  /** CCKM adds it by itself to an action that needs it. */
  implied: z.literal(true).optional(),
  /** It was granted outside of Terraform: this change takes it back, or keeps it. */
  outside: z.literal(true).optional(),
});

/** What becomes of the rights of one principal on one target. */
export const rightsChange = z.strictObject({
  kind: targetKind,
  /** The account or vault, as the people who read the review call it. */
  target: z.string(),
  principal,
  granted: z.array(right),
  revoked: z.array(right),
  kept: z.array(right),
  /** Whether nothing is left. */
  leftWithNone: z.boolean(),
  /** The actions are known only after the apply. */
  unknown: z.literal(true).optional(),
});

export type TargetKind = z.infer<typeof targetKind>;
export type RiskClassOf = z.infer<typeof riskClass>;
export type PrincipalModel = z.infer<typeof principal>;
export type RightModel = z.infer<typeof right>;
export type RightsChange = z.infer<typeof rightsChange>;
