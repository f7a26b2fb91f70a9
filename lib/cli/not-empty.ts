import { InvalidArgumentError } from "commander";

/**
 * Reads an argument that must say something: for a path, an empty one would be the working directory.
 * @throws InvalidArgumentError for an empty text, which is what a shell makes of a variable that is not set
 */
export function notEmpty(text: string): string {
  if (text === "") throw new InvalidArgumentError("It is empty. Is a variable not set?");
  return text;
}

/**
 * Reads an option of which only one counts, so that a second would take the first away in silence, such as a policy.
 * @throws InvalidArgumentError for a second one, or an empty text
 */
export function once(text: string, before: unknown): string {
  // Without it, an option that begins with --no is true.
  if (typeof before === "string") throw new InvalidArgumentError("It is given twice, and one would not count.");
  return notEmpty(text);
}
