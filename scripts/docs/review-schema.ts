import { z } from "zod";
import { reviewModel } from "../../lib/review";

/** The JSON schema of a review's model, for those who read `cckm review --format json`. */
export function reviewSchema(): string {
  return `${JSON.stringify({ title: "cckm review", ...z.toJSONSchema(reviewModel) }, null, 2)}\n`;
}
