import type { SecretKey } from "../../cckm/reads";
import { failure } from "../../plugin";

/** The secret's name as messages have it. */
export function secretText({ key_vault, secret_name }: SecretKey): string {
  return `secret "${secret_name}" of the vault ${key_vault}`;
}

/** The error of a secret without a value where there is none whose value could be kept. */
export function cannotBeCreated(key: SecretKey): Error {
  return failure(
    `The ${secretText(key)} cannot be created without a value`,
    "Got no value, and CCKM has no such secret whose value could be kept. Set value; where it comes from a variable, set that for this run (SecretInput.fromVariable(name) reads TF_VAR_<name>).",
    ["value"],
  );
}
