/** The TypeScript name of an attribute: `aws_connection` becomes `awsConnection`. */
export function camelCase(attribute: string): string {
  if (!attribute.includes("_")) return attribute;
  return attribute.replaceAll(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}
