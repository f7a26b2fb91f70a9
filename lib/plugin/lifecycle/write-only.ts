import type { Schema } from "../../schema";
import { type Diagnostic, diagnostic, type Values } from "../hooks";
import * as words from "../words";

/** Errors for write-only arguments that are set although the client would store them in the state. */
export function refuseWriteOnly(schema: Schema, config: Values, clientCanKeepThem: boolean): Diagnostic[] {
  if (clientCanKeepThem) return [];
  return Object.entries(schema.attributes)
    .filter(([name, { options }]) => options.writeOnly && (config[name] ?? null) !== null)
    .map(([name]) => diagnostic("error", words.writeOnlyUnsupported({ name }), [name]));
}
