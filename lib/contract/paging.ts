import { notBlank, number, string, wholeNumber } from "../schema";

/** Number of records to skip; every list of the API accepts it. */
export const skip = number({
  optional: true,
  description: "Number of records to pass over. Default 0.",
  unit: "records",
  example: 20,
  validators: [wholeNumber(0, Number.MAX_SAFE_INTEGER)],
});

/** Maximum number of records to return; without it, the whole list is read. */
export const limit = number({
  optional: true,
  description: "Number of records to return. Without it every page is read.",
  unit: "records",
  example: 10,
  validators: [wholeNumber(1, Number.MAX_SAFE_INTEGER)],
});

/** The sort order of the records. */
export const sort = string({
  optional: true,
  description: "Fields to sort by, with commas in between; a `-` before a field sorts it descending.",
  example: "-createdAt",
  validators: [notBlank()],
});
