import { z } from "zod";
import { judged } from "./judged";
import { rightsChange, riskClass } from "./rights";

/** What a plan does to an object, or to what Terraform knows of it. */
export const ACTIONS = ["delete", "replace", "update", "create", "import", "move", "forget", "read"] as const;

/** What a change is about. */
export const KINDS = [
  "awsAccount",
  "awsAcl",
  "azureVault",
  "azureVaultAcl",
  "azureSecret",
  "azureSyncJob",
  "azureReport",
  "other",
] as const;

/** A value before or after a change. Secrets and sensitive values are never one. */
export const value = z.union([
  z.null(),
  z.boolean(),
  z.number(),
  z.string(),
  z.strictObject({ unknown: z.literal(true), from: z.string().optional() }),
  z.strictObject({ sensitive: z.literal(true) }),
  /** Where a secret's value comes from: a variable or another reference, never the value. */
  z.strictObject({ reference: z.string(), knownFrom: z.enum(["configuration", "base"]) }),
]);

/** What becomes of one attribute. */
export const attribute = z.strictObject({
  /** The prop's name, members after a dot: `tags.owner`. */
  name: z.string(),
  before: value.optional(),
  after: value.optional(),
  /** For sets and lists of texts, instead of before and after. */
  added: z.array(z.string()).optional(),
  removed: z.array(z.string()).optional(),
  kept: z.array(z.string()).optional(),
  /** Because of it the object is replaced. */
  forcesReplacement: z.literal(true).optional(),
});

/** Something about a change that an approver should know; its sentence is made by each format from the code. */
export const finding = z.strictObject({
  code: z.enum([
    "lostForGood",
    "replacedBecause",
    "deletedBecause",
    "preventDestroy",
    "purgeForbidden",
    "removedFromCckm",
    "vaultLeavesCckm",
    "recoverable",
    "kept",
    "newSecretVersion",
    "valueSourceSwapped",
    "secretRecovered",
    "secretDisabled",
    "expiresSoon",
    "regionsLeave",
    "connectionSwapped",
    "roleSwapped",
    "unknownUntilApply",
    "undoesDrift",
    "adoptsDrift",
    "leftWithNone",
    "syncRuns",
    "reportMade",
    "imported",
    "moved",
    "forgotten",
    "deposed",
    "actionNotListed",
    "certificateNotVerified",
    "targetNotKnown",
    "adoptsIdentical",
    "settingChanged",
    "targetOfConfiguration",
    "targetNotTold",
    "checkFailed",
  ]),
  /** What the sentence is made of. */
  args: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.array(z.string()), z.null()])),
});

/** A place in the code. */
export const source = z.strictObject({ file: z.string(), line: z.number().int().positive() });

/** One change of the plan. */
export const change = z.strictObject({
  /** The same in every format, so that people can talk about it. */
  number: z.number().int().positive(),
  action: z.enum(ACTIONS),
  kind: z.enum(KINDS),
  /** The type in Terraform's language. */
  type: z.string(),
  provider: z.string(),
  /** The object's own name, or its address where it has none. */
  name: z.string(),
  /** The construct's path; null where the configuration does not tell it. */
  construct: z.string().nullable(),
  address: z.string(),
  /** The provider's configuration that it goes through, as in the targets; null where that is not known, and for other providers. */
  target: z.string().nullable(),
  /** The address before a move. */
  previousAddress: z.string().optional(),
  /** The key of an object that an earlier replacement left behind. */
  deposed: z.string().optional(),
  /** Where the code has it; null where that was not recorded, or where it is no longer in the code. */
  source: source.nullable(),
  attributes: z.array(attribute),
  findings: z.array(finding),
  /** Whose rights it changes: one principal on one target; two where a replacement moves them from one to another. */
  rights: z.array(rightsChange),
  /** The worst that it can do; null where it harms nothing. */
  risk: riskClass.nullable(),
  /** For rules of a policy; left out for resources of other providers. */
  judged: judged.optional(),
});

export type ChangeAction = (typeof ACTIONS)[number];
export type ChangeKind = (typeof KINDS)[number];
export type ValueModel = z.infer<typeof value>;
export type AttributeModel = z.infer<typeof attribute>;
export type Finding = z.infer<typeof finding>;
export type SourceModel = z.infer<typeof source>;
export type Change = z.infer<typeof change>;
