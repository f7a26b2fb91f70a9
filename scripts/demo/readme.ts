/** A line without what differs from run to run. */
const steady = (line: string) => line.trim().replaceAll(/\d+\.\d s$/g, "N s");

/** The first line of the README's picture of the demo that a run has not printed, in that order; undefined when it has all. */
export function missingInDemo(readme: string, output: string): string | undefined {
  const shown = /```text\n([\s\S]*?)```/.exec(readme)?.[1];
  if (shown === undefined) throw new Error("The README shows no output of the demo.");
  const printed = output.split("\n").map(steady);
  let at = 0;
  for (const line of shown.split("\n").map(steady)) {
    if (line === "" || line === "…") continue;
    const found = printed.indexOf(line, at);
    if (found < 0) return line;
    at = found + 1;
  }
  return undefined;
}
