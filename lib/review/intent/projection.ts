import { z } from "zod";
import { ACTIONS } from "../model/change";
import { reviewModel } from "../model/model";
import { principal, targetKind } from "../model/rights";

const json = z.unknown();
const arguments_ = z.record(z.string(), json);

/** Rights of one principal on one target, before and after. */
export const intentRights = z.strictObject({
  kind: targetKind,
  target: z.string(),
  principal,
  before: z.array(z.string()),
  /** Null if known only after the apply. */
  after: z.array(z.string()).nullable(),
});

/** One change, as covered by an approval. */
export const intentChange = z.strictObject({
  address: z.string(),
  previousAddress: z.string().optional(),
  deposed: z.string().optional(),
  type: z.string(),
  provider: z.string(),
  /** The provider configuration of the object; null if unknown. */
  target: z.string().nullable(),
  action: z.enum(ACTIONS),
  /** Terraform's actions, in order: `create delete` creates the new object first. */
  steps: z.array(z.string()),
  /** The id of the existing object; null if there is none. */
  object: z.string().nullable(),
  importId: z.string().optional(),
  /** The configured arguments. */
  planned: arguments_,
  /** Previous values of those that change. */
  before: arguments_,
  unknown: z.array(z.string()),
  /** Sources of the values that a plan does not show. */
  sources: arguments_,
  /** Why it is replaced: the engine's reason, and arguments that cannot be updated in place. */
  replacedBecause: z.array(z.string()),
  /** What happens to an object that is removed. */
  losses: z.array(z.strictObject({ code: z.string(), cause: z.string().nullable() })),
  rights: z.array(intentRights),
});

/** What an approval of one stack's plan covers. */
export const stackIntent = z.strictObject({
  format: z.literal("cckm-intent"),
  version: z.literal(1),
  stack: z.string().nullable(),
  workspace: z.string().nullable(),
  target: reviewModel.shape.target,
  /** The CCKM of each provider configuration. */
  targets: reviewModel.shape.targets,
  versions: reviewModel.shape.versions,
  /**
   * The digest of the policy that it was checked against: `sha256:` and 64 hexadecimal digits; omitted if there was
   * none.
   */
  policy: z.string().optional(),
  /** SHA-256 of further files that the apply reads, such as assets. */
  files: z.record(z.string(), z.string()),
  /** Whether this is a plan to destroy everything. */
  destroys: z.boolean(),
  /** Sorted by address. */
  changes: z.array(intentChange),
  /** Data sources that are only read during the apply. */
  readAtApply: z.array(z.string()),
});

export type IntentChange = z.infer<typeof intentChange>;
export type StackIntent = z.infer<typeof stackIntent>;
