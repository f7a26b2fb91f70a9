import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { AnnotationMetadataEntryType, Annotations, type ISynthesisSession, type TerraformStack } from "cdktf";
import { type GuardVerdict, guardsOf, type Judge, judge } from "./judge";
import { renderedBy } from "./written";

/**
 * Adds the warnings to their constructs, each only once, however often the app is synthesized; returns the rejections.
 */
export function tell(verdicts: readonly GuardVerdict[]): GuardVerdict[] {
  for (const { construct, text, refused } of verdicts) {
    const known = construct.node.metadata.some(
      ({ type, data }) => type === AnnotationMetadataEntryType.WARN && data === text,
    );
    if (!refused && !known) Annotations.of(construct).addWarning(text);
  }
  return verdicts.filter(({ refused }) => refused);
}

type Session = Pick<ISynthesisSession, "outdir" | "manifest">;

/** Synthesizes a stack, and judges its file. */
export function judged(stack: TerraformStack, session: Session, synthesize: () => void): void {
  try {
    synthesize();
  } catch (error) {
    // A file left by an earlier synth would be deployed otherwise.
    if (guardsOf(stack).length > 0) rmSync(fileOf(stack, session), { force: true });
    throw withoutTrace(error);
  }
  JUDGED.delete(stack);
  judgeFile(stack, session);
}

/** The guards that a stack's file was judged by since it was written, with the number of constructs they were added to. */
const JUDGED = new WeakMap<TerraformStack, ReadonlyMap<Judge, number>>();

/**
 * Judges a stack's file, unless all of its guards have.
 * @throws Error if the guards refuse the file, which is then removed.
 */
export function judgeFile(stack: TerraformStack, session: Session): void {
  const guards = guardsOf(stack);
  const known = JUDGED.get(stack);
  if (guards.every((guard) => known?.get(guard.judge) === guard.scopes.size)) return;
  const file = fileOf(stack, session);
  // A synthesizer of a team's own may write nothing.
  const isJson = file.endsWith(".json") && existsSync(file);
  const json: unknown = isJson ? JSON.parse(readFileSync(file, "utf8")) : renderedBy(stack);
  const refused = tell(judge(stack, guards, json));
  JUDGED.set(stack, new Map(guards.map((guard) => [guard.judge, guard.scopes.size])));
  if (refused.length === 0) return;
  rmSync(file, { force: true });
  const texts = refused.map(({ construct, text }) => `[${construct.node.path}] ${text}`);
  const text = `Refused by guards of the stack ${stack.node.path}; its file is removed:\n  ${texts.join("\n  ")}`;
  throw withoutTrace(new Error(text));
}

function fileOf(stack: TerraformStack, { outdir, manifest }: Session): string {
  return join(outdir, manifest.forStack(stack).synthesizedStackPath);
}

/** A refusal names the constructs' paths; a stack trace through cdktf would only hide them. */
export function withoutTrace(error: unknown): unknown {
  if (error instanceof Error && /^(Validation failed|Refused by guards)/.test(error.message))
    error.stack = error.message;
  return error;
}
