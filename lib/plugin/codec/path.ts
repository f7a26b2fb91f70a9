import { Decimal } from "../../schema";

/** Attribute names, list indexes and map keys, outermost first. */
export type Path = readonly (string | number)[];

/** A path in Terraform's syntax: `regions[1]`, `tags["cost centre"]`. */
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

/** The type of a value, for messages; never the value itself. */
export function kindOf(value: unknown): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return "list";
  if (value instanceof Uint8Array) return "string";
  return typeof value === "bigint" || value instanceof Decimal ? "number" : typeof value;
}
