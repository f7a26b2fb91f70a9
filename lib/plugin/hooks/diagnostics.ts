import type { Message } from "../../words";
import { cannotLoad, missingFile } from "../damaged-file";

export type { Message };

/** A message for the user: an error stops the operation, a warning does not. */
export interface Diagnostic {
  readonly severity: "error" | "warning";
  /** One sentence: what could not be done. */
  readonly summary: string;
  /** What was given, what is allowed, what to do next. Never a secret. */
  readonly detail: string;
  /** For looking the message up: shown as the last line, `Code: acl-exists`. */
  readonly code?: string;
  /** The attribute concerned, outermost first: names, list indexes, map keys. */
  readonly path?: readonly (string | number)[];
}

/** Thrown by a hook to fail with specific diagnostics. */
export class DiagnosticsError extends Error {
  override readonly name = "DiagnosticsError";

  constructor(readonly diagnostics: readonly Diagnostic[]) {
    super(diagnostics.map(({ summary, detail }) => `${summary}: ${detail}`).join("\n"));
  }
}

type Path = Diagnostic["path"];

/** What {@link failure} and a context's `warn` take: a message with its code, or just summary and detail; then the path. */
export type Told<S extends Diagnostic["severity"]> =
  | readonly [message: Message<S>, path?: Path]
  | readonly [summary: string, detail: string, path?: Path];

/** Builds a diagnostic from these arguments. */
export function diagnostic<S extends Diagnostic["severity"]>(severity: S, ...told: Told<S>): Diagnostic {
  const [first, second, third] = told;
  const isMessage = typeof first !== "string";
  const { code, summary, detail } = isMessage ? first : { code: undefined, summary: first, detail: String(second) };
  const path = isMessage ? (second as Path) : third;
  return { severity, summary, detail, ...(code !== undefined && { code }), ...(path && { path }) };
}

/** An error with one diagnostic. */
export function failure(...told: Told<"error">): DiagnosticsError {
  return new DiagnosticsError([diagnostic("error", ...told)]);
}

/** An error other than {@link DiagnosticsError} may carry the code of what went wrong. */
interface Coded {
  readonly messageCode: string;
}

/**
 * Converts anything thrown to diagnostics. An error other than {@link DiagnosticsError} gets the summary of `doing` above
 * its message, and the code of `doing` unless it has its own.
 */
export function diagnosticsOf(thrown: unknown, doing: string | Message<"error">): readonly Diagnostic[] {
  if (thrown instanceof DiagnosticsError) return thrown.diagnostics;
  const { summary, code } = typeof doing === "string" ? { summary: doing, code: undefined } : doing;
  const said = thrown instanceof Error ? thrown.message : String(thrown);
  const detail = missingFile(thrown) === undefined ? said : cannotLoad(thrown, __dirname);
  const told = codeOf(thrown) ?? code;
  return [{ severity: "error", summary, detail, ...(told !== undefined && { code: told }) }];
}

/** The code that an error carries; undefined if it has none. */
export function codeOf(thrown: unknown): string | undefined {
  const code = thrown instanceof Error ? (thrown as Error & Partial<Coded>).messageCode : undefined;
  return typeof code === "string" ? code : undefined;
}
