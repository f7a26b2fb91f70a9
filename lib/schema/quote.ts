/** A value for use in a message: quoted, and truncated if long. */
export function quote(value: unknown): string {
  return shortened(typeof value === "string" ? JSON.stringify(value) : plainText(value));
}

/** The same for a number: Terraform knows no other kind, whatever JavaScript makes of a large one. */
export function quoteNumber(value: unknown): string {
  return typeof value === "bigint" ? shortened(String(value)) : quote(value);
}

function shortened(text: string): string {
  return text.length > 80 ? `${text.slice(0, 77)}…` : text;
}

/** Allowed values, as Terraform lists them: `["delete", "retain"]`. */
export function listed(values: readonly unknown[]): string {
  return `[${values.map(quote).join(", ")}]`;
}

/** A path of attribute names, list indexes and map keys in Terraform's syntax: `timeouts.create`, `tags["a b"]`. */
export function placeText(path: readonly (string | number)[]): string {
  return path
    .map((step, index) => {
      if (typeof step === "number") return `[${step}]`;
      if (!/^[A-Za-z_][\w-]*$/.test(step)) return `[${quote(step)}]`;
      return index > 0 ? `.${step}` : step;
    })
    .join("");
}

/**
 * A list or a plain object as JSON, without the values of members, which may be secrets, and with each bigint as JavaScript
 * writes it.
 * @throws TypeError if it holds itself.
 */
export function jsonText(value: unknown): string {
  return JSON.stringify(value, function (this: unknown, _, member: unknown) {
    if (member !== value && !Array.isArray(this)) return "…";
    return typeof member === "bigint" ? `${member}n` : member;
  });
}

function plainText(value: unknown): string {
  const plain =
    typeof value === "object" &&
    value !== null &&
    [Object.prototype, Array.prototype].includes(Object.getPrototypeOf(value));
  try {
    return plain ? jsonText(value) : typeof value === "bigint" ? `${value}n, a bigint` : String(value);
  } catch {
    // An object with a circular reference, or without a prototype.
    return Object.prototype.toString.call(value);
  }
}
