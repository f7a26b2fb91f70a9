import { nearest } from "../../schema";
import { inOneLine } from "../../words";
import * as words from "../words";

/**
 * Has a misspelt constant throw where it is read, since undefined counts as not given. Other names than those of
 * constants are not touched: inspection, promises and test runners ask every object for theirs.
 */
export function requireConstants(classes: Readonly<Record<string, object>>): void {
  for (const [of, constants] of Object.entries(classes)) {
    const above = Object.getPrototypeOf(constants) as object;
    const get = (target: object, name: string | symbol, receiver: unknown): unknown => {
      if (typeof name === "string" && /^[A-Z][A-Z0-9_]*$/.test(name)) throw missing(of, name, Object.keys(constants));
      return Reflect.get(target, name, receiver);
    };
    Object.setPrototypeOf(constants, new Proxy(above, { get }));
  }
}

function missing(of: string, name: string, known: readonly string[]): Error {
  const near = nearest(name, known);
  return new Error(inOneLine(words.constantMissing({ of, name, known, ...(near !== undefined && { near }) })));
}
