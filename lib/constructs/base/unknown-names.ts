import { nearest } from "../../schema";

/** Names in an object that nothing reads, each with what was probably meant. */
export function unknownNames(given: object, known: readonly string[]): { name: string; near?: string }[] {
  return Object.keys(given)
    .filter((name) => !known.includes(name) && (given as Record<string, unknown>)[name] !== undefined)
    .map((name) => ({ name, near: nearest(name, known) }));
}

/** Terraform's sentence for an argument that does not exist. */
export function notExpected({ name, near }: { name: string; near?: string }, known: readonly string[]): string {
  const hint = near === undefined ? ` Allowed: ${known.join(", ")}.` : ` Did you mean "${near}"?`;
  return `An argument named "${name}" is not expected here.${hint}`;
}

/** @throws Error that names every option that does not exist. */
export function refuseUnknownOptions(of: string, given: object, known: readonly string[]): void {
  const unknown = unknownNames(given, known);
  if (unknown.length === 0) return;
  throw new Error(unknown.map((one) => `${of}: Unsupported argument. ${notExpected(one, known)}`).join("\n"));
}
