import { stripVTControlCharacters } from "node:util";

/** Does one step of the demo; prints what it does and how long it took. */
export async function step<T>(what: string, work: () => Promise<T>): Promise<T> {
  process.stdout.write(`\n▸ ${what} … `);
  const started = performance.now();
  const result = await work();
  process.stdout.write(`${((performance.now() - started) / 1000).toFixed(1)} s\n`);
  return result;
}

/** Prints lines below a step. */
export function show(lines: readonly string[]): void {
  for (const line of lines) process.stdout.write(`    ${line}\n`);
}

/** What the cdktf CLI printed about the changes of a plan: from the first resource to the totals. */
export function planOf(printed: string): string[] {
  const lines = clean(printed);
  const first = lines.findIndex((line) => /^# .* (will|must) be /.test(line.trim()));
  const last = lines.findIndex((line) => line.trim().startsWith("Plan:"));
  if (first < 0 || last < first) return [lines.some((line) => line.includes("No changes")) ? "No changes." : "…"];
  return lines.slice(first, last + 1).filter((line) => line.trim() !== "" && !/unchanged|hidden/.test(line));
}

/** The sentence with which Terraform ends an apply or destroy. */
export function summaryOf(printed: string): string[] {
  return clean(printed)
    .filter((line) => /^\s*(Apply|Destroy) complete!/.test(line))
    .map((line) => line.trim());
}

/** What `cckm apply` tells of a stack: how Terraform ended, and what became of it. */
export function appliedIn(printed: string): string[] {
  return printed.split("\n").filter((line) => /^(Apply complete!|\w+: applied\.)/.test(line));
}

/** The first screen of a review: all above its list of changes. */
export function firstScreenOf(printed: string): string[] {
  const lines = printed.split("\n");
  const end = lines.findIndex((line) => line.startsWith("Changes "));
  return lines.slice(0, end < 0 ? undefined : end - 1).filter((line) => line.trim() !== "");
}

// The CLI puts the stack's name before each block of lines and indents the rest by as much.
function clean(printed: string): string[] {
  return stripVTControlCharacters(printed)
    .split("\n")
    .map((line) =>
      line.replace(/^(\w+)( {2})/, (_, name: string, gap: string) => " ".repeat(name.length) + gap).slice(5),
    );
}
