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
  /** Null where only the apply tells. */
  after: z.array(z.string()).nullable(),
});

/** One change, as far as an approval is bound to it. */
export const intentChange = z.strictObject({
  address: z.string(),
  previousAddress: z.string().optional(),
  deposed: z.string().optional(),
  type: z.string(),
  provider: z.string(),
  /** The provider's configuration that it goes through; null where that is not known. */
  target: z.string().nullable(),
  action: z.enum(ACTIONS),
  /** Terraform's own words for it, in their order: `create delete` makes the new one first. */
  steps: z.array(z.string()),
  /** The id of the object that is there; null where there is none. */
  object: z.string().nullable(),
  importId: z.string().optional(),
  /** Arguments that the configuration gives. */
  planned: arguments_,
  /** What stands there before, of those that change. */
  before: arguments_,
  unknown: z.array(z.string()),
  /** Where the values come from that a plan does not show. */
  sources: arguments_,
  /** What forces the replacement: the engine's word for it, and arguments that cannot be changed in place. */
  replacedBecause: z.array(z.string()),
  /** What becomes of an object that goes. */
  losses: z.array(z.strictObject({ code: z.string(), cause: z.string().nullable() })),
  rights: z.array(intentRights),
});

/** What an approval of one stack's plan is bound to. */
export const stackIntent = z.strictObject({
  format: z.literal("cckm-intent"),
  version: z.literal(1),
  stack: z.string().nullable(),
  workspace: z.string().nullable(),
  target: reviewModel.shape.target,
  /** The same by the provider's configurations. */
  targets: reviewModel.shape.targets,
  versions: reviewModel.shape.versions,
  /** The policy that it was judged by: `sha256:` and 64 hexadecimal digits; left out where there was none. */
  policy: z.string().optional(),
  /** SHA-256 of files beside the configuration that the apply reads, such as assets. */
  files: z.record(z.string(), z.string()),
  /** Whether everything is taken down. */
  destroys: z.boolean(),
  /** Sorted by address. */
  changes: z.array(intentChange),
  /** Data sources that are read at the apply. */
  readAtApply: z.array(z.string()),
});

export type IntentChange = z.infer<typeof intentChange>;
export type StackIntent = z.infer<typeof stackIntent>;
