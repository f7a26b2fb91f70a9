import { isAbsolute, join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import type { IConstruct } from "constructs";

/**
 * Where the app's code creates a construct: `main.ts:12`, the file relative to the working directory of the app. A text:
 * cdktf takes three times as long to write an object of both.
 */
export type SourceLine = string;

/** The context key to turn recording off: `new App({ context: { cckmSourceLines: false } })`. */
const OPTION = "cckmSourceLines";
// ES modules have no __dirname, and an app that is bundled into one has no lines of its own.
const HERE = typeof __dirname === "string" ? `${join(__dirname, "..")}${sep}` : undefined;
const DEPTH = 29;
/** How many calls above the constructor are looked at, first and then: a construct is rarely made further away. */
const NEAR = 4;
const FAR = 12;

type Maker = abstract new (...args: never[]) => unknown;
type Above = Maker | typeof sourceLine;

/**
 * The line of the app's code that creates a construct, for reviews of its changes; undefined if no such line is below
 * the app's working directory, or if the app turned recording off.
 * @param maker the class whose constructor calls this
 */
export function sourceLine(construct: IConstruct, maker: Maker): SourceLine | undefined {
  if (HERE === undefined || construct.node.tryGetContext(OPTION) === false) return undefined;
  const known = knownLine(maker);
  if (known) return known.line;
  const found = lineIn(String(withStack(sourceLine, DEPTH, Error.prepareStackTrace)));
  // A renderer of the app's own may leave out calls, so that those it shows cannot be counted.
  const isCounted = found.calls === callsAbove(sourceLine, DEPTH).length;
  const calls = isCounted && found.at > 0 && found.at <= FAR ? callsAbove(maker, found.at) : [];
  if (calls.length > 0 && calls.every((call) => !call.isEval()))
    FOUND.set(calls.reduce(placeBelow, process.cwd()), found);
  return found.line;
}

interface Found {
  readonly line?: SourceLine;
  /** The position of its call in the stack, in which the constructor is the first. */
  readonly at: number;
  /** The number of calls in the stack. */
  readonly calls: number;
}

/**
 * What was found, by the calls up to the one it was found in. A loop makes many constructs in one place, and it takes a
 * while to render a stack as text, with its source maps.
 */
const FOUND = new Map<string, Found>();

/** What was found for a call above the constructor, in the same place as now. */
function knownLine(maker: Maker): Found | undefined {
  for (const depth of [NEAR, FAR]) {
    let place = process.cwd();
    for (const call of callsAbove(maker, depth)) {
      if (call.isEval()) return undefined;
      place = placeBelow(place, call);
      const found = FOUND.get(place);
      if (found) return found;
    }
  }
  return undefined;
}

/** A text that is equal for equal places in the code, given that of the calls below. */
function placeBelow(place: string, call: NodeJS.CallSite): string {
  return `${place}\n${call.getFileName()}:${positionOf(call)}`;
}

type WithPosition = Pick<NodeJS.CallSite, "getPosition">;
type WithLine = Pick<NodeJS.CallSite, "getLineNumber" | "getColumnNumber">;

/** Bun has no position; a line and a column take longer. */
function positionOf(call: Partial<WithPosition> & WithLine): number | string {
  return call.getPosition?.() ?? `${call.getLineNumber()}:${call.getColumnNumber()}`;
}

function callsAbove(above: Above, depth: number): readonly NodeJS.CallSite[] {
  const calls = withStack(above, depth, (_, sites) => sites);
  return Array.isArray(calls) ? calls : [];
}

/** The stack above a function. */
function withStack(above: Above, depth: number, prepare: typeof Error.prepareStackTrace): unknown {
  const { stackTraceLimit, prepareStackTrace } = Error;
  const holder: { readonly stack?: unknown } = {};
  Error.stackTraceLimit = depth;
  Error.prepareStackTrace = prepare;
  Error.captureStackTrace(holder, above);
  const { stack } = holder;
  Error.stackTraceLimit = stackTraceLimit;
  Error.prepareStackTrace = prepareStackTrace;
  return stack;
}

const CALL = /^\s*at /;

function lineIn(stack: string): Found {
  const frames = stack.split("\n").slice(1);
  const calls = frames.filter((frame) => CALL.test(frame)).length;
  let at = -1;
  for (const frame of frames) {
    if (CALL.test(frame)) at++;
    const [position, line] = /:(\d+):\d+\)?$/.exec(frame) ?? [];
    if (position === undefined) continue;
    const file = frame.slice(frame.lastIndexOf("(") + 1, -position.length).replace(/^ +at (async )?/, "");
    if (!file.startsWith("file://") && !isAbsolute(file)) continue;
    const path = file.startsWith("file://") ? fileURLToPath(file) : file;
    if (path.startsWith(HERE!) || path.includes(`${sep}node_modules${sep}`)) continue;
    const below = relative(process.cwd(), path);
    if (below.startsWith("..") || isAbsolute(below)) return { at, calls };
    return { line: `${below.split(sep).join("/")}:${line}`, at, calls };
  }
  return { at: Number.POSITIVE_INFINITY, calls };
}
