import { z } from "zod";
import { access } from "./access";
import { ACTIONS, attribute, change, finding, source, value } from "./change";
import { concerned } from "./judged";
import { policyResult } from "./policy";
import { principal, right, riskClass } from "./rights";

/** The version of the model's format; incremented if a reader of the old one would misread it. */
export const MODEL_VERSION = 1;

const count = z.number().int().nonnegative();
const number = z.number().int().positive();
const coverage = z.strictObject({ inPlan: count, shown: count });

/** Why a plan cannot be reviewed. */
export const reason = z.strictObject({
  code: z.enum([
    "errored",
    "incomplete",
    "unknownAction",
    "unknownType",
    "unknownFormat",
    "preventDestroy",
    "preconditionFailed",
    "deferred",
  ]),
  detail: z.string(),
});

/** Why an object differs from the state, worst first. */
export const DRIFT_CAUSES = [
  "grantedOutside",
  "revokedOutside",
  "removedOutside",
  /** A secret was given another value outside of Terraform. */
  "newVersionOutside",
  "changedOutside",
  /** A synchronization or report that CCKM continued: not drift. */
  "wentOn",
  /** Moved in the code, but not yet in the state: not drift. */
  "movedInCode",
] as const;

/** A difference from the state, usually a change outside of Terraform. */
export const drift = z.strictObject({
  number,
  cause: z.enum(DRIFT_CAUSES),
  address: z.string(),
  name: z.string(),
  type: z.string(),
  /** The construct's path; null if the configuration does not contain it. */
  construct: z.string().nullable(),
  /** The line of code that creates it; null if not recorded, or if it is no longer in the code. */
  source: source.nullable(),
  attributes: z.array(attribute),
  principal: principal.optional(),
  target: z.string().optional(),
  rights: z.array(right).optional(),
  /** The account or vault that the rights are on, for rules of a policy. */
  concerns: z.array(concerned).optional(),
  /** The object's provider configuration, if there are several and it is known. */
  through: z.string().optional(),
  /** The change that undoes it. */
  undoneBy: number.optional(),
});

const target = {
  address: z.string().nullable(),
  domain: z.string().nullable(),
  tlsVerified: z.boolean().nullable(),
  adopt: z.string().nullable(),
};

const rightsCount = z.strictObject({ granted: count, revoked: count });

/** A review: what a plan does to key management, worst first. */
export const reviewModel = z.strictObject({
  format: z.literal("cckm-review"),
  version: z.literal(MODEL_VERSION),
  /** The fingerprint that an approval is bound to, if the plan is part of a change set. */
  intent: z.string().optional(),
  /** Stacks left for the next change set, since they depend on results of this one. */
  left: z.array(z.strictObject({ name: z.string(), because: z.string() })).optional(),
  /** The policy's result, if one was given. */
  policy: policyResult.optional(),
  status: z.strictObject({ reviewed: z.boolean(), reasons: z.array(reason) }),
  environment: z.strictObject({
    stack: z.string().nullable(),
    workspace: z.string().nullable(),
    commit: z.string().nullable(),
    branch: z.string().nullable(),
  }),
  /** The CCKM; null for values in neither the configuration nor the environment. */
  target: z.strictObject(target),
  /** The CCKM of each provider configuration: the one without an alias, and others, which may use a different CCKM. */
  targets: z.array(z.strictObject({ configuration: z.string(), ...target })),
  /** Provider settings that an approver should know: the target, its certificate, what creates adopt. */
  settings: z.array(finding),
  /** Warnings of the plan as a whole that do not prevent its apply: failed checks. */
  notices: z.array(finding),
  plan: z.strictObject({
    madeAt: z.string().nullable(),
    complete: z.boolean(),
    errored: z.boolean(),
    destroys: z.boolean(),
  }),
  versions: z.strictObject({
    package: z.string().nullable(),
    engine: z.string().nullable(),
    providers: z.record(z.string(), z.string()),
  }),
  summary: z.strictObject({
    changes: count,
    byAction: z.partialRecord(z.enum(ACTIONS), count),
    rights: z.record(riskClass, rightsCount),
    /** Numbers of changes. */
    lostForGood: z.array(number),
    removed: z.array(number),
    leftWithNone: z.array(number),
    lookAt: z.array(number),
  }),
  changes: z.array(change),
  access,
  drift: z.array(drift),
  unknown: z.array(z.strictObject({ change: number, attribute: z.string(), from: z.string().nullable() })),
  readAtApply: z.array(z.strictObject({ address: z.string(), because: z.string().nullable() })),
  outputs: z.array(
    z.strictObject({
      name: z.string(),
      action: z.enum(["create", "update", "delete"]),
      before: value.optional(),
      after: value.optional(),
    }),
  ),
  coverage: z.strictObject({ changes: coverage, drift: coverage, readAtApply: coverage, outputs: coverage }),
});

export type ReviewModel = z.infer<typeof reviewModel>;
export type Drift = z.infer<typeof drift>;
export type Reason = z.infer<typeof reason>;
