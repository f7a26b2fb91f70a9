import type { Schema } from "../../schema";
import { escapeUnseen, escapeUnseenInLines } from "../../text";
import { AttributePath, type AttributePath_Step, Diagnostic, Diagnostic_Severity } from "../proto";
import { pathToProto } from "./attribute-path";
import type { Path } from "./path";

/** A message for the user of Terraform. */
export interface DiagnosticInput {
  readonly severity: "error" | "warning";
  readonly summary: string;
  readonly detail?: string;
  /** Where in the configuration or state: attribute names, list indexes and map keys, outermost first. */
  readonly path?: Path;
}

const LONGEST_SUMMARY = 2000;
const LONGEST_DETAIL = 30_000;
/** How much of the end stays: what to do next, and the code. */
const END = 1000;

/**
 * A diagnostic in Terraform's wire format. Texts that are longer than anybody reads are cut in the middle. The path is left
 * out without a schema, which tells attribute names from map keys, and ends before a member of a nested object.
 */
export function diagnosticToProto({ severity, summary, detail, path }: DiagnosticInput, schema?: Schema): Diagnostic {
  const diagnostic = Diagnostic.create({
    severity: severity === "error" ? Diagnostic_Severity.ERROR : Diagnostic_Severity.WARNING,
    // Both may quote text from a server.
    summary: cut(escapeUnseen(summary), LONGEST_SUMMARY),
    detail: cut(escapeUnseenInLines(detail ?? ""), LONGEST_DETAIL),
  });
  const steps = path && schema ? withLine(pathToProto(path, schema).steps) : [];
  if (steps.length > 0) diagnostic.attribute = AttributePath.create({ steps });
  return diagnostic;
}

// For a member of a nested object Terraform shows no more than the first line of the resource: it looks for a block.
function withLine(steps: readonly AttributePath_Step[]): AttributePath_Step[] {
  const member = steps.findIndex(({ selector }, index) => index > 0 && selector?.$case === "attributeName");
  return member < 0 ? [...steps] : steps.slice(0, member);
}

function cut(text: string, longest: number): string {
  if (text.length <= longest) return text;
  return `${text.slice(0, longest - END)}… (${text.length - longest} more characters) …${text.slice(-END)}`;
}
