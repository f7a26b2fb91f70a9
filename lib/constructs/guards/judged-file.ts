import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { AnnotationMetadataEntryType, Annotations, type ISynthesisSession, type TerraformStack } from "cdktf";
import { removeStackFiles } from "../base/stack-files";
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

// On the stack, so that two copies of this package in one app see each other's.
const JUDGED = Symbol.for("cdktf-cckm.guards.judged");
/** With the guards that the file was judged by since it was written, and the number of constructs they were added to. */
type Judged = TerraformStack & { [JUDGED]?: ReadonlyMap<Judge, number> | undefined; [WRITTEN]?: string };
/** The JSON that was judged: a synthesizer that was set late, or another stack's, may change it afterwards. */
const WRITTEN = Symbol.for("cdktf-cckm.guards.written");

/**
 * Synthesizes stacks one after another.
 * @throws Error if it fails. Stacks with guards whose turn had not come have no file then: one of an earlier synth, which
 * these guards have not seen, would be deployed otherwise.
 */
export function inTurn(stacks: readonly Judged[], session: Session, synthesize: () => void): void {
  for (const stack of stacks) stack[JUDGED] = undefined;
  try {
    synthesize();
  } catch (error) {
    for (const stack of stacks) if (!stack[JUDGED]) removeGuarded(stack, session);
    throw error;
  }
  // Guards may have been added since the turn of a stack.
  const refusals: string[] = [];
  let hasMore = false;
  for (const stack of stacks) {
    const { refusal, warned } = judgeFile(stack, session);
    if (refusal !== undefined) refusals.push(refusal);
    hasMore ||= warned;
  }
  if (refusals.length > 0) throw withoutTrace(new Error(refusals.join("\n")));
  if (hasMore) session.manifest.writeToFile();
}

/**
 * Synthesizes a stack, and judges its file.
 * @throws Error if the guards refuse the file, which is then removed.
 */
export function judged(stack: Judged, session: Session, synthesize: () => void): void {
  try {
    synthesize();
  } catch (error) {
    removeGuarded(stack, session);
    throw withoutTrace(error);
  }
  stack[JUDGED] = undefined;
  const { refusal } = judgeFile(stack, session);
  if (refusal !== undefined) throw withoutTrace(new Error(refusal));
}

function removeGuarded(stack: TerraformStack, session: Session): void {
  if (guardsOf(stack).length > 0) removeFiles(stack, session);
}

function removeFiles(stack: TerraformStack, session: Session): void {
  removeStackFiles(fileOf(stack, session));
}

interface Judgement {
  /** Why the file is removed. */
  readonly refusal?: string;
  /** Whether the session's manifest has warnings that it had not before. */
  readonly warned: boolean;
}

/** Judges a stack's file, unless all of its guards have judged what is in it now. */
function judgeFile(stack: Judged, session: Session): Judgement {
  const guards = guardsOf(stack);
  const known = stack[JUDGED];
  stack[JUDGED] = new Map(guards.map((guard) => [guard.judge, guard.scopes.size]));
  if (guards.length === 0) return { warned: false };
  const file = fileOf(stack, session);
  // A synthesizer of a team's own may write nothing.
  const isJson = file.endsWith(".json") && existsSync(file);
  const text = isJson ? readFileSync(file, "utf8") : "";
  const isSame = known && stack[WRITTEN] === text;
  if (isSame && guards.every((guard) => known.get(guard.judge) === guard.scopes.size)) return { warned: false };
  stack[WRITTEN] = text;
  const json: unknown = isJson ? JSON.parse(text) : renderedBy(stack);
  const verdicts = judge(stack, guards, json);
  const refused = tell(verdicts);
  const warned = addToManifest(stack, session, verdicts);
  if (refused.length === 0) return { warned };
  removeFiles(stack, session);
  const texts = refused.map(({ construct, text }) => `[${construct.node.path}] ${text}`);
  const refusal = `Refused by guards of the stack ${stack.node.path}; its file is removed:\n  ${texts.join("\n  ")}`;
  return { refusal, warned };
}

// cdktf collects the warnings before it writes the file.
function addToManifest(stack: TerraformStack, { manifest }: Session, verdicts: readonly GuardVerdict[]): boolean {
  const { annotations } = manifest.forStack(stack);
  const before = annotations.length;
  for (const { construct, text, refused } of verdicts) {
    const { path, metadata } = construct.node;
    if (refused || annotations.some((one) => one.constructPath === path && one.message === text)) continue;
    const stacktrace = metadata.find(({ data }) => data === text)?.trace;
    const level = AnnotationMetadataEntryType.WARN;
    annotations.push({ constructPath: path, level, message: text, ...(stacktrace && { stacktrace }) });
  }
  return annotations.length > before;
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
