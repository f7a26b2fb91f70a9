import { z } from "zod";
import { judged } from "./judged";
import { rightsChange, riskClass } from "./rights";

/** What a plan does to an object, or to Terraform's record of it. */
export const ACTIONS = ["delete", "replace", "update", "create", "import", "move", "forget", "read"] as const;

/** The kind of object that a change affects. */
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

/** A value before or after a change; never a secret or a sensitive value. */
export const value = z.union([
  z.null(),
  z.boolean(),
  z.number(),
  z.string(),
  z.strictObject({ unknown: z.literal(true), from: z.string().optional() }),
  z.strictObject({ sensitive: z.literal(true) }),
  /** The source of a secret's value: a variable or another reference, never the value itself. */
  z.strictObject({ reference: z.string(), knownFrom: z.enum(["configuration", "base"]) }),
]);

/** The change of one attribute. */
export const attribute = z.strictObject({
  /** The prop's name, with members after a dot: `tags.owner`. */
  name: z.string(),
  before: value.optional(),
  after: value.optional(),
  /** For sets and lists of texts, instead of before and after. */
  added: z.array(z.string()).optional(),
  removed: z.array(z.string()).optional(),
  kept: z.array(z.string()).optional(),
  /** This attribute forces the replacement of the object. */
  forcesReplacement: z.literal(true).optional(),
});

/** A fact about a change that an approver should know; each format turns the code into a sentence. */
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
  /** Arguments of the sentence. */
  args: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.array(z.string()), z.null()])),
});

/** A line of code. */
export const source = z.strictObject({ file: z.string(), line: z.number().int().positive() });

/** One change of the plan. */
export const change = z.strictObject({
  /** The same in every format, so that people can refer to it. */
  number: z.number().int().positive(),
  action: z.enum(ACTIONS),
  kind: z.enum(KINDS),
  /** The Terraform type. */
  type: z.string(),
  provider: z.string(),
  /** The object's own name, or its address if it has none. */
  name: z.string(),
  /** The construct's path; null if the configuration does not contain it. */
  construct: z.string().nullable(),
  address: z.string(),
  /** The object's provider configuration, as in the targets; null if unknown, and for other providers. */
  target: z.string().nullable(),
  /** The address before a move. */
  previousAddress: z.string().optional(),
  /** The key of an object left behind by an earlier replacement. */
  deposed: z.string().optional(),
  /** The line of code that creates it; null if not recorded, or if it is no longer in the code. */
  source: source.nullable(),
  attributes: z.array(attribute),
  findings: z.array(finding),
  /**
   * The rights that it changes, of one principal on one target; two entries if a replacement moves them from one to
   * another.
   */
  rights: z.array(rightsChange),
  /** The worst class of harm; null if harmless. */
  risk: riskClass.nullable(),
  /** For policy rules; omitted for resources of other providers. */
  judged: judged.optional(),
});

export type ChangeAction = (typeof ACTIONS)[number];
export type ChangeKind = (typeof KINDS)[number];
export type ValueModel = z.infer<typeof value>;
export type AttributeModel = z.infer<typeof attribute>;
export type Finding = z.infer<typeof finding>;
export type SourceModel = z.infer<typeof source>;
export type Change = z.infer<typeof change>;
