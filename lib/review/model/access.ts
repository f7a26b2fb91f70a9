import { z } from "zod";
import { principal, right, targetKind } from "./rights";

const number = z.number().int().positive();

/** An account or vault of the access map. */
export const accessTarget = z.strictObject({
  kind: targetKind,
  /** Unique per kind; rows refer to it, and readers see it. */
  id: z.string(),
  /** Further identification, such as an account number. */
  label: z.string().optional(),
  /**
   * Whether this configuration manages the account or vault itself, if known; if not, there may be more rights than
   * shown.
   */
  managed: z.boolean().optional(),
});

/** The rights of one principal on one target, before and after. */
export const accessRow = z.strictObject({
  kind: targetKind,
  target: z.string(),
  principal,
  /** The changes that cause it; empty if nothing changes. */
  changes: z.array(number),
  leftWithNone: z.boolean(),
  /** The rights after the change are known only after the apply. */
  unknown: z.literal(true).optional(),
  /** Worst first, without duplicates. */
  rights: z.array(right),
});

/** A limitation of an access map. */
export const accessGap = z.strictObject({
  code: z.enum([
    "unmanagedPrincipals",
    "unmanagedTarget",
    "administrators",
    /** Group members are not looked up. */
    "groupMembers",
    /** Whether Terraform manages the accounts and vaults was not checked. */
    "managedUnknown",
    /** Something could not be read. */
    "notRead",
    /** A state without objects. */
    "emptyState",
    "unknownPrincipal",
    "unknownRights",
  ]),
  /** The accounts, vaults or other things affected. */
  targets: z.array(z.string()).optional(),
  change: number.optional(),
});

/** The access map, from a plan, a state or CCKM itself. */
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
