import { z } from "zod";
import { RISK_CLASSES } from "../../contract";

/** How much harm a right can do, worst first. */
export const riskClass = z.enum(RISK_CLASSES);

/** A principal. One that is known only after the apply has no id. */
export const principal = z.strictObject({
  kind: z.enum(["group", "user", "unknown"]),
  id: z.string().optional(),
  /** The source of an id that is not known yet. */
  from: z.string().optional(),
});

/** The kinds of objects that rights apply to. */
export const TARGET_KINDS = ["awsAccount", "azureVault"] as const;

export const targetKind = z.enum(TARGET_KINDS);

/** One right of one principal on one target. */
export const right = z.strictObject({
  action: z.string(),
  class: riskClass,
  /** The action is unknown, so it counts as the worst class. */
  notListed: z.literal(true).optional(),
  /** `unknown`: held before; whether it is held afterwards is known only after the apply. */
  state: z.enum(["granted", "revoked", "kept", "unknown"]),
  /** CCKM adds it to another action that needs it. */
  implied: z.literal(true).optional(),
  /** It was granted outside of Terraform: this change revokes or keeps it. */
  outside: z.literal(true).optional(),
});

/** The change of one principal's rights on one target. */
export const rightsChange = z.strictObject({
  kind: targetKind,
  /** The account or vault, by the name that reviewers know. */
  target: z.string(),
  principal,
  granted: z.array(right),
  revoked: z.array(right),
  kept: z.array(right),
  /** Whether the principal has no rights left. */
  leftWithNone: z.boolean(),
  /** The actions are known only after the apply. */
  unknown: z.literal(true).optional(),
});

export type TargetKind = z.infer<typeof targetKind>;
export type RiskClassOf = z.infer<typeof riskClass>;
export type PrincipalModel = z.infer<typeof principal>;
export type RightModel = z.infer<typeof right>;
export type RightsChange = z.infer<typeof rightsChange>;
