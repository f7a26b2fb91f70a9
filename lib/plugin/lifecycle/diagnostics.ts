import type { Message } from "../../words";
import { type Diagnostic, diagnostic, diagnosticsOf, type Told } from "../hooks";

/** Warnings and errors of one operation, in order of appearance. */
export class Diagnostics {
  readonly all: Diagnostic[] = [];

  /** Bound, so that it can be passed to hooks. */
  readonly warn = (...told: Told<"warning">): void => {
    this.all.push(diagnostic("warning", ...told));
  };

  add(...diagnostics: readonly Diagnostic[]): void {
    this.all.push(...diagnostics);
  }

  /** Adds a thrown error; `doing` says what was being done. */
  addThrown(thrown: unknown, doing: Message<"error">): void {
    this.add(...diagnosticsOf(thrown, doing));
  }

  /** The result of `work`; if it throws, the error is added and the result is undefined. */
  async trying<T>(doing: Message<"error">, work: () => T | Promise<T>): Promise<T | undefined> {
    try {
      return await work();
    } catch (thrown) {
      this.addThrown(thrown, doing);
      return undefined;
    }
  }

  get failed(): boolean {
    return this.all.some(({ severity }) => severity === "error");
  }
}
