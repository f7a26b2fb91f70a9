import { isAbsolute, join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import type { IConstruct } from "constructs";

/** Where the app's code creates a construct. */
export interface SourceLine {
  /** Path of the file, relative to the working directory of the app. */
  readonly file: string;
  readonly line: number;
}

/** The context key to turn recording off: `new App({ context: { cckmSourceLines: false } })`. */
const OPTION = "cckmSourceLines";
const HERE = `${join(__dirname, "..")}${sep}`;
const DEPTH = 29;
/** How many calls above the constructor make a place in the code. */
const NEAR = 8;

type Maker = abstract new (...args: never[]) => unknown;
type Above = Maker | typeof sourceLine;

/**
 * The line of the app's code that creates a construct, for reviews of its changes; undefined if no such line is below
 * the app's working directory, or if the app turned recording off.
 * @param maker the class whose constructor calls this
 */
export function sourceLine(construct: IConstruct, maker: Maker): SourceLine | undefined {
  if (construct.node.tryGetContext(OPTION) === false) return undefined;
  const place = placeOf(callsAbove(maker, NEAR));
  const known = place === undefined ? undefined : FOUND.get(place);
  if (known) return known.line;
  const found = lineIn(String(withStack(sourceLine, DEPTH, Error.prepareStackTrace)));
  // A renderer of the app's own may leave out calls, so that those it shows cannot be counted.
  const isCounted = found.calls === callsAbove(sourceLine, DEPTH).length;
  if (place !== undefined && isCounted && found.at <= NEAR) FOUND.set(place, found);
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
 * What was found for each place. A loop makes many constructs in one place, and it takes a while to render a stack as
 * text, with its source maps.
 */
const FOUND = new Map<string, Found>();

/** A text that is equal for equal places in the code; undefined if they cannot be compared. */
function placeOf(calls: readonly NodeJS.CallSite[]): string | undefined {
  if (calls.length === 0) return undefined;
  let place = process.cwd();
  for (const call of calls) {
    if (call.isEval()) return undefined;
    place += `\n${call.getFileName()}:${call.getPosition()}`;
  }
  return place;
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
    if (path.startsWith(HERE) || path.includes(`${sep}node_modules${sep}`)) continue;
    const below = relative(process.cwd(), path);
    if (below.startsWith("..") || isAbsolute(below)) return { at, calls };
    return { line: { file: below.split(sep).join("/"), line: Number(line) }, at, calls };
  }
  return { at: Number.POSITIVE_INFINITY, calls };
}
