import type { ZodMiniType } from "zod/mini";
import { CckmError } from "./errors";
import { foreignText } from "./foreign-text";

/** What schemas are built of. */
export type Z = typeof import("./zod");

/** A schema that is only built, and zod only loaded, when the first reply is read. */
export type ReplySchema<T> = () => ZodMiniType<T>;

/** Defers building a schema; `build` runs once. */
export function replySchema<T>(build: (z: Z) => ZodMiniType<T>): ReplySchema<T> {
  let built: ZodMiniType<T> | undefined;
  return () => {
    built ??= build(require("./zod") as Z);
    return built;
  };
}

/** The reply that is being read, for the error message. */
export interface ReplyContext {
  readonly method: string;
  readonly path: string;
  readonly status: number;
  readonly readOnly: boolean;
  /** Texts that must not appear in the error. */
  readonly secrets?: readonly string[];
}

const LONGEST_PATH = 200;

// The key of a map is text from the server.
function fieldPath(path: readonly PropertyKey[], secrets: readonly string[] = []): string {
  const steps = path.map((key, i) => (typeof key === "number" ? `[${key}]` : `${i ? "." : ""}${String(key)}`));
  return foreignText(steps.join(""), secrets, LONGEST_PATH);
}

const WHO_ANSWERED = "Check that address names CipherTrust Manager itself";

/** The error for a success reply that cannot be used; if it was a write, it has most likely been carried out. */
export function malformedReply(context: ReplyContext, what: string): CckmError {
  return unusable(context, what, { hint: `${WHO_ANSWERED} and that its release has this API` });
}

/** The error for a success reply with the record of another object. Whether a write was carried out is not known. */
export function recordOfAnother(context: ReplyContext, id: string | undefined): CckmError {
  const look = context.readOnly ? "" : ". CCKM may have carried it out: look before repeating it";
  const hint = `${WHO_ANSWERED}, and no cache or gateway in its place${look}`;
  const which = id === undefined ? "" : `, with the id ${id}`;
  return unusable(context, `the record of another object${which}`, { hint, ofAnother: true });
}

function unusable(
  { method, path, status, readOnly }: ReplyContext,
  what: string,
  more: { readonly hint: string; readonly ofAnother?: true },
): CckmError {
  const summary = `${method} ${path} was answered with ${status} and ${what}`;
  return new CckmError({ outcome: "unknown", kind: "malformed", method, path, status, summary, readOnly, ...more });
}

/**
 * Validates a reply's JSON against its schema. Unknown fields are allowed.
 * @throws CckmError of kind `malformed` that names the endpoint and the field.
 */
export function readBySchema<T>(of: ReplySchema<T>, value: unknown, context: ReplyContext): T {
  const result = of().safeParse(value);
  if (result.success) return result.data;
  const [first] = result.error.issues;
  const field = first && first.path.length > 0 ? `field ${fieldPath(first.path, context.secrets)}` : "the reply";
  // Issues other than invalid_type could quote the received value.
  const expected =
    first?.code === "invalid_type" ? `is not of type ${first.expected}, or missing` : "is not as expected";
  throw malformedReply(context, `a reply that is not as the API page says: ${field} ${expected}`);
}
