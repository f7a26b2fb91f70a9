import { isAbsolute, join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import type { IConstruct } from "constructs";

/** Where the code of an app makes a construct. */
export interface SourceLine {
  /** Path of the file, from the folder that the app runs in. */
  readonly file: string;
  readonly line: number;
}

/** The context by which an app turns the recording off: `new App({ context: { cckmSourceLines: false } })`. */
const OPTION = "cckmSourceLines";
const HERE = `${join(__dirname, "..")}${sep}`;
const DEPTH = 30;

/**
 * The line of the app's own code that makes a construct, for reviews of its changes; undefined where there is none below
 * the folder that the app runs in, or where the app turned it off.
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
