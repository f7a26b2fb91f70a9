// The API page of secret sync jobs shows the list inside a member named after its content type.
const WRAPPER = "application/json";

/** Unwraps the list in a reply, if it is wrapped. */
export function unwrap(value: unknown): unknown {
  if (typeof value !== "object" || value === null || "resources" in value) return value;
  const inner = (value as Record<string, unknown>)[WRAPPER];
  return typeof inner === "object" && inner !== null ? inner : value;
}
