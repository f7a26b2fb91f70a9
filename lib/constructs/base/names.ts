/** The construct's name of an attribute: `aws_connection` is `awsConnection`. */
export function camelCase(attribute: string): string {
  return attribute.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}

/** A path of attribute names, list indexes and map keys as a TypeScript programmer writes it: `acls[0].userId`. */
export function propPath(path: readonly (string | number)[], renamed: Readonly<Record<string, string>> = {}): string {
  return path
    .map((step, index) =>
      typeof step === "number" ? `[${step}]` : index > 0 ? `.${camelCase(step)}` : (renamed[step] ?? camelCase(step)),
    )
    .join("");
}
