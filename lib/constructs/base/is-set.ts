/** Whether a value is given: untyped code passes null for what it leaves out. */
export function isSet<T>(value: T): value is NonNullable<T> {
  return value !== undefined && value !== null;
}
