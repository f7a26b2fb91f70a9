/** The name that TypeScript has for an attribute: `aws_connection` is `awsConnection`. */
export function camelCase(attribute: string): string {
  return attribute.replaceAll(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}
