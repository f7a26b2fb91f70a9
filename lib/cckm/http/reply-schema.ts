import type { ZodMiniType } from "zod/mini";
import { CckmError } from "./errors";
import { foreignText } from "./foreign-text";

/** What schemas are built of. */
export type Z = typeof import("./zod");

/** A schema that is built, and zod loaded, when the first reply is read. */
export type ReplySchema<T> = () => ZodMiniType<T>;

/** Defers building a schema; `build` runs once. */
export function replySchema<T>(build: (z: Z) => ZodMiniType<T>): ReplySchema<T> {
  let built: ZodMiniType<T> | undefined;
  return () => {
    built ??= build(require("./zod") as Z);
    return built;
  };
}

/** Which reply is being read, for the error. */
export interface ReplyContext {
  readonly method: string;
  readonly path: string;
  readonly status: number;
  readonly readOnly: boolean;
  /** Texts that the error must not hold. */
  readonly secrets?: readonly string[];
}

const LONGEST_PATH = 200;

// The key of a map is the server's own text.
function fieldPath(path: readonly PropertyKey[], secrets: readonly string[] = []): string {
  const steps = path.map((key, i) => (typeof key === "number" ? `[${key}]` : `${i ? "." : ""}${String(key)}`));
  return foreignText(steps.join(""), secrets, LONGEST_PATH);
}

/** The error of a success reply that cannot be used; a write behind it has most likely been carried out. */
export function malformedReply(context: ReplyContext, what: string): CckmError {
  const { method, path, status } = context;
  return new CckmError({
    outcome: "unknown",
    kind: "malformed",
    method,
    path,
    status,
    summary: `${method} ${path} was answered with ${status} and ${what}`,
    hint: "Check that address names CipherTrust Manager itself and that its release has this API",
    readOnly: context.readOnly,
  });
}

/**
 * Reads a reply's JSON by its schema. Unknown fields pass.
 * @throws CckmError of kind `malformed` that names the endpoint and the field.
 */
export function readBySchema<T>(of: ReplySchema<T>, value: unknown, context: ReplyContext): T {
  const result = of().safeParse(value);
  if (result.success) return result.data;
  const [first] = result.error.issues;
  const field = first && first.path.length > 0 ? `field ${fieldPath(first.path, context.secrets)}` : "the reply";
  // Issues of other kinds than invalid_type could quote what was received.
  const expected =
    first?.code === "invalid_type" ? `is not of type ${first.expected}, or missing` : "is not as expected";
  throw malformedReply(context, `a reply that is not as the API page says: ${field} ${expected}`);
}
