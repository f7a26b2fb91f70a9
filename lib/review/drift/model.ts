import { z } from "zod";
import { drift, reviewModel } from "../model";

/** The version of the report's format; incremented if a reader of the old one would misread it. */
export const DRIFT_VERSION = 1;

const count = z.number().int().nonnegative();
const { environment, target, targets, versions } = reviewModel.shape;

/** Why it is unknown whether a stack drifted. */
export const driftReason = z.strictObject({
  /** `failed`: the engine could not plan. The other codes are reasons why a plan cannot be reviewed. */
  code: z.string(),
  detail: z.string(),
});

/** The findings for one stack. */
export const driftOfStack = z.strictObject({
  environment,
  /**
   * The CCKM: that of the provider configuration without an alias if it is in use, otherwise that of the first one in
   * use.
   */
  target,
  /**
   * The CCKM of each provider configuration that objects of the state use; if that is unknown, of each configuration.
   */
  targets,
  versions,
  /** When the stack was checked. */
  madeAt: z.string().nullable(),
  /** Number of objects in its state; with none, nothing can drift. */
  objects: count,
  /** Empty if the stack was checked. */
  reasons: z.array(driftReason),
  /** Differences from the state, worst first. Numbered across the whole report. */
  found: z.array(drift),
  coverage: z.strictObject({ inPlan: count, shown: count }),
});

/** Changes outside of Terraform, in several stacks. */
export const driftReport = z.strictObject({
  format: z.literal("cckm-drift"),
  version: z.literal(DRIFT_VERSION),
  /** Whether anything changed outside of Terraform; jobs that CCKM continued and moves in the code do not count. */
  drifted: z.boolean(),
  /** Whether every stack was checked. */
  complete: z.boolean(),
  summary: z.strictObject({
    stacks: count,
    /** Number of stacks that could not be checked. */
    failed: count,
    objects: count,
    byCause: z.partialRecord(drift.shape.cause, count),
  }),
  stacks: z.array(driftOfStack),
});

export type DriftReport = z.infer<typeof driftReport>;
export type DriftOfStack = z.infer<typeof driftOfStack>;
