import { length, string } from "../schema";

/** Which report is to be read. */
export const reportId = string({
  required: true,
  description: "Id of the report.",
  validators: [length(1, 255)],
});
