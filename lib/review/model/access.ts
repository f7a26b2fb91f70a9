import { z } from "zod";
import { principal, right, targetKind } from "./rights";

const number = z.number().int().positive();

/** An account or vault of the access map. */
export const accessTarget = z.strictObject({
  kind: targetKind,
  /** One of its kind: what rows refer to, and what people call it. */
  id: z.string(),
  /** More to tell it by, such as an account's number. */
  label: z.string().optional(),
  /** Whether the account or vault itself is managed here, where that is known; what is not may have more rights than are shown. */
  managed: z.boolean().optional(),
});

/** What one principal may do on one target, before and after. */
export const accessRow = z.strictObject({
  kind: targetKind,
  target: z.string(),
  principal,
  /** The changes that it comes from; none where nothing changes. */
  changes: z.array(number),
  leftWithNone: z.boolean(),
  /** What holds after is known only after the apply. */
  unknown: z.literal(true).optional(),
  /** Worst first, each action once. */
  rights: z.array(right),
});

/** What an access map does not show. */
export const accessGap = z.strictObject({
  code: z.enum([
    "unmanagedPrincipals",
    "unmanagedTarget",
    "administrators",
    /** Who is in a group is not looked up. */
    "groupMembers",
    /** Which accounts and vaults Terraform manages was not looked up. */
    "managedUnknown",
    /** Something could not be read. */
    "notRead",
    /** A state without objects. */
    "emptyState",
    "unknownPrincipal",
    "unknownRights",
  ]),
  /** Accounts and vaults, or whatever else the gap is of. */
  targets: z.array(z.string()).optional(),
  change: number.optional(),
});

/** Who may do what, as far as a plan or a state tells it or CCKM was asked. */
export const access = z.strictObject({
  readFrom: z.enum(["plan", "state", "cckm"]),
  complete: z.boolean(),
  gaps: z.array(accessGap),
  targets: z.array(accessTarget),
  rows: z.array(accessRow),
});

export type AccessMap = z.infer<typeof access>;
export type AccessTarget = z.infer<typeof accessTarget>;
export type AccessRow = z.infer<typeof accessRow>;
export type AccessGap = z.infer<typeof accessGap>;
