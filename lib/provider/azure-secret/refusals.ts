import type { SecretKey } from "../../cckm/reads";
import { failure } from "../../plugin";
import * as words from "./words";

/** The secret's name as messages have it. */
export function secretText({ key_vault, secret_name }: SecretKey): string {
  return `secret "${secret_name}" of the vault ${key_vault}`;
}

/** The error of a secret without a value where there is none whose value could be kept. */
export function cannotBeCreated(key: SecretKey): Error {
  return failure(words.valueMissing({ secret: secretText(key) }), ["value"]);
}
