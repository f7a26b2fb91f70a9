import { type Schema, validateConfig } from "../../schema";
import type { Values } from "../hooks";
import { Diagnostics } from "./diagnostics";
import { refuseWriteOnly } from "./write-only";

/** What is wrong with a configuration. `canKeepWriteOnly`: whether the client keeps write-only arguments out of the state. */
export function validate(schema: Schema, config: Values, canKeepWriteOnly = true): Diagnostics {
  const diagnostics = new Diagnostics();
  diagnostics.add(...validateConfig(schema, config), ...refuseWriteOnly(schema, config, canKeepWriteOnly));
  return diagnostics;
}
