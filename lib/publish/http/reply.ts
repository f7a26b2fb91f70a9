import type { z } from "zod";
import { PublishError } from "../errors";

/** Reads replies of a platform by a form that they must have. */
export function readerOf(platform: string) {
  return <T>(form: z.ZodType<T>, reply: unknown): T => {
    const parsed = form.safeParse(reply);
    if (parsed.success) return parsed.data;
    const [issue] = parsed.error.issues;
    const where = issue?.path.join(".") || "the reply";
    throw new PublishError(`${platform}'s reply is not as its documentation says: ${where}: ${issue?.message}.`);
  };
}
