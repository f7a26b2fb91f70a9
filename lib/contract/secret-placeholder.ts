/**
 * What a plan is made with in place of a secret's value that the planning job does not have. Terraform refuses at apply a
 * value that was null at plan, so that something has to stand there. It is never sent.
 */
export const SECRET_PLACEHOLDER = "cckm-plan-placeholder-that-is-never-sent";

/** Whether a value is, or was made of, the placeholder: as it is, or in base64. */
export function isSecretPlaceholder(value: string): boolean {
  return [SECRET_PLACEHOLDER, Buffer.from(SECRET_PLACEHOLDER).toString("base64").replaceAll("=", "")].some((mark) =>
    value.includes(mark),
  );
}
