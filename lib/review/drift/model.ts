import { z } from "zod";
import { drift, reviewModel } from "../model";

/** The version of the report's form; raised when a reader of the old one would misread it. */
export const DRIFT_VERSION = 1;

const count = z.number().int().nonnegative();
const { environment, target, targets, versions } = reviewModel.shape;

/** Why it cannot be told whether a stack drifted. */
export const driftReason = z.strictObject({
  /** `failed`: the engine could not plan. The others are a plan's that cannot be reviewed. */
  code: z.string(),
  detail: z.string(),
});

/** What was found of one stack. */
export const driftOfStack = z.strictObject({
  environment,
  /** Which CCKM: of the provider's configuration without an alias, where objects go through it, else of the first that is used. */
  target,
  /** The same for each of the provider's configurations that objects of the state go through; for each known one where that was not looked at. */
  targets,
  versions,
  /** When it was looked at. */
  madeAt: z.string().nullable(),
  /** Objects that its state has; a state without any has nothing that could drift. */
  objects: count,
  /** Empty where the stack was looked at. */
  reasons: z.array(driftReason),
  /** What is not as the state has it, worst first. The numbers go through the whole report. */
  found: z.array(drift),
  coverage: z.strictObject({ inPlan: count, shown: count }),
});

/** What changed outside of Terraform, in some stacks. */
export const driftReport = z.strictObject({
  format: z.literal("cckm-drift"),
  version: z.literal(DRIFT_VERSION),
  /** Whether anything changed outside; what went on by itself, or moved in the code, is no drift. */
  drifted: z.boolean(),
  /** Whether every stack was looked at. */
  complete: z.boolean(),
  summary: z.strictObject({
    stacks: count,
    /** Stacks that could not be looked at. */
    failed: count,
    objects: count,
    byCause: z.partialRecord(drift.shape.cause, count),
  }),
  stacks: z.array(driftOfStack),
});

export type DriftReport = z.infer<typeof driftReport>;
export type DriftOfStack = z.infer<typeof driftOfStack>;
