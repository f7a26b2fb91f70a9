/** Whether a path in Terraform's language holds a comment, which Terraform takes between any of its parts. */
export function holdsComment(path: string): boolean {
  // Every other part is inside of quotes.
  return path.split('"').some((part, index) => index % 2 === 0 && /[/#]/.test(part));
}
