import type { z } from "zod";
import { PublishError } from "../errors";
import * as words from "../words";

/** Reads replies of a platform by a form that they must have. */
export function readerOf(platform: string) {
  return <T>(form: z.ZodType<T>, reply: unknown): T => {
    const parsed = form.safeParse(reply);
    if (parsed.success) return parsed.data;
    const [issue] = parsed.error.issues;
    const where = issue?.path.join(".") || "the reply";
    throw new PublishError(words.replyUnexpected({ platform, where, problem: String(issue?.message) }));
  };
}
