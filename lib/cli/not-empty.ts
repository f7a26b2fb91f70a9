import { InvalidArgumentError } from "commander";

/**
 * Reads an argument that must say something: for a path, an empty one would be the working directory.
 * @throws InvalidArgumentError for an empty text, which is what a shell makes of a variable that is not set
 */
export function notEmpty(text: string): string {
  if (text === "") throw new InvalidArgumentError("It is empty. Is a variable not set?");
  return text;
}
