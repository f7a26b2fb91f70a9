import { string } from "../schema";
import { identifier } from "./identifier";

/** The report to read. */
export const reportId = string({
  required: true,
  description: "Id of the report.",
  example: "731877ed-ab05-498c-b89b-72d415446b2c",
  validators: [identifier],
});
