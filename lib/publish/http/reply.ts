import type { z } from "zod";
import { PublishError } from "../errors";
import * as words from "../words";

/** Validates a platform's replies against a schema. */
export function readerOf(platform: string) {
  return <T>(form: z.ZodType<T>, reply: unknown): T => {
    const parsed = form.safeParse(reply);
    if (parsed.success) return parsed.data;
    const [issue] = parsed.error.issues;
    const where = issue?.path.join(".") || "the reply";
    throw new PublishError(words.replyUnexpected({ platform, where, problem: String(issue?.message) }));
  };
}
