// The page of secret synchronization jobs shows the list inside a member named after its content type.
const WRAPPER = "application/json";

/** The list inside a reply, where it is wrapped. */
export function unwrap(value: unknown): unknown {
  if (typeof value !== "object" || value === null || "resources" in value) return value;
  const inner = (value as Record<string, unknown>)[WRAPPER];
  return typeof inner === "object" && inner !== null ? inner : value;
}
