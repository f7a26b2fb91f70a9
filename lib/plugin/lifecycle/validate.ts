import { type Schema, validateConfig } from "../../schema";
import type { Values } from "../hooks";
import { Diagnostics } from "./diagnostics";
import { refuseWriteOnly } from "./write-only";

/** Errors in a configuration. `canKeepWriteOnly`: whether the client supports write-only arguments. */
export function validate(schema: Schema, config: Values, canKeepWriteOnly = true): Diagnostics {
  const diagnostics = new Diagnostics();
  diagnostics.add(...validateConfig(schema, config), ...refuseWriteOnly(schema, config, canKeepWriteOnly));
  return diagnostics;
}
