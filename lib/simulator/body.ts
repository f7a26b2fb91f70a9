import { z } from "zod";
import { badRequest } from "./errors";
import type { AppContext } from "./simulation";

/** An optional text parameter; CCKM's own clients send "" or null if it is not set. */
export const optionalText = z.preprocess(
  (value) => (value === "" || value === null ? undefined : value),
  z.string().optional(),
);

/** A required text parameter. */
export const text = z.string({ error: "is required and must be a string" }).min(1, "must not be empty");

const RECORD_OF_TEXTS = z.record(z.string(), z.string());

/** Texts by any names. zod's own record leaves a name `__proto__` out of what it returns. */
export const textsByName = z.custom<Record<string, string>>().superRefine((value, { addIssue }) => {
  for (const { path, message } of RECORD_OF_TEXTS.safeParse(value).error?.issues ?? []) {
    addIssue({ code: "custom", path, message });
  }
});

/**
 * Parses the request's JSON body. Fields that are not in the schema are dropped, or rejected by a quirk. @throws ApiError
 * 400
 */
export async function readBody<S extends z.ZodType>(c: AppContext, schema: S): Promise<z.output<S>> {
  const raw = await c.req.text();
  let body: unknown = {};
  try {
    if (raw.trim() !== "") body = JSON.parse(raw);
  } catch {
    throw badRequest("malformed JSON");
  }
  const result = schema.safeParse(body);
  if (result.success) {
    if (c.var.sim.quirks.unknownFields === "refuse") demandKnown(body, schema);
    return result.data;
  }
  const lines = result.error.issues.map((issue) => ` ${issue.path.join(".") || "body"}: ${issue.message}`);
  throw badRequest(`Validation errors:\n${lines.join("\n")}`);
}

function demandKnown(body: unknown, schema: z.ZodType): void {
  if (!(schema instanceof z.ZodObject)) return;
  const unknown = Object.keys(body as object).filter((name) => !(name in schema.shape));
  if (unknown.length > 0) throw badRequest(`Validation errors:\n unknown fields: ${unknown.join(", ")}`);
}
