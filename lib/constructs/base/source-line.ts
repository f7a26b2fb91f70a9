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
const DEPTH = 30;

/**
 * The line of the app's code that creates a construct, for reviews of its changes; undefined if no such line is below
 * the app's working directory, or if the app turned recording off.
 */
export function sourceLine(construct: IConstruct): SourceLine | undefined {
  if (construct.node.tryGetContext(OPTION) === false) return undefined;
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = DEPTH;
  const { stack = "" } = new Error("where");
  Error.stackTraceLimit = stackTraceLimit;
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
