import type { SecretKey } from "../../cckm/reads";
import { isSecretPlaceholder } from "../../contract";
import { failure } from "../../plugin";
import * as words from "./words";

/** The secret's name, as in messages. */
export function secretText({ key_vault, secret_name }: SecretKey): string {
  return `secret "${secret_name}" of the vault ${key_vault}`;
}

/** The error for a secret without a value if there is no existing secret to take over. */
export function cannotBeCreated(key: SecretKey): Error {
  return failure(words.valueMissing({ secret: secretText(key) }), ["value"]);
}

/** Refuses to send the placeholder that cckm plan uses for an unset secret. */
export function requireNoPlaceholder(value: string | null, key: SecretKey): void {
  if (value === null || !isSecretPlaceholder(value)) return;
  throw failure(words.placeholderSent({ secret: secretText(key) }), ["value"]);
}
