import { length, string } from "../schema";

/** The report to read. */
export const reportId = string({
  required: true,
  description: "Id of the report.",
  example: "731877ed-ab05-498c-b89b-72d415446b2c",
  validators: [length(1, 255)],
});
