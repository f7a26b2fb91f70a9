import { number, string, wholeNumber } from "../schema";

/** How many records to pass over; every list of the API takes it. */
export const skip = number({
  optional: true,
  description: "Number of records to pass over. Default 0.",
  unit: "records",
  example: 20,
  validators: [wholeNumber(0, Number.MAX_SAFE_INTEGER)],
});

/** How many records to return; without it a list is read to its end. */
export const limit = number({
  optional: true,
  description: "Number of records to return. Without it every page is read.",
  unit: "records",
  example: 10,
  validators: [wholeNumber(1, Number.MAX_SAFE_INTEGER)],
});

/** In which order to return records. */
export const sort = string({
  optional: true,
  description: "Fields to sort by, with commas in between; a `-` before a field sorts it descending.",
  example: "-createdAt",
});
