/**
 * Replaces a secret's value in a plan if the planning job does not have it: Terraform rejects a value at apply that was
 * null at plan. The placeholder is never sent.
 */
export const SECRET_PLACEHOLDER = "cckm-plan-placeholder-that-is-never-sent";

/** Whether a value is the placeholder or contains it, as plain text or base64. */
export function isSecretPlaceholder(value: string): boolean {
  return [SECRET_PLACEHOLDER, Buffer.from(SECRET_PLACEHOLDER).toString("base64").replaceAll("=", "")].some((mark) =>
    value.includes(mark),
  );
}
