import { type Diagnostic, diagnosticsOf } from "../hooks";

/** Warnings and errors of one operation, in the order they came. */
export class Diagnostics {
  readonly all: Diagnostic[] = [];

  /** Bound, so that it can be handed to hooks. */
  readonly warn = (summary: string, detail: string, path?: Diagnostic["path"]): void => {
    this.all.push({ severity: "warning", summary, detail, ...(path && { path }) });
  };

  add(...diagnostics: readonly Diagnostic[]): void {
    this.all.push(...diagnostics);
  }

  /** Adds what was thrown; `summary` says what was being done. */
  addThrown(thrown: unknown, summary: string): void {
    this.add(...diagnosticsOf(thrown, summary));
  }

  get failed(): boolean {
    return this.all.some(({ severity }) => severity === "error");
  }
}
