/** What Terraform shows its user: an error stops the operation, a warning does not. */
export interface Diagnostic {
  readonly severity: "error" | "warning";
  /** One sentence: what could not be done. */
  readonly summary: string;
  /** What was given, what is allowed, what to do next. Never a secret. */
  readonly detail: string;
  /** The attribute it is about, from the outside in: names, list indexes, map keys. */
  readonly path?: readonly (string | number)[];
}

/** Thrown by a hook to fail with diagnostics of its own wording. */
export class DiagnosticsError extends Error {
  override readonly name = "DiagnosticsError";

  constructor(readonly diagnostics: readonly Diagnostic[]) {
    super(diagnostics.map(({ summary, detail }) => `${summary}: ${detail}`).join("\n"));
  }
}

/** An error with one diagnostic. */
export function failure(summary: string, detail: string, path?: Diagnostic["path"]): DiagnosticsError {
  return new DiagnosticsError([{ severity: "error", summary, detail, ...(path && { path }) }]);
}

/** The diagnostics of anything thrown. An error that is not a {@link DiagnosticsError} gets `summary` above its message. */
export function diagnosticsOf(thrown: unknown, summary: string): readonly Diagnostic[] {
  if (thrown instanceof DiagnosticsError) return thrown.diagnostics;
  const detail = thrown instanceof Error ? thrown.message : String(thrown);
  return [{ severity: "error", summary, detail }];
}
