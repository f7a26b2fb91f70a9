import { type Problem, type Schema, validateConfig } from "../../schema";
import type { Values } from "../hooks";
import * as words from "../words";
import { Diagnostics } from "./diagnostics";
import { refuseWriteOnly } from "./write-only";

/** Errors in a configuration. `canKeepWriteOnly`: whether the client supports write-only arguments. */
export function validate(schema: Schema, config: Values, canKeepWriteOnly = true): Diagnostics {
  const diagnostics = new Diagnostics();
  diagnostics.add(...validateConfig(schema, config), ...tokenNumbers(config));
  diagnostics.add(...refuseWriteOnly(schema, config, canKeepWriteOnly));
  return diagnostics;
}

/** A number token of cdktf in a text. Of what is no construct of this package, synth has no say. */
const TOKEN_NUMBER = /-8\.1095\d{4,20}e\+298/i;

function tokenNumbers(config: Values): Problem[] {
  const names = Object.keys(config).filter((name) => holdsTokenNumber(config[name]));
  return names.map((name) => ({ ...words.tokenNumber({ name }), path: [name] }));
}

function holdsTokenNumber(value: unknown): boolean {
  if (typeof value === "string") return TOKEN_NUMBER.test(value);
  return typeof value === "object" && value !== null && Object.entries(value).flat().some(holdsTokenNumber);
}
