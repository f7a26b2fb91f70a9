import type { Schema } from "../../schema";
import type { Diagnostic, Values } from "../hooks";

/** Errors for write-only arguments that are set where the client cannot keep them out of the state. */
export function refuseWriteOnly(schema: Schema, config: Values, clientCanKeepThem: boolean): Diagnostic[] {
  if (clientCanKeepThem) return [];
  return Object.entries(schema.attributes)
    .filter(([name, { options }]) => options.writeOnly && (config[name] ?? null) !== null)
    .map(([name]) => ({
      severity: "error",
      summary: "Write-only arguments need Terraform 1.11",
      detail: `${name} is write-only: it never enters the state. This client does not support that; use Terraform 1.11 or later.`,
      path: [name],
    }));
}
