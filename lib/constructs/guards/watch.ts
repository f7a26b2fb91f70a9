import { App, TerraformStack } from "cdktf";
import type { IConstruct } from "constructs";
import { circularReferences } from "../base/circular-stacks";
import { markOnce } from "../base/marks";
import { searchedForReferences } from "../base/preparation";
import { listingOnce } from "../base/stack-elements";
import { aroundSynthesis } from "../base/synthesizers";
import { copiesOfCdktf } from "./copies";
import { type GuardVerdict, guardsOf, judge } from "./judge";
import { inTurn, judged, tell, withoutTrace } from "./judged-file";
import { renderedBy } from "./written";

/** Runs the guards of the construct's stack during its validation, and again when its file is written. */
export function watchStackOf(construct: IConstruct): void {
  const stack = TerraformStack.of(construct);
  watch(stack);
  // Another copy of cdktf, which `watchAll` did not reach.
  const { root } = stack.node;
  if (App.isApp(root)) watchSynth(owner(root, "synth"));
  watchValidation(owner(stack, "runAllValidations"));
  watchPreparation(owner(stack, "prepareStack"));
}

/**
 * Runs the guards of every stack that is synthesized: cdktf invokes aspects of a stack and its children, but not those
 * of the app, and an aspect runs too early to see the file.
 */
export function watchAll(): void {
  watchSynth(App.prototype);
  watchValidation(TerraformStack.prototype);
  for (const other of copiesOfCdktf()) {
    if (other.App) watchSynth(other.App.prototype);
    if (other.TerraformStack) watchValidation(other.TerraformStack.prototype);
  }
}

function watchSynth(prototype: App): void {
  if (!markOnce(prototype, "watchApps")) return;
  const { synth } = prototype;
  prototype.synth = function (this: App): void {
    const stacks = this.node.findAll().filter((construct) => TerraformStack.isStack(construct));
    stacks.forEach(watch);
    inTurn(stacks, this, () => synth.call(this));
  };
}

// For `Testing` of cdktf, which validates a stack without its app.
function watchValidation(prototype: TerraformStack): void {
  if (!markOnce(prototype, "watchStacks")) return;
  const { runAllValidations } = prototype;
  prototype.runAllValidations = function (this: TerraformStack): void {
    watch(this);
    try {
      listingOnce(() => runAllValidations.call(this));
    } catch (error) {
      throw withoutAdvice(error, this);
    }
  };
}

const ADVICE = "If you wish to ignore these validations, pass 'skipValidation: true' to your App configuration.";
const NO_ADVICE = "The guards' refusals hold with 'skipValidation: true' in your App configuration too.";

// cdktf ends each refusal of its validations, of nested stacks too, with a way around them, which is none around guards.
function withoutAdvice(error: unknown, stack: TerraformStack): unknown {
  const isGuards = stack.node.findAll().some((one) => (one as Judged)[REFUSED]?.length);
  if (!(error instanceof Error) || !isGuards) return error;
  error.stack = error.stack?.replace(ADVICE, NO_ADVICE);
  error.message = error.message.replace(ADVICE, NO_ADVICE);
  return error;
}

// An expression that cannot be resolved ends a synth before anything is validated, with neither a path nor other problems.
function watchPreparation(prototype: TerraformStack): void {
  if (!markOnce(prototype, "watchPreparations")) return;
  const { prepareStack } = prototype;
  prototype.prepareStack = function (this: TerraformStack): void {
    try {
      searchedForReferences(() => prepareStack.call(this));
    } catch (error) {
      throw withoutTrace(refusalOf(this, circularReferences(this, error)) ?? error);
    }
  };
}

function refusalOf(stack: TerraformStack, circular: ReadonlyMap<IConstruct, string>): unknown {
  const told = new Map(circular);
  for (const [construct, text] of told) {
    construct.node.addValidation({ validate: () => (told.has(construct) ? [text] : []) });
  }
  try {
    stack.runAllValidations();
    return undefined;
  } catch (refusal) {
    return refusal;
  } finally {
    told.clear();
  }
}

/** The prototype that defines an object's method. */
function owner<T extends object>(object: T, method: string): T {
  const above = Object.getPrototypeOf(object) as T;
  return Object.hasOwn(above, method) ? above : owner(above, method);
}

function watch(stack: TerraformStack): void {
  if (markOnce(stack, "watched")) stack.node.addValidation({ validate: () => inValidation(stack) });
  aroundSynthesis(stack, "guards", (session, synthesize) => judged(stack, session, synthesize));
}

const REFUSED = Symbol.for("cdktf-cckm.guards.refused");
type Judged = TerraformStack & { [REFUSED]?: readonly GuardVerdict[] };

// A stack is validated before its children, so each construct can then report its own violations.
function inValidation(stack: Judged): string[] {
  const guards = guardsOf(stack);
  stack[REFUSED] = guards.length > 0 ? tell(judge(stack, guards, rendered(stack))) : [];
  for (const { construct } of stack[REFUSED]) {
    if (construct !== stack && markOnce(construct, "guards.judged")) {
      construct.node.addValidation({ validate: () => textsOf(construct, stack[REFUSED] ?? []) });
    }
  }
  return textsOf(stack, stack[REFUSED]);
}

// If rendering fails, the construct's own validation reports it, and no file is written.
function rendered(stack: TerraformStack): unknown {
  try {
    return renderedBy(stack);
  } catch {
    return {};
  }
}

function textsOf(construct: IConstruct, refused: readonly GuardVerdict[]): string[] {
  return refused.filter((verdict) => verdict.construct === construct).map(({ text }) => text);
}
