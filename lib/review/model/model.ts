import { z } from "zod";
import { access } from "./access";
import { ACTIONS, attribute, change, finding, source, value } from "./change";
import { policyResult } from "./policy";
import { principal, right, riskClass } from "./rights";

/** The version of the model's form; raised when a reader of the old one would misread it. */
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

/** Why an object is not as the state has it, worst first. */
export const DRIFT_CAUSES = [
  "grantedOutside",
  "revokedOutside",
  "removedOutside",
  /** Somebody gave a secret another value. */
  "newVersionOutside",
  "changedOutside",
  /** A synchronization or report that went on by itself: no drift. */
  "wentOn",
  /** The code has it at another address, and the state not yet: no drift. */
  "movedInCode",
] as const;

/** Something that is not as the state has it: mostly it changed outside of Terraform. */
export const drift = z.strictObject({
  number,
  cause: z.enum(DRIFT_CAUSES),
  address: z.string(),
  name: z.string(),
  type: z.string(),
  /** The construct's path; null where the configuration does not tell it. */
  construct: z.string().nullable(),
  /** Where the code has it; null where that was not recorded, or where it is no longer in the code. */
  source: source.nullable(),
  attributes: z.array(attribute),
  principal: principal.optional(),
  target: z.string().optional(),
  rights: z.array(right).optional(),
  /** The provider's configuration that it goes through, where there are several and it is known. */
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
  /** What an approval is bound to, once a change set gives one. */
  intent: z.string().optional(),
  /** Stacks that wait for the next change set, as they depend on what this one makes. */
  left: z.array(z.strictObject({ name: z.string(), because: z.string() })).optional(),
  /** What a policy says of it, where one was given. */
  policy: policyResult.optional(),
  status: z.strictObject({ reviewed: z.boolean(), reasons: z.array(reason) }),
  environment: z.strictObject({
    stack: z.string().nullable(),
    workspace: z.string().nullable(),
    commit: z.string().nullable(),
    branch: z.string().nullable(),
  }),
  /** Which CCKM; null where neither the configuration nor the environment tells it. */
  target: z.strictObject(target),
  /** The same for each of the provider's configurations: one without an alias, and others, which may be for other places. */
  targets: z.array(z.strictObject({ configuration: z.string(), ...target })),
  /** What of the provider's settings an approver should know: the target, its certificate, what creates take over. */
  settings: z.array(finding),
  /** What the plan warns of as a whole and is applied all the same: failed checks. */
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
