import type { Schema } from "../../schema";
import { escapeUnseen, escapeUnseenInLines } from "../../text";
import { Diagnostic, Diagnostic_Severity } from "../proto";
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
 * out without a schema, which tells attribute names from map keys.
 */
export function diagnosticToProto({ severity, summary, detail, path }: DiagnosticInput, schema?: Schema): Diagnostic {
  const diagnostic = Diagnostic.create({
    severity: severity === "error" ? Diagnostic_Severity.ERROR : Diagnostic_Severity.WARNING,
    // Both may quote text from a server.
    summary: cut(escapeUnseen(summary), LONGEST_SUMMARY),
    detail: cut(escapeUnseenInLines(detail ?? ""), LONGEST_DETAIL),
  });
  const attribute = path && schema ? pathToProto(path, schema) : undefined;
  if (attribute && attribute.steps.length > 0) diagnostic.attribute = attribute;
  return diagnostic;
}

function cut(text: string, longest: number): string {
  if (text.length <= longest) return text;
  return `${text.slice(0, longest - END)}… (${text.length - longest} more characters) …${text.slice(-END)}`;
}
