import { isObject } from "../../lib/schema";

/** What a report of Stryker has of a file (mutation-testing-report-schema). */
interface ReportFile {
  readonly source: string;
  readonly mutants: readonly {
    readonly mutatorName: string;
    readonly replacement?: string;
    readonly status: string;
    readonly location: { readonly start: Position; readonly end: Position };
  }[];
}

interface Position {
  readonly line: number;
  readonly column: number;
}

/** What is wrong between the survivors of a report and their explanations. */
export interface Difference {
  /** Mutants that live and that nobody explains, each as its line should begin. */
  readonly unexplained: readonly string[];
  /** Lines about mutants that are dead, or gone. */
  readonly stale: readonly string[];
}

const ALIVE = ["Survived", "NoCoverage"];
const LONGEST = 100;

/** The mutants of a report that no test has killed, each as the explanations name it. */
export function survivorsOf(report: unknown): string[] {
  const files = isObject(report) && isObject(report.files) ? (report.files as Record<string, ReportFile>) : {};
  return Object.entries(files).flatMap(([path, { source, mutants }]) =>
    mutants
      .filter(({ status }) => ALIVE.includes(status))
      .map(({ mutatorName, replacement = "", location }) => {
        const original = textBetween(source, location.start, location.end);
        return `- \`${path}\` ${mutatorName} \`${short(original)}\` → \`${short(replacement)}\``;
      }),
  );
}

/** Compares the survivors with the text that explains them: one line for each that begins so, and the reason after it. */
export function compareSurvivors(
  survivors: readonly string[],
  explanations: string,
  files: readonly string[],
): Difference {
  const lines = explanations.split("\n").filter((line) => line.startsWith("- `lib/"));
  const about = lines.filter((line) => files.some((file) => line.startsWith(`- \`${file}\` `)));
  const explains = (line: string, survivor: string) => line.startsWith(`${survivor}: `);
  return {
    unexplained: [...new Set(survivors)].filter((survivor) => !lines.some((line) => explains(line, survivor))),
    stale: about.filter((line) => !survivors.some((survivor) => explains(line, survivor))),
  };
}

/** The files of a report. */
export function filesOf(report: unknown): string[] {
  return isObject(report) && isObject(report.files) ? Object.keys(report.files) : [];
}

// Lines and columns of a report count from 1.
function textBetween(source: string, start: Position, end: Position): string {
  const lines = source.split("\n").slice(start.line - 1, end.line);
  const last = lines.length - 1;
  lines[last] = lines[last]!.slice(0, end.column - 1);
  lines[0] = lines[0]!.slice(start.column - 1);
  return lines.join("\n");
}

function short(code: string): string {
  const line = code.replaceAll(/\s+/g, " ").replaceAll("`", "'").trim();
  return line.length > LONGEST ? `${line.slice(0, LONGEST - 1)}…` : line;
}
