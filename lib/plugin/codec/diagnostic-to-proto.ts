import type { Schema } from "../../schema";
import { escapeUnseen, escapeUnseenInLines } from "../../text";
import { Diagnostic, Diagnostic_Severity } from "../proto";
import { pathToProto } from "./attribute-path";
import type { Path } from "./path";

/** A message for the person who runs Terraform. */
export interface DiagnosticInput {
  readonly severity: "error" | "warning";
  readonly summary: string;
  readonly detail?: string;
  /** Where in the configuration or state; attribute names, list indexes and map keys from the outside in. */
  readonly path?: Path;
}

/** A diagnostic as Terraform takes it. Without the schema that tells names from keys, the path is left out. */
export function diagnosticToProto({ severity, summary, detail, path }: DiagnosticInput, schema?: Schema): Diagnostic {
  const diagnostic = Diagnostic.create({
    severity: severity === "error" ? Diagnostic_Severity.ERROR : Diagnostic_Severity.WARNING,
    // Both may quote what a server sent.
    summary: escapeUnseen(summary),
    detail: escapeUnseenInLines(detail ?? ""),
  });
  const attribute = path && schema ? pathToProto(path, schema) : undefined;
  if (attribute && attribute.steps.length > 0) diagnostic.attribute = attribute;
  return diagnostic;
}
