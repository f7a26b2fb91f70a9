import { readFileSync } from "node:fs";
import { join } from "node:path";

export interface PageRequest {
  method: string;
  path: string;
  body?: Record<string, unknown>;
}

/** An example of an API page: its request, its reply and what the reply of the simulator must share with it. */
export interface PageExample {
  name: string;
  /** How the page's example had to be mended to be sent, and why its reply differs. */
  mended?: string;
  /** What CCKM holds before the example; the id of the first reply stands for the page's id in the paths after it. */
  before?: PageRequest[];
  /** Milliseconds that pass between the two. */
  advance?: number;
  quirks?: Record<string, unknown>;
  request: PageRequest;
  reply?: Record<string, unknown>;
  /** Header and a row, when the reply is CSV. */
  csv?: [string, string];
  /** Paths in the reply whose values are those of the page. */
  same?: string[];
  /** Fields of the request's body that the reply repeats. */
  echoes?: string[];
}

export interface Page {
  page: string;
  /** The id of the record that the page's paths speak of. */
  id: string;
  examples: PageExample[];
}

export function readPage(name: string): Page {
  return JSON.parse(readFileSync(join(__dirname, "pages", `${name}.json`), "utf8")) as Page;
}

const TIMESTAMP = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.(\d{1,9}))?Z$/;

/** Every path of a JSON value with its type; an element of an array is `[]`. */
export function shape(value: unknown, path = ""): Map<string, string> {
  const found = new Map<string, string>([[path, typeOf(value)]]);
  if (Array.isArray(value)) {
    for (const element of value) for (const [key, type] of shape(element, `${path}[]`)) found.set(key, type);
  } else if (typeof value === "object" && value !== null) {
    for (const [name, field] of Object.entries(value)) {
      for (const [key, type] of shape(field, `${path}/${name}`)) found.set(key, type);
    }
  }
  return found;
}

function typeOf(value: unknown): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return "array";
  const [, decimals] = (typeof value === "string" && TIMESTAMP.exec(value)) || [];
  if (decimals !== undefined) return decimals.length > 6 ? "timestamp in nanoseconds" : "timestamp";
  return typeof value;
}

/** The value at a path of names and indexes divided by dots; a name that holds dots is not needed here. */
export function valueAt(value: unknown, path: string): unknown {
  return path.split(".").reduce<unknown>((at, name) => (at as Record<string, unknown> | undefined)?.[name], value);
}
