import type { SecretKey } from "../../cckm/reads";
import { isSecretPlaceholder } from "../../contract";
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

/** Refuses to send what cckm plan puts in the place of a secret that is not set. */
export function requireNoPlaceholder(value: string | null, key: SecretKey): void {
  if (value === null || !isSecretPlaceholder(value)) return;
  throw failure(words.placeholderSent({ secret: secretText(key) }), ["value"]);
}
