import { z } from "zod";
import { principal, right } from "./rights";

/** An account or vault of the access map. */
export const accessTarget = z.strictObject({
  id: z.string(),
  kind: z.enum(["awsAccount", "azureVault", "unknown"]),
  /** Whether this configuration manages the account or vault itself. */
  managed: z.boolean(),
});

/** What one principal may do on one target, before and after. */
export const accessRow = z.strictObject({
  target: z.string(),
  principal,
  /** The change that it comes from; absent where nothing changes. */
  change: z.number().int().positive().optional(),
  leftWithNone: z.boolean(),
  rights: z.array(right),
});

/** Who may do what, as far as the plan tells it or CCKM was asked. */
export const access = z.strictObject({
  readFrom: z.enum(["plan", "cckm"]),
  complete: z.boolean(),
  /** What the map does not show. */
  gaps: z.array(
    z.strictObject({
      code: z.enum(["unmanagedPrincipals", "unmanagedTarget", "administrators", "unknownPrincipal", "unknownRights"]),
      targets: z.array(z.string()).optional(),
      change: z.number().int().positive().optional(),
    }),
  ),
  targets: z.array(accessTarget),
  rows: z.array(accessRow),
});

export type Access = z.infer<typeof access>;
export type AccessRow = z.infer<typeof accessRow>;
