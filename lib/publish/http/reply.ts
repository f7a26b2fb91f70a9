import type { z } from "zod";
import { PublishError } from "../errors";
import * as words from "../words";

// Ten times as many as are asked for. zod describes every wrong one, which takes hundreds of times the memory.
const MOST_ROWS = 1000;

/** Validates a platform's replies against a schema. */
export function readerOf(platform: string) {
  return <T>(form: z.ZodType<T>, reply: unknown): T => {
    if (Array.isArray(reply) && reply.length > MOST_ROWS) {
      const problem = `${reply.length} entries in a page`;
      throw new PublishError(words.replyUnexpected({ platform, where: "the reply", problem }));
    }
    const parsed = form.safeParse(reply);
    if (parsed.success) return parsed.data;
    const [issue] = parsed.error.issues;
    const where = issue?.path.join(".") || "the reply";
    throw new PublishError(words.replyUnexpected({ platform, where, problem: String(issue?.message) }));
  };
}
