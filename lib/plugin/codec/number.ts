import { Decimal } from "../../schema";

/** A Terraform number without loss: `number` if its shortest text is the same, `bigint` beyond 2^53, else {@link Decimal}. */
export type ExactNumber = number | bigint | Decimal;

const NUMBER = /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/;
// Terraform's numbers have 512 bits; the limit only stops a hostile exponent from exhausting memory.
const MOST_DIGITS = 5000;

/** Parses a decimal number, including `1.5e3`; undefined if the text is not a number or has more than 5000 digits. */
export function numberFromText(text: string): ExactNumber | undefined {
  const plain = plainDecimal(text);
  if (plain === undefined) return undefined;
  if (!plain.includes(".")) return numberFromInteger(BigInt(plain));
  const short = Number(plain);
  return plainDecimal(String(short)) === plain ? short : new Decimal(plain);
}

/**
 * A number that Terraform sent as a 64-bit float. Terraform treats numbers as equal if their shortest texts are, so 0.1 as
 * a float and "0.1" are the same number. A whole number beyond 2^53 stands for all of its digits. Undefined for infinity.
 */
export function numberFromFloat(value: number): number | bigint | undefined {
  if (!Number.isFinite(value)) return undefined;
  return Number.isInteger(value) ? numberFromInteger(BigInt(value)) : value;
}

/** A number if that is exact, a bigint beyond 2^53. */
export function numberFromInteger(value: bigint): number | bigint {
  const short = Number(value);
  return Number.isSafeInteger(short) ? short : value;
}

/**
 * The msgpack form of a number: an integer if 64 bits hold it, else decimal text. Not a float: Terraform would read large
 * whole numbers with only 53 bits, and find that they differ from what it sent. Undefined for NaN, infinity and text that
 * is not a number.
 */
export function numberToWire(value: ExactNumber): number | bigint | string | undefined {
  const plain = plainDecimal(String(typeof value === "number" && Number.isInteger(value) ? BigInt(value) : value));
  if (plain === undefined || plain.includes(".")) return plain;
  const integer = BigInt(plain);
  if (integer < -(2n ** 63n) || integer >= 2n ** 64n) return plain;
  // The msgpack library writes numbers of more than 32 bits as floats when bigints are on.
  return BigInt.asIntN(32, integer) === integer ? Number(integer) : integer;
}

/** Without exponent, leading or trailing zeros: `-0.5`, `1200`. */
function plainDecimal(text: string): string | undefined {
  const [, sign, whole, fraction = "", exponent = "0"] = NUMBER.exec(text) ?? [];
  if (whole === undefined) return undefined;
  const digits = whole + fraction;
  const point = whole.length + Number(exponent);
  if (Math.max(digits.length, point, digits.length - point) > MOST_DIGITS) return undefined;
  const padded = digits.padStart(digits.length + Math.max(0, 1 - point), "0").padEnd(point, "0");
  const split = Math.max(point, 1);
  const before = padded.slice(0, split).replace(/^0+(?=\d)/, "");
  let end = padded.length;
  while (end > split && padded[end - 1] === "0") end--;
  const after = padded.slice(split, end);
  const magnitude = after === "" ? before : `${before}.${after}`;
  return magnitude === "0" ? "0" : `${sign}${magnitude}`;
}
