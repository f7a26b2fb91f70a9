import { Decimal } from "../../schema";

/** Attribute names, list indexes and map keys from the outside in. */
export type Path = readonly (string | number)[];

/** A path the way Terraform's language writes it: `regions[1]`, `tags["cost centre"]`. */
export function pathToText(path: Path): string {
  return path.reduce<string>((text, step) => {
    if (typeof step === "number") return `${text}[${step}]`;
    if (!/^[A-Za-z_][\w-]*$/.test(step)) return `${text}[${JSON.stringify(step)}]`;
    return text === "" ? step : `${text}.${step}`;
  }, "");
}

/** An error about the value at a path. */
export function errorAt(path: Path, problem: string): Error {
  return new Error(path.length === 0 ? problem : `${pathToText(path)}: ${problem}`);
}

/** What a value is, for messages; never the value. */
export function kindOf(value: unknown): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return "list";
  if (value instanceof Uint8Array) return "string";
  return typeof value === "bigint" || value instanceof Decimal ? "number" : typeof value;
}
