import { z } from "zod";
import { policyFile } from "../../lib/policy";
import { driftReportModel, reviewModel, whoMayModel } from "../../lib/review";

/** The JSON schema of a review's model, for those who read `cckm review --format json`. */
export function reviewSchema(): string {
  return schemaOf("cckm review", reviewModel);
}

/** The JSON schema of a report of drift, for those who read `cckm drift --format json`. */
export function driftSchema(): string {
  return schemaOf("cckm drift", driftReportModel);
}

/** The JSON schema of an answer to who may do what, for those who read `cckm access --format json`. */
export function accessSchema(): string {
  return schemaOf("cckm access", whoMayModel);
}

/** The JSON schema of a policy, for editors. */
export function policySchema(): string {
  return schemaOf("cckm policy", policyFile);
}

// Lines let changes be seen; indentation would take a third of the package's room for it.
function schemaOf(title: string, model: z.ZodType): string {
  return `${JSON.stringify({ title, ...z.toJSONSchema(model) }, null, 1).replaceAll(/^ +/gm, "")}\n`;
}
