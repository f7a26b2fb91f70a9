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
const DEPTH = 32;

/**
 * The line of the app's code that creates a construct, for reviews of its changes; undefined if no such line is below
 * the app's working directory, or if the app turned recording off.
 */
export function sourceLine(construct: IConstruct): SourceLine | undefined {
  if (construct.node.tryGetContext(OPTION) === false) return undefined;
  const place = placeOfCall();
  if (place === undefined) return lineOf(stackText());
  if (!LINES.has(place)) LINES.set(place, lineOf(stackText()));
  return LINES.get(place);
}

/**
 * The lines of places in the code, found once for each: a loop makes many constructs in one place, and it takes a while
 * to render a stack as text, with its source maps.
 */
const LINES = new Map<string, SourceLine | undefined>();

/** A text that is equal for equal stacks of calls; undefined if they cannot be compared. */
function placeOfCall(): string | undefined {
  const sites = withStack((sites) => sites);
  if (!Array.isArray(sites)) return undefined;
  let place = process.cwd();
  for (const site of sites as NodeJS.CallSite[]) {
    if (site.isEval()) return undefined;
    place += `\n${site.getFileName()}:${site.getLineNumber()}:${site.getColumnNumber()}`;
  }
  return place;
}

function stackText(): string {
  return String(withStack(Error.prepareStackTrace));
}

function withStack(prepare: typeof Error.prepareStackTrace): unknown {
  const { stackTraceLimit, prepareStackTrace } = Error;
  Error.stackTraceLimit = DEPTH;
  Error.prepareStackTrace = prepare;
  const { stack } = new Error("where");
  Error.stackTraceLimit = stackTraceLimit;
  Error.prepareStackTrace = prepareStackTrace;
  return stack;
}

function lineOf(stack: string): SourceLine | undefined {
  for (const frame of stack.split("\n").slice(1)) {
    const [position, line] = /:(\d+):\d+\)?$/.exec(frame) ?? [];
    if (position === undefined) continue;
    const at = frame.slice(frame.lastIndexOf("(") + 1, -position.length).replace(/^ +at (async )?/, "");
    if (!at.startsWith("file://") && !isAbsolute(at)) continue;
    const path = at.startsWith("file://") ? fileURLToPath(at) : at;
    if (path.startsWith(HERE) || path.includes(`${sep}node_modules${sep}`)) continue;
    const file = relative(process.cwd(), path);
    return file.startsWith("..") || isAbsolute(file)
      ? undefined
      : { file: file.split(sep).join("/"), line: Number(line) };
  }
  return undefined;
}
