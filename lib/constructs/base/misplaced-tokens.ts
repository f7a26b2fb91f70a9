import { Token, Tokenization } from "cdktf";
import type { Message } from "../../words";
import * as words from "../words";

const LIST = /#\{TfToken\[/;
const MAP = /&\{TfToken\[/;
/** What JavaScript writes into a text for an object, such as such a map, and the values of cdktf's maps. */
const OF_MAP = /\[object Object\]|^(?:String|Any) Map Token Value$/;

/**
 * A list or a map that only Terraform knows, in a text or among other elements; undefined if there is none. cdktf fails
 * on it before anything is validated, or writes a literal.
 */
export function misplacedToken(value: unknown): Message<"error"> | undefined {
  return inside(value, []);
}

// A circular value is reported by its type.
function inside(value: unknown, above: readonly unknown[]): Message<"error"> | undefined {
  if (typeof value === "string") {
    if (LIST.test(value)) return words.listMisplaced({});
    return MAP.test(value) || OF_MAP.test(value) ? words.mapMisplaced({}) : undefined;
  }
  if (typeof value !== "object" || value === null || above.includes(value)) return undefined;
  const within = [...above, value];
  if (Array.isArray(value)) return inList(value, within);
  if (Object.getPrototypeOf(value) !== Object.prototype) return undefined;
  if (Tokenization.isResolvable(value)) return undefined;
  const keys = Object.keys(value);
  // Of a reference JavaScript takes its own members.
  const isSpread = keys.includes("creationStack") || (keys[1] === "1" && isCut(Object.values(value)));
  if (isSpread) return words.mapMisplaced({});
  if (keys.length === 1 && isMapToken(keys[0]!)) return undefined;
  return first([...keys, ...Object.values(value)], within);
}

/** Whether JavaScript took the signs of a text that only Terraform knows. */
function isCut([first, second]: readonly unknown[]): boolean {
  return first === "$" && second === "{";
}

function inList(list: readonly unknown[], above: readonly unknown[]): Message<"error"> | undefined {
  if (list.length === 1 && Token.isUnresolved(list)) return undefined;
  return first(list, above);
}

function first(values: readonly unknown[], above: readonly unknown[]): Message<"error"> | undefined {
  for (const value of values) {
    const found = inside(value, above);
    if (found) return found;
  }
  return undefined;
}

function isMapToken(text: string): boolean {
  return /^&\{TfToken\[TOKEN\.\d+\]\}$/.test(text);
}
