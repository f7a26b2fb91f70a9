/**
 * Where cdktf, or a check of this package, may see a token: braces, the text of a number in exponential notation, and
 * the values of cdktf's map tokens.
 */
const MAY_HOLD_TOKEN = /[{}]|[-|\d.+]e[-|\d.e+]| Map Token Value$/i;
/** Tokens of numbers are near -1e298, tokens of lists of numbers near -1e289. */
const NUMBER_TOKENS = 1e200;
/** The value of cdktf's map tokens of numbers. */
const NUMBER_MAP_TOKEN = -123456789;

/**
 * Whether a value is certain to be written as it is: a text, number or boolean without any token or expression, null,
 * or a list of such values. For most values this spares cdktf's search for tokens, which is many times as slow.
 */
export function isPlain(value: unknown): boolean {
  return Array.isArray(value) ? isPlainList(value) : isPlainPrimitive(value);
}

// By index, since `every` skips holes.
function isPlainList(list: readonly unknown[]): boolean {
  for (let index = 0; index < list.length; index++) if (!isPlainPrimitive(list[index])) return false;
  return true;
}

function isPlainPrimitive(value: unknown): boolean {
  switch (typeof value) {
    case "string":
      return !MAY_HOLD_TOKEN.test(value);
    case "number":
      return Math.abs(value) < NUMBER_TOKENS && value !== NUMBER_MAP_TOKEN;
    case "boolean":
      return true;
    default:
      return value === null;
  }
}
